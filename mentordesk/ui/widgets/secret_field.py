"""A line for a passphrase: hidden unless it is shown, and forgotten once it is wiped."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.line_field import LineField

HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(LineField):
    """Nothing learns from what is typed here: no spelling, no suggestions, no copy while hidden."""

    caps_locked = Signal(bool)  # as far as the letters that are typed tell: Qt does not know

    def __init__(self, name: str) -> None:
        super().__init__("")
        self._caps = False
        self.setAccessibleName(name)
        self.show_text(False)

    def show_text(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(HINTS)  # which Qt takes off again with the echo mode

    def wipe(self) -> None:
        """Empty it, and what it would undo."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self._caps:
            self._tell(False)
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell(letter.isupper() != shifted)

    def _tell(self, caps: bool) -> None:
        if caps != self._caps:
            self._caps = caps
            self.caps_locked.emit(caps)


def show_button(theme: Theme, *fields: SecretField) -> QToolButton:
    """An eye that shows what is typed into some fields, and hides it again."""
    said = QCoreApplication.translate("secret_field", "Show the passphrase")
    result = icon_button(theme, "eye", said)
    result.setCheckable(True)

    def show(on: bool) -> None:
        result.setIcon(theme.icon("eye-off" if on else "eye", "muted"))
        for field in fields:
            field.show_text(on)

    result.toggled.connect(show)
    return result
