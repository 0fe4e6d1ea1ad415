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
from mentordesk.storage.backups import manifest
from mentordesk.storage.new_file import has_other_name

from . import words
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
    from mentordesk.storage.backups.manifest import Backup

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
        restore = _restore_button(asker.theme)
        restore.clicked.connect(lambda: bring(asker, self.restores))
        return [restore]


def _standing(moment: datetime) -> datetime:
    return moment


@dataclass(frozen=True)
class Restoring:
    """A wish of the application: the desk of a backup, where that can be restored."""

    desk: Path
    backup: Path

    def grant(self, windows: Windows, asker: MainWindow) -> None:
        windows.open(self.desk, Place("backups", "", str(self.backup)))
        asker.close()


def say_why(window: MainWindow, path: Path) -> None:
    """Say of a file why it is only looked at: it is a backup, or not to be written."""
    made = manifest.sealed(path)
    if made is None:
        _say(window, _unwritable(path))
        return
    day = words.month_day(window.desk.today(), clock.now().date())
    when = f"{day}, {words.time(window.desk.now())}"
    said, restore = _backup_of(window, made)
    _say(window, said.format(desk=Path(made.of).stem, when=when), *restore)


def _unwritable(path: Path) -> str:
    if has_other_name(path):
        said = "This file has two names (a hard link) · to work in it, save your own copy"
    else:
        said = "This file can't be written, so it is only to look at"
    return QCoreApplication.translate("looking", said)


def _backup_of(window: MainWindow, made: Backup) -> tuple[str, list[QPushButton]]:
    """Return what is said of a backup, and the way to restore it where its desk was or is."""
    desk = Path(made.of)
    if not (made.of and desk.parent.is_dir()):
        said = "A backup of {desk}, {when} · to work in it, save your own copy"
        return QCoreApplication.translate("looking", said), []
    restore = _restore_button(window.theme)
    restore.clicked.connect(partial(window.wished.emit, Restoring(desk, made.path)))
    said = "A backup of {desk}, {when} · only to look at"
    return QCoreApplication.translate("looking", said), [restore]


def _restore_button(theme: Theme) -> QPushButton:
    restore = button(
        theme, QCoreApplication.translate("looking", "Restore…"), "archive-restore", "link"
    )
    tip = QCoreApplication.translate("looking", "Have the desk be as it was in this backup")
    restore.setToolTip(plain_tip(tip))
    return restore


def _say(window: MainWindow, said: str, *actions: QPushButton) -> None:
    window.add_line(LookingLine(window.theme, said, *actions))
    ReadOnly(window.pages)
