"""What can be done with a backup, in the menus, by keys and on the buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QMenu, QPushButton, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.menus import list_action

from .drawn import RowList
from .model import Entry

Way: TypeAlias = Callable[[], object]


class Ways(NamedTuple):
    """What is done for each action."""

    look: Way
    whole: Way
    mentorship: Way
    note: Way
    check: Way
    show: Way


class BackupActions(QObject):
    def __init__(self, theme: Theme, rows: RowList[Entry], ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, rows
        act = partial(list_action, theme, self)
        self.look = act(self.tr("Open to look"), ways.look, "eye", "Return", "Enter")
        whole = self.tr("Restore this desk as it was…")
        self.whole = act(whole, ways.whole, "archive-restore", "R")
        self.mentorship = act(self.tr("Restore a mentorship…"), ways.mentorship, "users", "M")
        self.note = act(self.tr("Restore a note…"), ways.note, "square-pen", "N")
        self.check = act(self.tr("Check"), ways.check, "circle-check", "C")
        self.show = act(self.tr("Show in folder"), ways.show, "folder-open")
        rows.addActions(self.all())
        rows.doubleClicked.connect(self.look.trigger)
        self.allow(None, reads=False)

    def all(self) -> list[QAction]:
        return [self.look, self.whole, self.mentorship, self.note, self.check, self.show]

    def allow(self, entry: Entry | None, *, reads: bool) -> None:
        """Offer what can be done with a backup; most of it only once it can be read."""
        there = entry is not None and entry.state != "gone"
        for action in (self.look, self.mentorship, self.note):
            action.setEnabled(reads and there)
        sound = entry is not None and entry.backup.digest and entry.state != "damaged"
        self.whole.setEnabled(reads and there and bool(sound))
        for action in (self.check, self.show):
            action.setEnabled(there)

    def menu(self) -> QMenu:
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.all()[:-2])
        menu.addSeparator()
        menu.addActions(self.all()[-2:])
        return menu

    def buttons(self) -> QLayout:
        """Return the buttons: to look, to restore, and two that are needed less often."""
        restore, menu = button(self._theme, self.tr("Restore…"), "archive-restore"), QMenu()
        menu.setParent(restore, menu.windowFlags())
        menu.addActions([self.whole, self.mentorship, self.note])
        restore.setMenu(menu)
        for action in menu.actions():
            action.enabledChanged.connect(
                lambda: restore.setEnabled(any(each.isEnabled() for each in menu.actions()))
            )
        large = across((self._button(self.look, "primary", "eye"), 1), (restore, 1), gap=8)
        small = across(self._button(self.check, "link"), self._button(self.show, "link"), None)
        return down(large, small, gap=6)

    def _button(self, action: QAction, kind: str = "", icon: str = "") -> QPushButton:
        result = button(self._theme, action.text(), icon, kind)
        result.clicked.connect(action.trigger)
        action.enabledChanged.connect(result.setEnabled)
        return result
