"""A window in which a desk is only looked at: a backup, or a file that may not be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from mentordesk import clock
from mentordesk.desk import Desk
from mentordesk.domain.place import Place

from .front import bring
from .main_window import MainWindow
from .theme import Theme
from .widgets.buttons import button
from .widgets.labels import Line, plain_tip
from .widgets.layout import PAGE_EDGE, across
from .widgets.looks import look
from .widgets.search_field import SearchField
from .widgets.sign import Sign

if TYPE_CHECKING:
    from mentordesk.app import Windows

BESIDE = QPoint(28, 28)  # so that the window it was opened from is seen behind it


class LookingLine(QFrame):
    """Says above the pages what is looked at."""

    def __init__(self, theme: Theme, said: str, *actions: QPushButton) -> None:
        super().__init__()
        words, edges = Line(said), (PAGE_EDGE, 4, 14, 4)
        parts = across(Sign(theme, "eye", "accent", 16), (words, 1), *actions, gap=10)
        parts.setContentsMargins(*edges)
        self.setLayout(parts)
        self.setAccessibleName(said)
        look(self, look="presentation")


class ReadOnly(QObject):
    """Takes the words back from a field of the pages as soon as one could type into it.

    What is searched for may be typed.
    """

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox):
            return
        if self._pages.isAncestorOf(now) and not isinstance(now, SearchField):
            now.setReadOnly(True)


@dataclass(frozen=True)
class Look:
    """A wish of the application: a file in a window of its own, only to look at."""

    path: Path
    key: str | None
    name: str  # of the window
    said: str  # above its pages
    as_of: datetime | None = None  # what is late or to come is told as at that moment
    restores: Place | None = None  # where who asked restores it

    def grant(self, windows: Windows, asker: MainWindow | None) -> QWidget:
        """Show it beside who asked, with whose desk it closes; raises as opening a desk does."""
        if (shown := windows.showing(self.path)) is not None:
            bring(shown)
            return shown
        now = clock.now if self.as_of is None else partial(_standing, self.as_of)
        window = MainWindow(Desk(self.path, now, self.key, looking=True), windows.theme, self.name)
        _say(window, self.said, *self._ways(asker))
        windows.adopt(window)
        window.open(Place("today"))
        if asker is not None:
            asker.desk.closing.connect(window.close)
            window.lock_asked.connect(asker.lock_asked)
            window.resize(asker.size())
            window.move(asker.pos() + BESIDE)
        window.show()
        return window

    def _ways(self, asker: MainWindow | None) -> list[QPushButton]:
        """Return the button that leads back to who asked, to restore it."""
        if self.restores is None or asker is None:
            return []
        name = QCoreApplication.translate("looking", "Restore…")
        tip = QCoreApplication.translate("looking", "Have the desk be as it was in this backup")
        restore = button(asker.theme, name, "archive-restore", "link")
        restore.setToolTip(plain_tip(tip))
        restore.clicked.connect(lambda: bring(asker, self.restores))
        return [restore]


def _standing(moment: datetime) -> datetime:
    return moment


def say_unwritable(window: MainWindow) -> None:
    """Say of a desk that is only looked at because its place may not be written."""
    said = "This file can't be written, so it is only to look at"
    _say(window, QCoreApplication.translate("looking", said))


def _say(window: MainWindow, said: str, *actions: QPushButton) -> None:
    window.add_line(LookingLine(window.theme, said, *actions))
    ReadOnly(window.pages)
