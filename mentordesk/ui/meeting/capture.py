"""The line into which what comes up in a meeting is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame

from mentordesk.desk import Desk
from mentordesk.domain import capture as grammar
from mentordesk.domain.capture import Captured, Person
from mentordesk.domain.languages import ACTION, DECISION, LEARNING, NOTE
from mentordesk.errors import MentorDeskError, NothingCaptured
from mentordesk.storage import capture, notes
from mentordesk.storage.capture import Target
from mentordesk.ui import this_computer, words
from mentordesk.ui.capture import words as capture_words
from mentordesk.ui.capture.keeping import keep
from mentordesk.ui.draft import Draft
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button, shown_keys
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.labels import Text, kbd, plain_tip
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.ring import keyboard_reached
from mentordesk.ui.widgets.segments import Segments

from .due import DueMenu
from .shown import Shown

SHORT = 9  # letters of a name
EDGE = 14
KINDS = (NOTE, DECISION, ACTION, LEARNING)
VOICED = (ACTION, LEARNING)
KEYS = ("Alt+N", "Alt+D", "Alt+A", "Alt+L")


class Capture(QFrame):
    """Enter saves and stays. What the line says of itself shows in the choices below it.

    Without such a beginning it is of the kind that was chosen last, which stays; a choice made
    for a line with one holds for that line.
    """

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._usual, self._mine = this_computer.captured_kind(KINDS), True
        self._known: list[Target] = []
        self._people: list[Person] = []
        self._voices = Voices("mentor", "")
        self._forget_choices()
        self.field = line_edit(self.tr("Capture"))
        self.field.returnPressed.connect(self.save)
        self.field.textChanged.connect(self._on_typed)
        self._draft = Draft(desk, "", self._typed, self)
        self.field.textChanged.connect(self._draft.touch)
        names = self.tr("Note"), self.tr("Decision"), self.tr("Action"), self.tr("Learned")
        self._kind = Segments(theme, self.tr("What to capture"), *names)
        self._kind.chosen.connect(self._on_kind_chosen)
        self._kind.chosen.connect(self._on_clicked)
        self._due_button = button(theme, self.tr("No date"), "calendar", "flat")
        self._due_button.clicked.connect(self._on_due_clicked)
        self._whose = self._made_whose(self._voices)
        self._told = Text()
        look(self, look="card")
        self._lay_out()
        self._add_keys()

    def show_meeting(self, shown: Shown) -> None:
        if not self._known or shown.meeting.id != self._known[0].meeting_id:
            kept = self._draft.open(f"line {shown.meeting.uid}")
            self.field.setText(kept.get("text", ""))
            self._told.hide()
        own = _own(shown, notes.by_uid(self._desk.session, shown.meeting.note_uid or ""))
        others = capture.targets(self._desk.connection)
        self._known = [own, *(each for each in others if each.uid != own.uid)]
        self._people = capture.people(self._desk.connection, self._known)
        if shown.voices != self._voices:
            self._voices = shown.voices
            self._replace_whose()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def save(self) -> None:
        """Keep what was typed as what it was said to be, and be ready for the next."""
        said = self._said()
        if not self._known or not said.text.strip():
            return
        self._desk.settle()  # what is typed in the note comes before what is added to it
        try:
            keep(self._desk, said, self._target(said), by=self)
        except MentorDeskError as error:
            self._tell(words.sentence(error), "attention")
            return
        self._forget_choices()
        self.field.setText("")  # and not `clear`: Undo takes back what was captured
        self._draft.keep()
        if self._leaves(said):
            kept = capture_words.becoming(said, self._target(said), self._desk.today())
            self._tell(self.tr("Kept: {0}").format(kept), "ok")

    def _typed(self) -> dict[str, str]:
        text = self.field.text()
        return {"text": text} if text else {}

    def _said(self) -> Captured:
        """Return what the line is now: what it says, and what was chosen for it."""
        own = self._known[0].person_id if self._known else None
        read = partial(self._read, kind=self._usual, meant=own)
        said = read(instead=self._instead)
        if self._whose_chosen is not None or not said.prefixed:
            mine = self._mine if self._whose_chosen is None else self._whose_chosen
            said = replace(said, mine=mine or said.kind not in VOICED)
        if self._due_chosen and said.kind == ACTION:
            whole = said if self._due else read(instead=LEARNING)  # no date: its words are text
            said = replace(said, due=self._due, text=whole.text)
        return said

    def _read(self, **how: Any) -> Captured:
        today, language = self._desk.today(), capture_words.language()
        return grammar.parse(self.field.text(), self._people, today, language, **how)

    def _target(self, said: Captured) -> Target | None:
        own = self._known[0]
        return own if said.doubt else capture.target(said, self._known, own.mentorship_id)

    def _leaves(self, said: Captured) -> bool:
        """Whether the choices cannot show what becomes of it: it goes to another's agenda."""
        return said.kind not in KINDS or self._target(said) is not self._known[0]

    def _forget_choices(self) -> None:
        """What was chosen for one line: another kind, whose it is, when it is due."""
        self._instead = ""
        self._whose_chosen: bool | None = None
        self._due: date | None = None
        self._due_chosen = False

    def _lay_out(self) -> None:
        self._keys = kbd(shown_keys("Ctrl+Return").replace("Return", "↵").replace("+", " "))
        self._keys.setToolTip(self.tr("To the note and back"))
        self._details = across(self._whose, (self._told, 99), None, self._due_button, gap=10)
        self._choices = across(self._kind, (self._details, 1), gap=10)
        self._choices.setAlignment(self._kind, Qt.AlignmentFlag.AlignLeading)
        line = across((self.field, 1), self._keys, gap=10)
        self._told.hide()
        self.setLayout(down(line, self._choices, margins=(EDGE, EDGE, EDGE, 12), gap=10))

    def _fit(self) -> None:
        """In a narrow window whose it is stands below what it is, and the hint makes room."""
        gap, details = self._choices.spacing(), (self._whose, self._due_button)
        wanted = sum(each.sizeHint().width() + gap for each in details)
        wide = self._kind.sizeHint().width() + wanted <= self.width() - 2 * EDGE
        directions = QBoxLayout.Direction
        self._choices.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._keys.setVisible(wide)

    def _add_keys(self) -> None:
        for kind, keys in zip(KINDS, KEYS, strict=True):
            self._add_key(keys, partial(self._take, kind))
        self._add_key("Alt+W", self._on_other_voice_asked)
        tip = self.tr("{keys}: note, decision, action, learned; {whose}: whose it is")
        keys = ", ".join(map(shown_keys, KEYS))
        self.field.setToolTip(plain_tip(tip.format(keys=keys, whose=shown_keys("Alt+W"))))

    def _add_key(self, keys: str, then: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(then)

    def _take(self, kind: str) -> None:
        """Have the line be of this kind; without a beginning of its own the next ones too."""
        if self._said().prefixed:
            self._instead = kind
        else:
            self._usual, self._instead = kind, ""
            this_computer.set_captured_kind(kind)
        self._show()

    def _made_whose(self, voices: Voices) -> Segments:
        other = voices.name(voices.other)
        short = words.cut(other, SHORT)  # both stay on one line
        names = (words.initial_cap(voices.name(voices.role)), short or "…")
        whose = Segments(self._theme, self.tr("Whose"), *names)
        whose.chosen.connect(self._on_whose_chosen)
        whose.chosen.connect(self._on_clicked)
        return whose

    def _replace_whose(self) -> None:
        old, self._whose = self._whose, self._made_whose(self._voices)
        self._details.replaceWidget(old, self._whose)
        old.hide()
        old.deleteLater()
        self._fit()

    def _show(self) -> None:
        """Show in the choices what the line becomes, and in words what they cannot show."""
        said = self._said()
        here = bool(self._known) and not self._leaves(said)
        if here:
            self._kind.choose(KINDS.index(said.kind))
        else:
            self._kind.choose_none()
        self._whose.choose(0 if said.mine else 1)
        self._whose.setVisible(here and said.kind in VOICED)
        self._due_button.setVisible(here and said.kind == ACTION)
        day = words.week_day(said.due, self._desk.today()) if said.due else ""
        due = self.tr("Due {day}").format(day=day) if day else self.tr("No date")
        self._due_button.setText(due)
        self.field.setPlaceholderText(self._hint(said.kind))
        self._show_words(said, here)

    def _show_words(self, said: Captured, here: bool) -> None:
        if not self.field.text().strip() or not self._known:
            self.field.setAccessibleDescription("")
            return
        to = self._target(said)
        became = capture_words.becoming(said, to, self._desk.today())
        try:
            capture.check(said, to)
        except NothingCaptured:
            self._told.hide()
        except MentorDeskError as error:
            self._tell(words.sentence(error), "attention")
        else:
            self._tell("" if here else became, "muted")
            self.field.setAccessibleDescription(became)

    def _tell(self, sentence: str, tone: str) -> None:
        look(self._told, tone=tone)
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        if tone != "muted":
            announce(self._told)
        self.field.setAccessibleDescription(sentence)

    def _hint(self, kind: str) -> str:
        example = self.tr("Type and press Enter… “{name}: draft the note by Friday”")
        hints = {
            DECISION: self.tr("What was decided?"),
            LEARNING: self.tr("What was learned?"),
        }
        name = self._voices.name(self._voices.other)
        return hints.get(kind, example.format(name=name))

    def _on_typed(self) -> None:
        if self.field.text():
            self._told.hide()
        else:
            self._forget_choices()
        self._show()

    def _on_kind_chosen(self, number: int) -> None:
        self._take(KINDS[number])

    def _on_whose_chosen(self, number: int) -> None:
        if self._said().prefixed:
            self._whose_chosen = number == 0
        else:
            self._mine = number == 0
        self._show()

    def _on_clicked(self) -> None:
        """Who chose by the mouse types next; who came by keyboard may go on to another choice."""
        if not keyboard_reached(self):
            self.field.setFocus()

    def _on_other_voice_asked(self) -> None:
        self._on_whose_chosen(1 - self._whose.current())

    def _on_due_clicked(self) -> None:
        menu = DueMenu(self._theme, self._desk.today(), self)
        menu.chosen.connect(self._set_due)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self._due_button.mapToGlobal(above))

    def _set_due(self, day: object) -> None:
        self._due, self._due_chosen = (day if isinstance(day, date) else None), True
        self._show()


def _own(shown: Shown, note_id: int | None) -> Target:
    """Return the meeting itself, also when its mentorship has ended meanwhile."""
    meeting, owner = shown.meeting, shown.mentorship
    return Target(
        *(owner.id, owner.uid, owner.person_id, owner.person, owner.role, owner.kind),
        *(meeting.id, meeting.uid, meeting.starts_at, meeting.zone, True, note_id),
    )
