"""Choosing a question of the bank for an agenda, from one field and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from mentordesk.desk import Desk
from mentordesk.domain.excerpt import marked, spans
from mentordesk.domain.place import Place
from mentordesk.domain.questions import Known, by_least_recent, fits
from mentordesk.storage import question_list, search

from . import question_words
from .palette import PaletteField
from .palette_list import PaletteList
from .palette_rows import Row, spoken
from .theme import Theme
from .widgets.labels import Line, Text
from .widgets.layout import across, column, down, scrolled
from .widgets.looks import look

WIDE, HIGH, EDGE = 720, 372, 10
MOST_TOLD = 12


class QuestionPicker(QFrame):
    """Lies over the window below the row where it was asked for; Escape closes it."""

    picked = Signal(str, str)  # the uid of a question, and the section it is for

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._over = desk, window
        self._known: list[Known] = []
        self._who: list[int] = []
        self._section = ""
        self._back: QWidget | None = None  # what had the focus
        self.field = PaletteField(theme, self.tr("Find a question"))
        self.list = PaletteList(theme, self.tr("Questions"))
        self._nothing = Text(self.tr("No question has these words."), tone="muted")
        self._question, self._history = Text("", strong="true"), Text("", tone="muted")
        self._lay_out()
        self._connect()
        self.hide()
        window.installEventFilter(self)

    def open(self, mentorship_id: int, kind: str, section: str, below: QPoint) -> None:
        """Show the questions for a mentorship, below a point of the screen."""
        connection = self._desk.connection
        self._back = QApplication.focusWidget()
        self._section, self._below = section, self._over.mapFromGlobal(below)
        self._who = question_list.with_same_person(connection, mentorship_id)
        has_met = question_list.has_met(connection, self._who)
        known = by_least_recent(question_list.listed(connection, self._who), kind)
        there = [one for one in known if not one.question.hidden]
        self._known = sorted(there, key=lambda one: not fits(one.question, kind, has_met))
        self.field.clear()
        self._show_rows("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hide it, and give the focus back."""
        back, self._back = self._back, None
        self.hide()
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _lay_out(self) -> None:
        look(self, look="toast")
        self.setAccessibleName(self.tr("Question bank"))
        told = QWidget()
        told.setLayout(down(self._question, 8, self._history, None, margins=(12, 2, 8, 2)))
        first, share = column(self.field, (self.list, 1), self._nothing, wide=440, gap=6)
        second, rest = column((scrolled(told), 1), wide=260)
        keys = self.tr("Enter puts it on the agenda, Escape closes")
        hint = Line(keys, level="small", tone="muted")
        body = across((first, share), (second, rest), gap=6)
        self.setLayout(down((body, 1), 6, hint, margins=(EDGE, EDGE, EDGE, EDGE - 2)))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_rows)
        self.field.moved.connect(self.list.step)
        self.field.left.connect(self.leave)
        self.field.returnPressed.connect(self._on_entered)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

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
        self.list.rows.show(rows)
        self.list.step(0)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if not rows:
            self._tell(None)

    def _tell(self, row: Row | None) -> None:
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

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = self.list.rows.rows[current.row()] if current.isValid() else None
        self._tell(row)
        said = (spoken(row), self._history.plain()) if row else ()
        self.field.setAccessibleDescription(question_words.spoken(said))

    def _on_entered(self) -> None:
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            uid = self.list.rows.rows[index.row()].place.part
            self.leave()
            self.picked.emit(uid, self._section)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """It goes when something else in the window is taken."""
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()
