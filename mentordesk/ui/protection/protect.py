"""The dialog in which a desk gets its passphrase, or another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from mentordesk.domain import passphrase
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.form import ways_out
from mentordesk.ui.widgets.growing import Growing
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.segments import Segments
from mentordesk.ui.widgets.tick import CheckBox

from . import words
from .own import OwnPassphrase
from .seven import Confirmation, SevenWords
from .sheet import Sheet
from .sheet_buttons import SheetButtons

WIDE = 580
SEVEN, OWN, CONFIRM = range(3)


@dataclass(frozen=True)
class Subject:
    """What the dialog has to know of a desk."""

    path: Path
    day: str  # today, as it is written onto the sheet
    about: Sequence[str] = ()  # what others know of the user, which makes a passphrase weak
    changes: bool = False  # it has a passphrase already
    remembers: bool = False  # the keyring has its key
    lost: bool = False  # nobody knows the one it has


class ProtectDialog(Growing):
    """Seven words, which must have been written down, or a passphrase of one's own."""

    def __init__(self, theme: Theme, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._subject = theme, subject
        self._words: tuple[str, ...] = ()
        self._make_parts()
        self._lay_out()
        self._on_drawn_anew()
        self._show(SEVEN)

    def passphrase(self) -> str:
        """Return what was chosen, once the dialog was accepted."""
        return self._own.text() if self._ways.current() == OWN else passphrase.joined(self._words)

    def remember(self) -> bool:
        return self._remember.isChecked()

    def backups_too(self) -> bool:
        return self._too.isChecked() and not self._subject.changes

    def accept(self) -> None:
        """Go on to the question whether the words were written down, or be done."""
        shown = self._stack.currentIndex()
        if shown == SEVEN:
            self._show(CONFIRM)
        elif self._own.check() if shown == OWN else self._confirmation.check():
            super().accept()

    def wipe(self) -> None:
        """Keep nothing of a passphrase, which has been taken or is not wanted."""
        self._own.wipe()
        self._words = ()

    def _make_parts(self) -> None:
        names = self.tr("Seven words (recommended)"), self.tr("My own")
        self._ways = Segments(self._theme, self.tr("Kind of passphrase"), *names)
        self._ways.chosen.connect(self._show)
        self._seven = SevenWords()
        self._new = button(self._theme, self.tr("New words"), "rotate-ccw", "link")
        self._new.clicked.connect(self._on_drawn_anew)
        self._own = OwnPassphrase(self._theme, self._subject.about)
        self._own.checked.connect(self.accept)
        self._confirmation = Confirmation()
        self._stack = QStackedWidget()
        for each in (self._seven, self._own, self._confirmation):
            self._stack.addWidget(each)
        self._sheet = SheetButtons(self._theme, self._made_sheet, self._new)
        said = self.tr("Remember on this computer")
        self._remember = CheckBox(self._theme, said, self._subject.remembers)
        self._remember.setAccessibleDescription(words.remembering())
        self._too = CheckBox(self._theme, self.tr("Protect earlier backups too"), True)
        self._too.setAccessibleDescription(words.backups_too())

    def _lay_out(self) -> None:
        changes = self._subject.changes
        self.setWindowTitle(self.tr("Change passphrase") if changes else self.tr("Protect desk"))
        meaning = Text(
            words.meaning_changed(lost=self._subject.lost) if changes else words.meaning()
        )
        remembering = Text(words.remembering(), level="small", tone="muted")
        tail = down(self._remember, remembering, gap=2)
        earlier = Text(words.backups_too(), level="small", tone="muted")
        for each in (self._too, earlier):
            each.setVisible(not changes)  # they have a passphrase already
        too = down(self._too, earlier, gap=2)
        parts = (meaning, across(self._ways, None), self._stack, self._sheet, tail, too)
        self.lay_out(WIDE, *parts, foot=self._ways_out())

    def _ways_out(self) -> QHBoxLayout:
        buttons, self._accept = ways_out(self._theme, self, self.tr("Protect"))
        self._back = button(self._theme, self.tr("Back"), "chevron-left")
        self._back.clicked.connect(lambda: self._show(SEVEN))
        return across(self._back, (buttons, 1), gap=10)

    def _show(self, part: int) -> None:
        """Show one of the parts; beside the question for the words they are not to be seen."""
        self._stack.setCurrentIndex(part)
        for each in (self._ways, self._sheet):
            each.setVisible(part != CONFIRM)
        self._new.setVisible(part == SEVEN)
        self._back.setVisible(part == CONFIRM)
        verb = self.tr("Change") if self._subject.changes else self.tr("Protect")
        self._accept.setText(self.tr("I wrote them down") if part == SEVEN else verb)
        if part == CONFIRM:
            self._confirmation.begin(self._words)
        elif part == OWN:
            self._own.begin()
        else:
            self._ways.focus()

    def _made_sheet(self) -> Sheet:
        drawn = self._words if self._stack.currentIndex() == SEVEN else ()
        where = str(self._subject.path.absolute())
        return Sheet(self._subject.path.stem, self._subject.day, where, drawn)

    def _on_drawn_anew(self) -> None:
        self._words = passphrase.words()
        self._seven.show_words(self._words)
