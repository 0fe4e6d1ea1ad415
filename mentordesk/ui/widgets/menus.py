"""Menus and their entries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

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


def asked_at(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    """Where on the screen a menu is to be: at the pointer, or by keyboard at the current row."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard and view.currentIndex().isValid():
        return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).center())
    return event.globalPos()
