"""What all pages of the main window have in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place

from .rescue import Texts
from .theme import Theme


class Page(QWidget):
    """One page: it fills when shown, and is stale while hidden once its tables have changed.

    A page lays out and connects in `__init__`, reads and shows in `_fill`, and writes in slots.
    `TABLES` names what it shows. It may offer actions for the Edit and the Meeting menu.
    """

    asked = Signal(Place)  # open this, please
    titled = Signal(str)  # the window's title follows
    requested = Signal(str)  # of the window: "line", "note", "meeting", "demo", a theme…
    wished = Signal(object)  # of the application: another window, another file; a Wish

    TABLES: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.place = place
        self.title = ""
        self.edit_actions: list[QAction] = []
        self.meeting_actions: list[QAction] = []
        self._stale = True
        desk.changed.connect(self._on_desk_changed)

    def open(self, place: Place) -> None:
        """Go to another place that this page shows."""
        self.place = place
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        if not self._desk.is_open:
            return  # it goes with its window
        self._stale = False
        self._fill()

    def show_title(self, title: str) -> None:
        """Tell the window what its title is to say."""
        self.title = title
        self.titled.emit(title)

    def focus_first(self) -> None:
        """Take the focus where the keyboard is to begin."""
        self.setFocus()

    def unsaved(self) -> Texts:
        """Return the texts of this page that could not be saved."""
        return {}

    def holds_unsaved(self) -> bool:
        return bool(self.unsaved())

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def _fill(self) -> None:
        """Read what the page shows and show it."""

    def _on_desk_changed(self, change: Change) -> None:
        if change.by is self or not change.tables & self.TABLES:
            return
        self._stale = True
        if self.isVisible():
            self.refresh()
