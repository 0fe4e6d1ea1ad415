"""The application: Qt, theme, and which desks are open."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk import clock, resources
from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.entrance.beginning import begin
from mentordesk.entrance.entry import Entry, Work
from mentordesk.entrance.whereabouts import Whereabouts, first_place, whereabouts_of
from mentordesk.errors import MentorDeskError
from mentordesk.lock import is_held
from mentordesk.storage.new_file import is_same_file
from mentordesk.ui import dialogs, this_computer, words
from mentordesk.ui.front import bring
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.mishaps import Mishaps
from mentordesk.ui.theme import Theme

if TYPE_CHECKING:
    from mentordesk.entrance.locking import Locking
    from mentordesk.ui.outside import Outside
    from mentordesk.ui.safekeeping.safekeeping import Safekeeping

PAINTED_MS = 200  # by then the first window is seen


def run(path: Path | None) -> int:
    """Show the desk at `path`, else the welcome page, and return the exit code."""
    app = application(sys.argv[:1])
    windows = Windows(app)
    sys.excepthook = windows.mishaps.heed
    if path is None:
        windows.welcome()
    else:
        windows.open(path)
        if not windows.shows_any():
            return 0  # the window of another start shows the desk
    QTimer.singleShot(0, windows, windows.heed_signals)
    QTimer.singleShot(PAINTED_MS, windows.mishaps, windows.mishaps.watch)
    gc.freeze()  # what is there now stays: no search for garbage need look at it
    gc.enable()
    return app.exec()


def application(arguments: list[str]) -> QApplication:
    app = QApplication([*arguments, "-style", "fusion"])
    QLocale.setDefault(QLocale(QLocale.Language.English))  # days and months as the words are
    app.setApplicationName("MentorDesk")
    app.setOrganizationName("MentorDesk")
    app.setDesktopFileName("mentordesk")
    app.setWindowIcon(QIcon(str(resources.path("icons", "mentordesk.svg"))))
    return app


class Wish(Protocol):
    """What a page asks of the application: it tells itself how it is granted."""

    def grant(self, windows: Windows, asker: MainWindow) -> object: ...


class Windows(QObject):
    """The desks that are open, each in its window, those at whose entry one stands, or Welcome."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.theme = Theme(app)
        self.theme.use(this_computer.theme())
        self._open: list[MainWindow] = []
        self.mishaps = Mishaps(app, self.theme, lambda: self._open)
        self.mishaps.quit_asked.connect(self.close_all)
        self._entries: list[Entry] = []
        self._welcome: QObject | None = None
        self._outside: Outside | None = None
        self._ending = False

    def open(self, path: Path, place: Place | None = None) -> None:
        """Show the desk at `path`, or what stands before it: a question, or why it cannot open."""
        if (window := self.showing(path)) is not None:
            bring(window, place)
        elif not (is_held(path) and _is_shown_elsewhere(path)):
            self.stand_before(path, Whereabouts(place)).go()

    def reopen(self, path: Path, key: str | None, place: Place | None = None) -> None:
        """Close the window of a desk, if it has one, and open the desk again at a place."""
        where, window = Whereabouts(place), self.showing(path)
        if isinstance(window, MainWindow):
            where = replace(whereabouts_of(window), place=place)
            window.shut()
        self.stand_before(path, where).go(key)

    def stand_before(self, path: Path, where: Whereabouts | None = None) -> Entry:
        """Return a new entry to a desk that is closed, or is about to be."""
        entry = Entry(path, self.theme, self, where)
        self._entries.append(entry)
        entry.opened.connect(partial(self._show, entry))
        entry.asked.connect(self.on_asked)
        entry.looking_asked.connect(lambda looking: looking.grant(self))
        entry.left.connect(self._on_left)
        if self._outside is not None:
            entry.asking.connect(self._outside.stand_for)
        return entry

    def work_on_closed(self, window: MainWindow, said: str, work: Work) -> None:
        """Close a desk, do work on it in a thread and open it again at its place.

        The work returns the key that opens it from then on, or `Done`. What could not be saved
        keeps it open.
        """
        if window.holds_unsaved():
            window.say(self.tr("A text in this window cannot be saved. Mend or delete it first."))
            return
        entry, key = self.stand_before(window.desk.path, whereabouts_of(window)), window.desk.key
        work = self.safekeeping.hand_over(window, work)
        window.shut()
        entry.go_after(said, work, key)
        window.hide()

    @cached_property
    def safekeeping(self) -> Safekeeping:
        from mentordesk.ui.safekeeping.safekeeping import Safekeeping  # after the first paint

        return Safekeeping(self)

    @cached_property
    def locking(self) -> Locking:
        from mentordesk.entrance.locking import Locking  # after the first paint

        return Locking(self)

    def adopt(self, window: MainWindow) -> None:
        """Heed a window; of one that only looks no start knows, and it reminds of nothing."""
        window.desk_asked.connect(self.on_asked)
        window.theme_asked.connect(self._on_theme_asked)
        window.wished.connect(self._on_wished)
        window.closed.connect(self._on_closed)
        self._open.append(window)

    def attend(self, window: MainWindow) -> None:
        """Have a desk be seen outside of its window, too."""
        from mentordesk.ui.outside import Outside  # the first page comes first

        if window not in self._open:
            return  # it was closed meanwhile
        if self._outside is None:
            self._outside = Outside(self)
            self._outside.quit_asked.connect(self.close_all)
        self._outside.attend(window)

    def protected(self) -> list[MainWindow]:
        return [window for window in self._open if window.desk.key is not None]

    def shows_any(self) -> bool:
        return bool(self._open or self._entries)

    def create(self, path: Path) -> None:
        """Make a new desk at `path` and show it."""
        from mentordesk.storage.file import create_file

        try:
            create_file(path)
        except MentorDeskError as error:
            self.mishaps.tell(words.sentence(error))
        else:
            self.open(path)

    def open_demo(self) -> None:
        """Make a copy of the demo desk to play with, and show it."""
        from mentordesk.ui.demo import open_copy

        open_copy(clock.now(), self.open)

    def welcome(self) -> None:
        from mentordesk.ui.welcome import Welcome

        welcome = Welcome(self.theme, this_computer.recent_desks())
        welcome.asked.connect(self.on_asked)
        welcome.show()
        self._welcome = welcome

    def on_asked(self, what: str) -> None:
        """Do what a window asked for: "new", "open", "demo", "quit", or open the desk of a path."""
        front, folder = self._front(), this_computer.documents()
        if what == "new":
            proposed = folder / f"{self.tr('My desk')}{dialogs.SUFFIX}"
            if path := dialogs.save_path(front, self.tr("New desk"), proposed):
                self.create(path)
        elif what == "open":
            if path := dialogs.open_path(front, folder):
                self.open(path)
        elif what == "demo":
            self.open_demo()
        elif what == "quit":
            self.close_all()
        elif what in ("reminders", "sample-reminder"):
            if self._outside is not None:
                self._outside.heed(what, self.sender())
        else:
            self.open(Path(what))

    def heed_signals(self) -> None:
        """Close the windows when the system asks the process to end."""
        from mentordesk.signals import Signals  # sockets are slow to import

        signals = Signals(self)
        signals.ended.connect(self.close_all)
        self._app.aboutToQuit.connect(signals.close)

    def close_all(self) -> None:
        if self._outside is not None:
            self._outside.let_go()
        every: list[Entry | MainWindow] = [*self._entries, *self._open]
        for each in every:
            each.close()
        self._ending = not self._open and all(each.is_working() for each in self._entries)
        self._end_if_over()

    def _end_if_over(self) -> None:
        """End once nothing is done to a closed desk any more."""
        if self._ending and not self.shows_any():
            self._app.quit()

    def _show(self, entry: Entry, desk: Desk) -> None:
        window = MainWindow(desk, self.theme)
        self.adopt(window)
        window.closed_work_asked.connect(partial(self.work_on_closed, window))
        window.lock_asked.connect(lambda: self.locking.lock(window))
        begin(self, window, entry.path, proven=not entry.told)
        desk.present(entry.where.presented)
        window.go_on(entry.where.place or first_place(desk), entry.where.geometry)
        self.mishaps.greet(window)
        entry.greet(window)
        if self._welcome is not None:
            self._welcome.deleteLater()
            self._welcome = None

    def showing(self, path: Path) -> QWidget | None:
        """Return the window of a desk, by whatever name: its file must not be read as a file."""
        opened = [(each.desk.path, each) for each in self._open]
        before = [(each.path, each.window) for each in self._entries]
        same = [
            window
            for known, window in [*opened, *before]
            if known.absolute() == path.absolute() or is_same_file(known, path)
        ]
        return same[0] if same else None

    def _front(self) -> QWidget | None:
        """Return the window above which a question stands."""
        return self._app.activeWindow()

    def _on_theme_asked(self, choice: str) -> None:
        this_computer.set_theme(choice)
        self.theme.use(choice)

    def _on_left(self) -> None:
        entry = self.sender()
        if isinstance(entry, Entry):
            self._entries.remove(entry)
            self._end_if_over()

    def _on_wished(self, wish: Wish) -> None:
        window = self.sender()
        if isinstance(window, MainWindow):
            wish.grant(self, window)

    def _on_closed(self) -> None:
        window = self.sender()
        if isinstance(window, MainWindow):
            self._open.remove(window)
            window.deleteLater()


def _is_shown_elsewhere(path: Path) -> bool:
    """Ask whoever has the desk open to show it, and return whether it did."""
    from mentordesk import summons

    return summons.send(path)
