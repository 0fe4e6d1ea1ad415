"""Menus and their entries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from mentordesk.ui.theme import Theme


def entry(
    theme: Theme,
    menu: QMenu,
    text: str,
    then: Callable[[], object],
    icon: str = "",
    keys: str = "",
    token: str = "ink",
) -> QAction:
    """Add an entry to a menu; the keys are shown and work while the menu's owner is in reach."""
    result = QAction(text, menu)
    if icon:
        result.setIcon(theme.icon(icon, token))
    if keys:
        result.setShortcut(QKeySequence(keys))
    result.triggered.connect(lambda: then())
    menu.addAction(result)
    return result
