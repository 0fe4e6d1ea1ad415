"""The unlock page: it asks for the passphrase of a desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from . import rescue
from .gate import Gate
from .theme import Theme
from .widgets.banner import announce
from .widgets.buttons import button
from .widgets.labels import Text
from .widgets.layout import across, down
from .widgets.looks import look
from .widgets.secret_field import SecretField, show_button


class Unlock(Gate):
    """One field; what is wrong is said below it, and trying has no limit."""

    given = Signal(str)  # the passphrase

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__(theme, path)
        self.setWindowTitle(self.tr("{0} is locked").format(path.stem))
        self.field = SecretField(self.tr("Passphrase"))
        self.field.setPlaceholderText(self.tr("Passphrase"))
        self.field.returnPressed.connect(self._on_entered)
        self.field.caps_locked.connect(self._on_caps_locked)
        self._enter = button(theme, self.tr("Unlock"), "lock-open", "primary")
        self._enter.clicked.connect(self._on_entered)
        self._said, self._caps = Text(), Text(self.tr("Caps Lock seems to be on."), tone="muted")
        self._forgotten = Text(tone="muted")
        self.lay_out("lock", self._asked(), 14, self._forgotten_part())
        for each in (self._said, self._caps, self._forgotten):
            each.hide()
        self.unsaved = False  # a text waits in memory until the desk is unlocked
        self.field.setFocus()

    def complain(self, sentence: str) -> None:
        """Say what is wrong with what was typed, which can be mended or typed anew."""
        self._wait(False)
        self._say(sentence, "attention")
        self.field.setFocus()
        self.field.selectAll()

    def hint(self, sentence: str) -> None:
        """Say why the passphrase is asked for; what is typed meanwhile stays."""
        self._say(sentence, "muted")

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.unsaved and not rescue.may_forget(self):
            event.ignore()
        else:
            super().closeEvent(event)

    def vanish(self) -> None:
        self.field.wipe()
        super().vanish()

    def _asked(self) -> QWidget:
        line = across((self.field, 1), show_button(self._theme, self.field), self._enter, gap=8)
        result = QWidget()
        result.setLayout(down(line, self._caps, self._said, gap=8))
        return result

    def _forgotten_part(self) -> QWidget:
        ask = button(self._theme, self.tr("I forgot it"), "", "link")
        ask.clicked.connect(self._on_forgotten)
        result = QWidget()
        result.setLayout(down(across(ask, None), self._forgotten, gap=4))
        return result

    def _say(self, sentence: str, tone: str) -> None:
        look(self._said, tone=tone)
        self._said.setText(sentence)
        self._said.show()
        announce(self._said)

    def _wait(self, on: bool) -> None:
        self._said.hide()
        self.field.setEnabled(not on)
        self._enter.setEnabled(not on)
        self._enter.setText(self.tr("Unlocking…") if on else self.tr("Unlock"))

    def _on_entered(self) -> None:
        if not self.field.text():
            self.complain(self.tr("Type the passphrase of this desk first."))
            return
        self._wait(True)
        self.given.emit(self.field.text())

    def _on_caps_locked(self, on: bool) -> None:
        self._caps.setVisible(on)

    def _on_forgotten(self) -> None:
        self._forgotten.setText(
            self.tr(
                "Nobody can open this desk without its passphrase, and nobody can reset it; that is"
                " what protects it. Look for the sheet that you printed, and try the passphrases"
                " that you had before: an older backup opens with the one it had then."
            )
        )
        self._forgotten.show()
        announce(self._forgotten)
