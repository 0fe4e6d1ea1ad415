"""A field for a passphrase, which can be shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.layout import across
from mentordesk.ui.widgets.secret_field import SecretField


class PassphraseField(QWidget):
    """Hidden at first."""

    entered = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.line = SecretField(name)
        self.line.setPlaceholderText(name)
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
        self.line.show_text(on)
        name = self.tr("Hide the passphrase") if on else self.tr("Show the passphrase")
        self._eye.setIcon(self._theme.icon("eye-off" if on else "eye", "muted"))
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)
