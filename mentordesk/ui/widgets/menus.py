"""Menus and their entries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from mentordesk.ui.theme import Theme

W = TypeVar("W", bound=QWidget)


def entry(
    theme: Theme,
    menu: QWidget,
    text: str,
    then: Callable[[], object],
    icon: str = "",
    keys: str = "",
    token: str = "ink",
) -> QAction:
    """Add an entry to a menu, or to a widget with `own_menu`.

    The keys are shown, and work while the menu's owner is in reach.
    """
    result = QAction(text, menu)
    if icon:
        result.setIcon(theme.icon(icon, token))
    if keys:
        result.setShortcut(QKeySequence(keys))
    result.triggered.connect(lambda: then())
    menu.addAction(result)
    return result


def list_action(
    theme: Theme, owner: QObject, text: str, then: Callable[[], object], icon: str, *keys: str
) -> QAction:
    """An action whose keys, such as letters or Del, work in the lists alone that it is added to."""
    result = QAction(theme.icon(icon), text, owner)
    result.setShortcuts([QKeySequence(each) for each in keys])
    result.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    result.triggered.connect(lambda: then())
    return result


def own_menu(owner: W) -> W:
    """Have a context menu of a widget's own entries, the same wherever it is asked for."""
    owner.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return owner


def ask_by_keys(window: QWidget) -> None:
    """Shift+F10 asks for a menu as the menu key does: under X11 Qt knows that key alone."""
    QShortcut(QKeySequence("Shift+F10"), window, partial(_ask_for_menu, window))


def asked_at(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    """Where on the screen a menu is to be: at the pointer, or by keyboard at the current row."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard and view.currentIndex().isValid():
        return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).center())
    return event.globalPos()


def _ask_for_menu(window: QWidget) -> None:
    focused = window.focusWidget()
    if focused is not None:
        at = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        by_keys = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(by_keys, at, focused.mapToGlobal(at))
        QApplication.sendEvent(focused, event)
