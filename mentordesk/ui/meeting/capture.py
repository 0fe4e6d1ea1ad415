"""The line into which decisions, action items and learnings are typed during a meeting."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame

from mentordesk.desk import Desk
from mentordesk.domain.typed import one_line
from mentordesk.storage import actions, decisions, learnings
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.buttons import button, shown_keys
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.labels import kbd
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.ring import keyboard_reached
from mentordesk.ui.widgets.segments import Segments

from .due import DueMenu
from .shown import Shown

SHORT = 9  # letters of a name
EDGE = 14
DECISION, ACTION, LEARNED = range(3)
KEYS = ("Alt+D", "Alt+A", "Alt+L")


class Capture(QFrame):
    """Enter saves and stays; the kind and the voice stay as chosen."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._due: date | None = None
        self._meeting_id = self._mentorship_id = 0
        self._voices = Voices("mentor", "")
        self.field = line_edit(self.tr("Capture"))
        self.field.returnPressed.connect(self.save)
        names = (self.tr("Decision"), self.tr("Action"), self.tr("Learned"))
        self._kind = Segments(theme, self.tr("What to capture"), *names, current=ACTION)
        self._kind.chosen.connect(self._on_kind_chosen)
        self._kind.chosen.connect(self._on_clicked)
        self._due_button = button(theme, self.tr("No date"), "calendar", "flat")
        self._due_button.clicked.connect(self._on_due_clicked)
        self._whose = self._made_whose(self._voices)
        look(self, look="card")
        self._lay_out()
        self._add_keys()

    def show_meeting(self, shown: Shown) -> None:
        if shown.meeting.id != self._meeting_id:
            self.field.setText("")
            self._set_due(None)
        self._meeting_id, self._mentorship_id = shown.meeting.id, shown.meeting.mentorship_id
        if shown.voices != self._voices:
            self._voices = shown.voices
            self._replace_whose()
        self._on_kind_chosen(self._kind.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def save(self) -> None:
        """Keep what was typed as what it was said to be, and be ready for the next."""
        text = one_line(self.field.text())
        if not text:
            return
        kind, to, today = self._kind.current(), self._mentorship_id, self._desk.today()
        with self._desk.change(self._label(kind), by=self) as session:
            if kind == DECISION:
                decisions.add(session, to, text, today, self._meeting_id)
            elif kind == ACTION:
                voice, due = self._voice(), self._due
                actions.add(session, to, text, voice, today, self._meeting_id, due)
            elif kind == LEARNED:
                learnings.add(session, to, text, self._voice(), today, self._meeting_id)
        self.field.setText("")  # and not `clear`: Undo takes back what was captured
        self._set_due(None)

    def _lay_out(self) -> None:
        self._keys = kbd(shown_keys("Ctrl+Return").replace("Return", "↵").replace("+", " "))
        self._keys.setToolTip(self.tr("To the note and back"))
        self._choices = across(self._kind, self._whose, gap=10)
        for each in (self._kind, self._whose):
            self._choices.setAlignment(each, Qt.AlignmentFlag.AlignLeading)
        line = across((self.field, 1), self._due_button, self._keys, gap=10)
        choices = across(self._choices, None)
        self.setLayout(down(line, choices, margins=(EDGE, EDGE, EDGE, 12), gap=10))

    def _fit(self) -> None:
        """In a narrow window whose it is stands below what it is, and the hint makes room."""
        room = self.width() - 2 * EDGE - self._choices.spacing()
        wide = self._kind.sizeHint().width() + self._whose.sizeHint().width() <= room
        directions = QBoxLayout.Direction
        self._choices.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._keys.setVisible(wide)

    def _add_keys(self) -> None:
        for kind, keys in enumerate(KEYS):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._take, kind))
        other = QShortcut(QKeySequence("Alt+W"), self)
        other.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        other.activated.connect(self._on_other_voice_asked)
        tip = self.tr("{keys}: decision, action, learned; {whose}: whose it is")
        keys = ", ".join(map(shown_keys, KEYS))
        self.field.setToolTip(tip.format(keys=keys, whose=shown_keys("Alt+W")))

    def _take(self, kind: int) -> None:
        self._kind.choose(kind)
        self._on_kind_chosen(kind)

    def _made_whose(self, voices: Voices) -> Segments:
        other = voices.name(voices.other)
        short = words.cut(other, SHORT)  # both stay on one line
        names = (words.initial_cap(voices.name(voices.role)), short or "…")
        whose = Segments(self._theme, self.tr("Whose"), *names)
        whose.chosen.connect(self._on_clicked)
        return whose

    def _replace_whose(self) -> None:
        old, self._whose = self._whose, self._made_whose(self._voices)
        self._choices.replaceWidget(old, self._whose)
        old.hide()
        old.deleteLater()
        self._fit()

    def _voice(self) -> str:
        return self._voices.other if self._whose.current() else self._voices.role

    def _label(self, kind: int) -> str:
        labels = self.tr("Add decision"), self.tr("Add action item"), self.tr("Add learning")
        return labels[kind]

    def _set_due(self, day: object) -> None:
        self._due = day if isinstance(day, date) else None
        said = words.due(self._due, self._desk.today()) if self._due else self.tr("No date")
        self._due_button.setText(self.tr("Due {day}").format(day=said) if self._due else said)

    def _on_kind_chosen(self, kind: int) -> None:
        hints = (
            self.tr("What was decided?"),
            self.tr("What will be done?"),
            self.tr("What was learned?"),
        )
        self.field.setPlaceholderText(hints[kind])
        self._whose.setVisible(kind != DECISION)
        self._due_button.setVisible(kind == ACTION)

    def _on_clicked(self) -> None:
        """Who chose by the mouse types next; who came by keyboard may go on to another choice."""
        if not keyboard_reached(self):
            self.field.setFocus()

    def _on_other_voice_asked(self) -> None:
        self._whose.choose(1 - self._whose.current())
        self._whose.update()

    def _on_due_clicked(self) -> None:
        menu = DueMenu(self._theme, self._desk.today(), self)
        menu.chosen.connect(self._set_due)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self._due_button.mapToGlobal(above))
