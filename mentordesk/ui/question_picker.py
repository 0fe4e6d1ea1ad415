"""Choosing a question of the bank for an agenda, from one field and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.excerpt import marked, spans
from mentordesk.domain.place import Place
from mentordesk.domain.questions import Known, by_least_recent, fits
from mentordesk.storage import question_list, search

from . import question_words
from .finder import EDGE, Finder
from .palette_rows import Row, spoken
from .theme import Theme
from .widgets.labels import Line, Text
from .widgets.layout import across, column, down, scrolled

WIDE, HIGH = 720, 372
MOST_TOLD = 12


class QuestionPicker(Finder):
    """Lies over the window below the row where it was asked for."""

    picked = Signal(str, str)  # the uid of a question, and the section it is for

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        asks, nothing = self.tr("Find a question"), self.tr("No question has these words.")
        super().__init__(theme, window, asks, self.tr("Questions"), nothing)
        self._desk = desk
        self._known: list[Known] = []
        self._who: list[int] = []
        self._section = ""
        self._question, self._history = Text("", strong="true"), Text("", tone="muted")
        self._lay_out()
        self.field.textChanged.connect(self._show_rows)

    def open(self, mentorship_id: int, kind: str, section: str, below: QPoint) -> None:
        """Show the questions for a mentorship, below a point of the screen."""
        connection = self._desk.connection
        self._section, self._below = section, self._over.mapFromGlobal(below)
        self._who = question_list.with_same_person(connection, mentorship_id)
        has_met = question_list.has_met(connection, self._who)
        known = by_least_recent(question_list.listed(connection, self._who), kind)
        there = [one for one in known if not one.question.hidden]
        self._known = sorted(there, key=lambda one: not fits(one.question, kind, has_met))
        self.field.clear()
        self._show_rows("")
        self._come()

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Question bank"))
        told = QWidget()
        told.setLayout(down(self._question, 8, self._history, None, margins=(12, 2, 8, 2)))
        first, share = column(self.field, (self.list, 1), self._nothing, wide=440, gap=6)
        second, rest = column((scrolled(told), 1), wide=260)
        keys = self.tr("Enter puts it on the agenda, Esc closes")
        hint = Line(keys, level="small", tone="muted")
        body = across((first, share), (second, rest), gap=6)
        self.setLayout(down((body, 1), 6, hint, margins=(EDGE, EDGE, EDGE, EDGE - 2)))

    def _place(self) -> None:
        """Below the row if there is room, else as low as the window allows; never cut."""
        window = self._over
        wide, high = min(WIDE, window.width() - 2 * EDGE), min(HIGH, window.height() - 2 * EDGE)
        self.resize(wide, high)
        left = max(EDGE, min(self._below.x() + EDGE, window.width() - wide - EDGE))
        top = max(EDGE, min(self._below.y() + 2, window.height() - high - EDGE))
        self.move(left, top)

    def _show_rows(self, typed: str) -> None:
        terms = search.terms_of(typed)
        today = self._desk.today()
        rows = []
        for one in self._known:
            question, stands = one.question, question_words.how_it_stands(one, today)
            words = f"{question.text} {question.category} {one.asked.answer if one.asked else ''}"
            if all(spans(words, [term]) for term in terms):
                about = question.category or question_words.kind(question.kind)
                place = Place("questions", "", question.uid)
                title, second = marked(question.text, terms), marked(f"{about} · {stands}", terms)
                rows.append(Row(place, "message-square", title, second, ""))
        self._show(rows)
        if not rows:
            self._tell(None)

    def _take(self, row: Row) -> None:
        self.leave()
        self.picked.emit(row.place.part, self._section)

    def _tell(self, row: Row | None) -> None:
        self._tell_history(row)
        said = (spoken(row), self._history.plain()) if row else ()
        self.field.setAccessibleDescription(question_words.spoken(said))

    def _tell_history(self, row: Row | None) -> None:
        """Say beside the list what was asked and answered before."""
        uid = row.place.part if row else ""
        known = next((one for one in self._known if one.question.uid == uid), None)
        if known is None:
            self._question.setText("")
            self._history.setText("")
            return
        today = self._desk.today()
        found = question_list.history(self._desk.connection, uid, self._who)[:MOST_TOLD]
        held = [question_words.asked_in(each, today) for each in found if each.on]
        self._question.setText(known.question.text)
        self._history.setText("\n\n".join(held) or question_words.how_it_stands(known, today))
