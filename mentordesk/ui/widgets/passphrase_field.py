"""A field for a passphrase, which can be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.layout import across


class PassphraseField(QWidget):
    """Hidden at first; nothing that helps to type learns what is typed."""

    entered = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self.changed)
        self._eye = icon_button(theme, "eye", "")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self.show_text)
        self.setFocusProxy(self.line)
        self.setLayout(across((self.line, 1), self._eye, gap=6))
        self.show_text(False)

    def text(self) -> str:
        return self.line.text()

    def select(self) -> None:
        self.line.selectAll()

    def show_text(self, on: bool) -> None:
        """Show what is typed, or dots in its place."""
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if on else mode.Password)
        name = self.tr("Hide the passphrase") if on else self.tr("Show the passphrase")
        self._eye.setIcon(self._theme.icon("eye-off" if on else "eye", "muted"))
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)
