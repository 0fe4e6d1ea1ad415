"""A sign in the system's tray, where there is one, with what is wanted from outside the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from mentordesk import resources
from mentordesk.domain.place import Place
from mentordesk.storage import overview
from mentordesk.storage.overview import Coming

from . import this_computer, words
from .front import bring
from .main_window import MainWindow
from .reminding.message import Message
from .unlock import Unlock
from .widgets.labels import unmarked


def is_there() -> bool:
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """Takes in the last window that is closed, if the user wishes that MentorDesk keeps running."""

    quit_asked = Signal()
    opened = Signal(object)  # the message that was clicked
    took_in = Signal(MainWindow)  # for the first time: the user is to be told

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._windows: list[MainWindow] = []
        self._locked: list[Unlock] = []
        self._said: Message | None = None
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._fill)
        self._sign = QSystemTrayIcon(QIcon(str(resources.path("icons", "mentordesk.svg"))), self)
        self._sign.setToolTip("MentorDesk")
        self._sign.setContextMenu(self._menu)
        self._sign.activated.connect(self._on_activated)
        self._sign.messageClicked.connect(self._on_message_clicked)
        self._fill()
        self._sign.show()

    def attend(self, window: MainWindow) -> None:
        self._windows.append(window)
        window.installEventFilter(self)
        window.closed.connect(self._on_window_closed)
        self._fill()

    def stand_for(self, locked: Unlock) -> None:
        """Lead to the passphrase of a desk that is locked; nothing else of it is known."""
        self._locked.append(locked)
        locked.installEventFilter(self)
        locked.gone.connect(self._on_gone)
        self._fill()

    def say(self, message: Message) -> bool:
        """Show a message at the sign, if it can; the click on the last one is heard."""
        if not QSystemTrayIcon.supportsMessages():
            return False
        self._said = message
        self._sign.showMessage(message.title, message.body, self._sign.icon())
        return True

    def let_go(self) -> None:
        """From now on what is closed is closed."""
        for each in [*self._windows, *self._locked]:
            each.removeEventFilter(self)
        QApplication.setQuitOnLastWindowClosed(True)
        self._sign.hide()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if isinstance(window, MainWindow | Unlock):
            if event.type() is QEvent.Type.Close and self._keeps(window):
                event.ignore()
                self._take_in(window)
                return True
            if event.type() is QEvent.Type.Show:
                QApplication.setQuitOnLastWindowClosed(True)
        return False

    def _keeps(self, closing: QWidget) -> bool:
        """The system that ends the session is not to be kept waiting."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and app.isSavingSession():
            return False
        others = [each for each in (*self._windows, *self._locked) if each is not closing]
        alone = not any(each.isVisible() for each in others)
        return alone and this_computer.keeps_running() and is_there()

    def _take_in(self, window: MainWindow | Unlock) -> None:
        """The desk stays open, or locked; a dialog that is closed later must not end the app."""
        QApplication.setQuitOnLastWindowClosed(False)
        window.hide()
        if isinstance(window, Unlock):
            return
        window.desk.settle()
        this_computer.set_geometry(window.saveGeometry())
        if not this_computer.was_told("tray"):
            this_computer.tell_no_more("tray")
            self.took_in.emit(window)

    def _fill(self) -> None:
        """Say "Open" or "Unlock" once for each desk, then what is next."""
        self._menu.clear()
        alone = len(self._windows) + len(self._locked) == 1
        for window in self._windows:
            desk = unmarked("MentorDesk" if alone else window.desk.path.stem)
            self._add(self.tr("Open {desk}").format(desk=desk), partial(bring, window))
        for each in self._locked:
            desk = unmarked("MentorDesk" if alone else each.path.stem)
            self._add(self.tr("Unlock {desk}").format(desk=desk), partial(bring, each))
        if self._windows or self._locked:
            self._add(self.tr("Quick add…"), self._on_add_asked)
        for window, name, meeting in self._next():
            said = unmarked(_meeting(name, meeting, window.desk.today()))
            self._add(said, partial(bring, window, Place("meeting", meeting.uid)))
        self._menu.addSeparator()
        self._add(self.tr("Quit"), self.quit_asked.emit)

    def _add(self, said: str, then: Callable[[], object]) -> None:
        self._menu.addAction(said).triggered.connect(lambda: then())

    def _next(self) -> list[tuple[MainWindow, str, Coming]]:
        """Return the next meeting, if there is one in any desk."""
        found = [
            (window, each.name, each.next)
            for window in self._windows
            if window.desk.presenting is None  # who looks on sees this menu too
            for each in overview.mentorships(window.desk.connection, window.desk.now())
            if each.next is not None
        ]
        return sorted(found, key=lambda one: (not one[2].running, one[2].here))[:1]

    def _used_last(self) -> MainWindow:
        """Return the window that is in front or went into the tray last, else the newest."""
        active = [each for each in self._windows if each.isActiveWindow()]
        hidden = [each for each in self._windows if each.isHidden()]
        return (active or hidden or self._windows)[-1]

    def _on_activated(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why is not QSystemTrayIcon.ActivationReason.Trigger:
            return
        if self._windows:
            bring(self._used_last())
        elif self._locked:
            bring(self._locked[-1])

    def _on_add_asked(self) -> None:
        """Ask for a line; while every desk is locked, for the passphrase first."""
        if self._windows:
            self._used_last().quick_add()
            return
        self._locked[-1].want_line()
        bring(self._locked[-1])

    def _on_message_clicked(self) -> None:
        if self._said is not None:
            self.opened.emit(self._said)

    def _on_gone(self) -> None:
        locked = self.sender()
        if isinstance(locked, Unlock):
            self._locked.remove(locked)
            self._fill()

    def _on_window_closed(self) -> None:
        window = self.sender()
        if isinstance(window, MainWindow):
            self._windows.remove(window)
            self._fill()


def _meeting(name: str, meeting: Coming, today: date) -> str:
    """Priya, Thu 26 Nov, 16:00–16:45, as the clock says here."""
    first = words.first_name(name)
    if meeting.running:
        return QCoreApplication.translate("Tray", "In a meeting with {name}").format(name=first)
    return f"{first}, {words.when(meeting.here, meeting.minutes, today)}"
