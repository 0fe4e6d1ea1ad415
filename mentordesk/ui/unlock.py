"""The unlock page: it asks for the passphrase of a desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from .gate import Gate
from .theme import Theme
from .widgets.banner import announce
from .widgets.buttons import button
from .widgets.labels import Text
from .widgets.layout import across
from .widgets.looks import look
from .widgets.passphrase_field import PassphraseField


class Unlock(Gate):
    """One field; what is wrong is said below it, and there is no limit of trying."""

    given = Signal(str)  # the passphrase

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__(theme, path)
        self.setWindowTitle(self.tr("{0} is locked").format(path.stem))
        self.field = PassphraseField(theme, self.tr("Passphrase"))
        self.field.entered.connect(self._on_entered)
        self._enter = button(theme, self.tr("Unlock"), "lock-open", "primary")
        self._enter.clicked.connect(self._on_entered)
        self._said = Text()
        self._said.hide()
        line = across((self.field, 1), self._enter, gap=10)
        self.lay_out("lock", line, 8, self._said)
        self.field.setFocus()

    def complain(self, sentence: str) -> None:
        """Say what is wrong with what was typed, which can be mended or typed anew."""
        self._wait(False)
        look(self._said, tone="attention")
        self._said.setText(sentence)
        self._said.show()
        announce(self._said)
        self.field.setFocus()
        self.field.select()

    def _on_entered(self) -> None:
        if not self.field.text():
            self.complain(self.tr("Type the passphrase of this desk first."))
            return
        self._wait(True)
        self.given.emit(self.field.text())

    def _wait(self, on: bool) -> None:
        self._said.hide()
        self.field.setEnabled(not on)
        self._enter.setEnabled(not on)
        self._enter.setText(self.tr("Unlocking…") if on else self.tr("Unlock"))
