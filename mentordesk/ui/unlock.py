"""The unlock page: it asks for the passphrase of a desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from . import rescue
from .gate import Gate
from .protection import words
from .theme import Theme
from .widgets.banner import announce
from .widgets.buttons import button
from .widgets.labels import Text, plain_tip
from .widgets.layout import across, down
from .widgets.looks import look
from .widgets.secret_field import SecretField, show_button
from .widgets.tick import CheckBox


class Unlock(Gate):
    """One field; what is wrong is said below it, and trying has no limit."""

    given = Signal(str)  # the passphrase

    def __init__(self, theme: Theme, path: Path, remembered: bool = False) -> None:
        super().__init__(theme, path)
        self._remember = CheckBox(theme, self.tr("Remember on this computer"), remembered)
        self._remember.setAccessibleDescription(words.remembering())
        self._remember.setToolTip(plain_tip(words.remembering()))
        self.setWindowTitle(self.tr("{0} is locked").format(path.stem))
        self.field = SecretField(self.tr("Passphrase"))
        self.field.setPlaceholderText(self.tr("Passphrase"))
        self.field.returnPressed.connect(self._on_entered)
        self.field.caps_locked.connect(self._on_caps_locked)
        self._enter = button(theme, self.tr("Unlock"), "lock-open", "primary")
        self._enter.clicked.connect(self._on_entered)
        self._said, self._caps = Text(), Text(words.caps_lock(), tone="muted")
        self._forgotten = Text(tone="muted")
        self.lay_out("lock", self._asked(), 6, self._forgotten_part())
        for each in (self._said, self._caps, self._forgotten):
            each.hide()
        self.wants_line = False
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

    def tell_locked(self) -> None:
        """Say why the keyring is not asked."""
        self.hint(self.tr("The desk was locked, so its passphrase is asked for once."))

    def tell_stale(self) -> None:
        """Say that what the keyring gave is no longer the key."""
        self.hint(
            self.tr(
                "What this computer remembers no longer opens this desk."
                " Its passphrase may have been changed elsewhere: type the new one."
            )
        )

    def tell_of_keyring(self, trouble: str) -> None:
        """Say what kept the keyring from opening the desk."""
        self.hint(words.trouble(trouble))

    def is_waiting(self) -> bool:
        """Return whether a passphrase is being tried."""
        return not self.field.isEnabled()

    def want_line(self) -> None:
        """Once the desk is open, a line is to be added."""
        self.wants_line = True
        self.hint(self.tr("Unlock the desk to add a line."))

    def remembers(self) -> bool:
        return self._remember.isChecked()

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
        remember = across(self._remember, None)
        result.setLayout(down(line, self._caps, self._said, remember, gap=10))
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
        said = self.tr(
            "Nobody can open this desk without its passphrase, and nobody can reset it; that is"
            " what protects it. Look for the sheet that you printed, and try the passphrases"
            " that you had before: an older backup opens with the one it had then."
        )
        self._forgotten.setText(f"{said} {self._way_back()}".rstrip())
        self._forgotten.show()
        announce(self._forgotten)

    def _way_back(self) -> str:
        """Tell of what the desk was before its passphrase was set or changed, if it is there."""
        from mentordesk.storage import protection  # seldom

        if not protection.beside(self.path):
            return ""
        return self.tr(
            "What it was before it got its present passphrase is still beside it, as “{name}”:"
            " copy that, give the copy a name that ends in .mentordesk, and open it."
        ).format(name=protection.former(self.path).name)
