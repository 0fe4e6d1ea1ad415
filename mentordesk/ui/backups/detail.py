"""What is known of one backup: how it stands, what it contains, and what the desk lacks of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from mentordesk.errors import KeyNeeded, MentorDeskError, WrongKey
from mentordesk.storage.restoring.contents import GONE, IN_TRASH, Contents
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, Text, caption, head_line, label
from mentordesk.ui.widgets.layout import across, clear, down, scrolled
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.secret_field import SecretField, show_button
from mentordesk.ui.widgets.sign import Sign

from . import words
from .actions import BackupActions
from .model import Entry

EDGES = (18, 16, 18, 16)


class Detail(QFrame):
    passphrase_given = Signal(str)

    def __init__(self, theme: Theme, now: Callable[[], datetime], actions: BackupActions) -> None:
        super().__init__()
        self._theme, self._now, self._actions = theme, now, actions
        self._read = ""  # the name of the one whose contents are shown
        self._title = Text("", strong="true")
        self._facts = Text(level="small", tone="muted")
        self._good = Sign(theme, "circle-check", "ok", 15)
        self._bad = Sign(theme, "circle-alert", "attention", 15)
        self._state = Text(level="small", tone="muted")
        self._grid = QGridLayout()
        self._counts = QWidget()
        self._lacks = Text(tone="muted")
        self._told = Text(tone="muted")
        self._ask = self._made_ask()
        look(self, look="card")
        self._lay_out()
        self.show_entry(None)

    def show_entry(self, entry: Entry | None) -> None:
        """Show what is known at once; what it contains is read meanwhile, or anew."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        now = self._now()
        self._title.setText(words.moment(entry.backup.made_at, now))
        self._facts.setText(" · ".join(words.facts(entry.backup, entry.place, now)))
        self.show_state(entry.state)
        if self.shows(entry):
            return
        self._read = ""
        for part in (self._counts, self._lacks, self._ask):
            part.hide()
        self._say(self.tr("Reading what it contains…"))
        self._actions.allow(entry, reads=False)

    def shows(self, entry: Entry | None) -> bool:
        """Return whether what it contains is shown: as it was before the desk changed, perhaps."""
        return entry is not None and self._read == entry.name

    def show_state(self, state: str) -> None:
        self._state.setText(words.state_sentence(state))
        self._good.setVisible(state == "good")
        self._bad.setVisible(state in ("damaged", "gone"))

    def show_contents(self, entry: Entry, found: Contents | MentorDeskError) -> None:
        """Show what it contains, or ask for what is needed to read it, or say why it cannot be."""
        self._read = entry.name if isinstance(found, Contents) else ""
        self._ask.setVisible(isinstance(found, KeyNeeded))
        if isinstance(found, KeyNeeded):
            self._say(self.tr("It has an earlier passphrase. Give it to see what it contains."))
        elif isinstance(found, MentorDeskError):
            self._say(common.sentence(found))
        else:
            self._say("")
            self._fill_counts(found)
            self._say_what_is_lacking(found)
        self._actions.allow(entry, reads=isinstance(found, Contents))

    def complain(self, error: MentorDeskError) -> None:
        """Say why a passphrase did not help."""
        self._wait(False)
        wrong = self.tr("This passphrase does not open this backup.")
        self._say(wrong if isinstance(error, WrongKey) else common.sentence(error), "attention")
        announce(self._told)
        self._field.setFocus()
        self._field.selectAll()

    def _made_ask(self) -> QWidget:
        self._field = SecretField(self.tr("Passphrase of this backup"))
        self._field.setPlaceholderText(self._field.accessibleName())
        self._enter = button(self._theme, self.tr("Open"), "lock-open")
        self._field.returnPressed.connect(self._on_entered)
        self._enter.clicked.connect(self._on_entered)
        ask = QWidget()
        eye = show_button(self._theme, self._field)
        ask.setLayout(across((self._field, 1), eye, self._enter, gap=8))
        return ask

    def _lay_out(self) -> None:
        self._counts.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        state = across(self._good, self._bad, (self._state, 1), gap=7)
        head = down(self._title, self._facts, 8, state)
        contents = down(self._told, self._ask, self._counts, self._lacks, None, gap=10)
        inside = QWidget()
        inside.setLayout(down(head, 14, head_line(self.tr("What it contains")), 8, (contents, 1)))
        self.setLayout(down((scrolled(inside), 1), 12, self._actions.buttons(), margins=EDGES))

    def _fill_counts(self, found: Contents) -> None:
        clear(self._grid)
        heads = "", self.tr("Then"), self.tr("Now")
        for column, head in enumerate(heads):
            self._grid.addWidget(_at_end(caption(head)) if head else caption(""), 0, column)
        for row, (kind, then) in enumerate(found.then.items(), 1):
            self._add_row(row, kind, then, found.now[kind])
        self._counts.show()

    def _add_row(self, row: int, kind: str, then: int, now: int) -> None:
        name = Line(words.kinds(kind))
        name.setAccessibleName(
            self.tr("{kind}: {then} then, {now} now").format(
                kind=words.kinds(kind), then=then, now=now
            )
        )
        numbers = label(str(then), strong="true"), label(str(now), tone="muted")
        for column, cell in enumerate((name, *numbers)):
            self._grid.addWidget(cell if column == 0 else _at_end(cell), row, column)

    def _say_what_is_lacking(self, found: Contents) -> None:
        away = GONE, IN_TRASH
        people = [each.name for each in found.mentorships if each.stands in away]
        notes = [each.title for each in found.notes if each.stands in away]
        changed = sum(each.stands == "changed" for each in found.notes)
        said = []
        if people:
            said.append(self.tr("Mentorships the desk lacks now: {names}."))
            said[-1] = said[-1].format(names=words.titles(people))
        if notes:
            said.append(self.tr("Notes the desk lacks now: {names}."))
            said[-1] = said[-1].format(names=words.titles(notes))
        if changed:
            one, many = (
                self.tr("1 note was changed since."),
                self.tr("%n notes were changed since."),
            )
            said.append(common.counted(one, many, changed))
        self._lacks.setText("\n".join(said))
        self._lacks.setVisible(bool(said))

    def _say(self, sentence: str, tone: str = "muted") -> None:
        look(self._told, tone=tone)
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _wait(self, on: bool) -> None:
        self._field.setEnabled(not on)
        self._enter.setEnabled(not on)

    def _on_entered(self) -> None:
        if self._field.text():
            self._wait(True)
            self.passphrase_given.emit(self._field.text())

    def forget_passphrase(self) -> None:
        """It was right, and is not to be read here any longer."""
        self._wait(False)
        self._field.wipe()


def _at_end(cell: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(across(None, cell))
    holder.setMinimumWidth(44)
    return holder
