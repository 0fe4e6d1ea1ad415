"""What Qt's own dialogs lack to look like ours: edges, a primary button, icons of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from .theme import Theme
from .widgets.looks import is_rtl, look

if TYPE_CHECKING:  # made when a dialog is asked for, as dialogs are
    from PySide6.QtWidgets import QDialog

SIGNS = {
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "plus",
}
MODES = ("listModeButton", "detailModeButton")


def arrange(dialog: QDialog) -> None:
    """Give a dialog the edges of our own, and its accepting button the accent."""
    from PySide6.QtWidgets import QDialogButtonBox

    if (layout := dialog.layout()) is not None:
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            if box.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole:
                look(button, kind="primary")


def close_gap(message: QDialog) -> None:
    """A message without an icon keeps no room for one."""
    from PySide6.QtWidgets import QGridLayout, QSizePolicy

    grid = message.layout()
    if isinstance(grid, QGridLayout) and (gap := grid.itemAtPosition(0, 0)) is not None:
        if (spacer := gap.spacerItem()) is not None:
            spacer.changeSize(0, 0, QSizePolicy.Policy.Fixed)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(0)


def give_icons(files: QDialog) -> None:
    """Qt's arrows are black in the dark, and its two ways to list are one too many."""
    from PySide6.QtWidgets import QToolButton

    app = QCoreApplication.instance()
    theme = app.findChild(Theme) if app is not None else None
    icons = dict(SIGNS)
    if is_rtl(files):
        icons |= {"backButton": "chevron-right", "forwardButton": "chevron-left"}
    for button in files.findChildren(QToolButton):
        button.setVisible(button.objectName() not in MODES)
        if theme is not None and button.objectName() in icons:
            button.setIcon(theme.icon(icons[button.objectName()], "muted"))
