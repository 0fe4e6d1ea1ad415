"""How a desk is protected, and what can be changed about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from mentordesk.storage import key as keys
from mentordesk.storage import remembered
from mentordesk.storage.remembered import Memory
from mentordesk.ui import background, this_computer
from mentordesk.ui.protection import deeds, rekeying, words
from mentordesk.ui.protection.readable import Readable
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import Choice
from mentordesk.ui.widgets.labels import Text, head_line, label
from mentordesk.ui.widgets.layout import Item, across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.tick import CheckBox

if TYPE_CHECKING:
    from mentordesk.ui.main_window import MainWindow

MINUTES = (0, 5, 15, 30, 60)


@dataclass(frozen=True)
class ProtectionWish:
    """What is done to the whole desk: "protect", "change-passphrase", "unprotect" or "lock"."""

    what: str

    def grant(self, app: object, window: MainWindow) -> None:
        deed = {
            "protect": deeds.protect,
            "change-passphrase": deeds.change,
            "unprotect": deeds.unprotect,
            "lock": deeds.lock,
        }
        deed[self.what](window)


class ProtectionCard(QFrame):
    """Asks the window for what concerns the whole desk; the rest is kept on this computer."""

    asked = Signal(str)  # as in `ProtectionWish`

    def __init__(self, theme: Theme, path: Path, key: str | None) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self._readable: Readable | None = None
        self._trouble = Text(level="small", tone="attention")
        self._trouble.hide()
        look(self, look="card")
        rows = self._of_protected(path, key) if key else self._of_plain()
        head = head_line(self.tr("Protection"))
        self.setLayout(down(head, 10, down(*rows, gap=12), margins=(18, 16, 18, 16)))

    def check(self) -> None:
        """See in a thread what can be read, and whether the keyring has what it was given."""
        if self._readable is not None:
            self._readable.look()
        if self._key is not None and this_computer.remembers(keys.salt_of(self._key)):
            background.run_aside(partial(remembered.read, keys.salt_of(self._key)), self._on_read)

    def _of_plain(self) -> list[Item]:
        said = self.tr("This desk is a plain file: whoever can open this computer can read it.")
        protect = self._way("protect", self.tr("Protect desk…"), "lock")
        return [Text(said), across(protect, None)]

    def _of_protected(self, path: Path, key: str) -> list[Item]:
        self._readable = Readable(self._theme, path, key)
        said = self.tr("This desk is protected: nobody opens it without its passphrase.")
        change = self._way("change-passphrase", self.tr("Change passphrase…"), "key")
        remove = self._way("unprotect", self.tr("Remove protection…"), "lock-open")
        ways = across(change, remove, None, gap=10)
        return [Text(said), self._readable, self._remembering(), self._locking(), ways]

    def _remembering(self) -> QVBoxLayout:
        on = self._key is not None and this_computer.remembers(keys.salt_of(self._key))
        self._remember = CheckBox(self._theme, self.tr("Remember on this computer"), on)
        self._remember.clicked.connect(self._on_remember_clicked)
        self._remember.setAccessibleDescription(words.remembering())
        hint = Text(words.remembering(), level="small", tone="muted")
        return down(across(self._remember, None), hint, self._trouble, gap=3)

    def _locking(self) -> QVBoxLayout:
        name, kept = self.tr("Lock when nothing was done for"), this_computer.idle_minutes()
        options = [(words.minutes(each), each) for each in MINUTES]
        value = kept if kept in MINUTES else this_computer.IDLE_USUAL
        self._idle = Choice(self._theme, name, options, value)
        self._idle.activated.connect(self._on_idle_chosen)
        lock = self._way("lock", self.tr("Lock now"), "lock")
        said = label(name, level="small", tone="muted")
        said.setBuddy(self._idle)
        hint = Text(
            self.tr("Not while a meeting runs. What you are typing is saved first."),
            level="small",
            tone="muted",
        )
        return down(said, across(self._idle, lock, None, gap=10), hint, gap=4)

    def _way(self, what: str, name: str, icon: str) -> QPushButton:
        result = button(self._theme, name, icon)
        result.clicked.connect(partial(self.asked.emit, what))
        return result

    def _on_idle_chosen(self) -> None:
        this_computer.set_idle_minutes(self._idle.value())

    def _on_remember_clicked(self, on: bool) -> None:
        if self._key is None:
            return
        self._remember.setEnabled(False)
        work = rekeying.remember_key if on else rekeying.forget
        background.run_aside(partial(work, self._key), self._on_done)

    def _on_done(self, trouble: str) -> None:
        if self._key is not None:
            self._remember.setChecked(this_computer.remembers(keys.salt_of(self._key)))
        self._remember.setEnabled(True)
        self._remember.setFocus()
        self._say(words.trouble(trouble))

    def _on_read(self, memory: Memory) -> None:
        gone = memory.key is None and not memory.trouble
        self._say(words.trouble("lost" if gone else memory.trouble))

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
