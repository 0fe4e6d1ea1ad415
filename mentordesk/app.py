"""The application: Qt, theme, clock, errors at the rim, and which desks are open."""

from __future__ import annotations

import gc
import sys
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk import clock, resources
from mentordesk.ahead import Ahead
from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import MentorDeskError
from mentordesk.lock import is_held
from mentordesk.storage import overview
from mentordesk.storage.connection import explain
from mentordesk.storage.new_file import is_same_file
from mentordesk.ui import dialogs, this_computer, words
from mentordesk.ui.front import bring
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.theme import Theme

if TYPE_CHECKING:
    from mentordesk.ui.outside import Outside

REMINDED_MS = 4000  # a desk that was just opened is looked at first


def run(path: Path | None) -> int:
    """Show the desk at `path`, else the welcome page, and return the exit code."""
    app = application(sys.argv[:1])
    windows = Windows(app)
    sys.excepthook = windows.on_error
    if path is None or not windows.open(path):
        windows.welcome()
    elif not windows.shows_any():
        return 0  # the window of another start shows the desk
    QTimer.singleShot(0, windows, windows.heed_signals)
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


class Windows(QObject):
    """The desks that are open, each in its window, or the welcome page."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.theme = Theme(app)
        self.theme.use(this_computer.theme())
        self._open: list[MainWindow] = []
        self._welcome: QObject | None = None
        self._outside: Outside | None = None
        self._telling = False

    def open(self, path: Path) -> bool:
        """Show the desk at `path`; say in one sentence why not, and return False."""
        if (window := self._showing(path)) is not None:
            bring(window)
            return True
        if is_held(path) and _is_shown_elsewhere(path):
            return True
        try:
            desk = self._opened(path)
        except MentorDeskError as error:
            self._tell(words.sentence(error))
            return False
        if desk is not None:
            self._show(desk)
        return desk is not None

    def shows_any(self) -> bool:
        return bool(self._open)

    def create(self, path: Path) -> None:
        """Make a new desk at `path` and show it."""
        from mentordesk.storage.file import create_file

        try:
            create_file(path)
        except MentorDeskError as error:
            self._tell(words.sentence(error))
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
        for window in [*self._open]:
            window.close()
        if not self._open:
            self._app.quit()

    def on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say what went wrong in the window, or above a dialog that keeps one from it.

        What nobody foresaw goes to stderr whole.
        """
        ours = explain(error)
        if ours is None:
            traceback.print_exception(kind, error, trace)
        sentence = (
            words.sentence(ours)
            if ours
            else self.tr("Something went wrong. Everything you have saved is safe.")
        )
        if self._app.activeModalWidget() is not None:
            self._tell_once(sentence)
            return
        for window in self._open:
            if window.isActiveWindow() or len(self._open) == 1:
                window.say(sentence)
                return
        self._tell(sentence)

    def _opened(self, path: Path) -> Desk | None:
        from mentordesk.storage.file import is_protected

        if not is_protected(path):
            return Desk(path, clock.now)
        return self._unlocked(path)

    def _unlocked(self, path: Path) -> Desk | None:
        from mentordesk.storage import key
        from mentordesk.storage.file import sniff

        question = self.tr("Passphrase of {0}:").format(path.stem)
        given = dialogs.ask_passphrase(self._front(), self.tr("Open a protected desk"), question)
        return Desk(path, clock.now, key.derive(given, sniff(path))) if given else None

    def _show(self, desk: Desk) -> None:
        window = MainWindow(desk, self.theme)
        window.desk_asked.connect(self.on_asked)
        window.theme_asked.connect(self._on_theme_asked)
        window.closed.connect(self._on_closed)
        window.painted.connect(Ahead(self).start)
        QTimer.singleShot(REMINDED_MS, window, partial(self._attend, window))
        self._open.append(window)
        window.painted.connect(partial(self._listen, window))
        this_computer.remember_desk(desk.path)
        window.open(_first_place(desk))
        window.show()
        if self._welcome is not None:
            self._welcome.deleteLater()
            self._welcome = None

    def _showing(self, path: Path) -> MainWindow | None:
        """Return the window of a desk, by whatever name: its file must not be read as a file."""
        same = [w for w in self._open if is_same_file(w.desk.path, path)]
        return same[0] if same else None

    def _front(self) -> QWidget | None:
        """Return the window above which a question stands."""
        return self._app.activeWindow()

    def _tell_once(self, sentence: str) -> None:
        """Tell it unless something is being told: what is tried again and again fails as often."""
        if not self._telling:
            self._telling = True
            self._tell(sentence)
            self._telling = False

    def _tell(self, sentence: str) -> None:
        dialogs.tell(self._front(), "MentorDesk", sentence)

    def _listen(self, window: MainWindow) -> None:
        """Hear when the desk is started once more."""
        from mentordesk.summons import Summons  # whose imports are slow

        called = Summons(window.desk.path, window)
        called.heard.connect(partial(bring, window))
        window.closed.connect(called.close)

    def _attend(self, window: MainWindow) -> None:
        from mentordesk.ui.outside import Outside  # the first page comes first

        if self._outside is None:
            self._outside = Outside(self)
            self._outside.quit_asked.connect(self.close_all)
        self._outside.attend(window)

    def _on_theme_asked(self, choice: str) -> None:
        this_computer.set_theme(choice)
        self.theme.use(choice)

    def _on_closed(self) -> None:
        window = self.sender()
        if isinstance(window, MainWindow):
            self._open.remove(window)
            window.deleteLater()


def _is_shown_elsewhere(path: Path) -> bool:
    """Ask whoever has the desk open to show it, and return whether it did."""
    from mentordesk import summons

    return summons.send(path)


def _first_place(desk: Desk) -> Place:
    """With one mentorship, its next agenda; else Today."""
    known = overview.mentorships(desk.connection, desk.now())
    if len(known) == 1 and known[0].coming:
        return Place("meeting", known[0].coming[0].uid)
    return Place("today")
