"""A sign in the system's tray, where there is one, with what is wanted from outside the window."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from mentordesk import resources
from mentordesk.domain.place import Place
from mentordesk.storage import overview
from mentordesk.storage.overview import Coming

from . import this_computer, words
from .front import bring
from .main_window import MainWindow
from .reminding.message import Message
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

    def say(self, message: Message) -> bool:
        """Show a message at the sign, if it can; the click on the last one is heard."""
        if not QSystemTrayIcon.supportsMessages():
            return False
        self._said = message
        self._sign.showMessage(message.title, message.body, self._sign.icon())
        return True

    def let_go(self) -> None:
        """From now on what is closed is closed."""
        for window in self._windows:
            window.removeEventFilter(self)
        QApplication.setQuitOnLastWindowClosed(True)
        self._sign.hide()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if isinstance(window, MainWindow):
            if event.type() is QEvent.Type.Close and self._keeps(window):
                event.ignore()
                self._take_in(window)
                return True
            if event.type() is QEvent.Type.Show:
                QApplication.setQuitOnLastWindowClosed(True)
        return False

    def _keeps(self, closing: MainWindow) -> bool:
        """The system that ends the session is not to be kept waiting."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and app.isSavingSession():
            return False
        alone = not any(each.isVisible() for each in self._windows if each is not closing)
        return alone and this_computer.keeps_running() and is_there()

    def _take_in(self, window: MainWindow) -> None:
        """The desk stays open; a dialog that is closed later must not end the app."""
        window.desk.settle()
        this_computer.set_geometry(window.saveGeometry())
        QApplication.setQuitOnLastWindowClosed(False)
        window.hide()
        if not this_computer.was_told("tray"):
            this_computer.tell_no_more("tray")
            self.took_in.emit(window)

    def _fill(self) -> None:
        """Say "Open" once for each desk, then what is next."""
        self._menu.clear()
        for window in self._windows:
            desk = "MentorDesk" if len(self._windows) == 1 else window.desk.path.stem
            action = self._menu.addAction(self.tr("Open {desk}").format(desk=unmarked(desk)))
            action.triggered.connect(partial(bring, window))
        if self._windows:
            add = self._menu.addAction(self.tr("Quick add…"))
            add.triggered.connect(partial(self._used_last().quick_add, ""))
        for window, name, meeting in self._next():
            action = self._menu.addAction(unmarked(_meeting(name, meeting, window.desk.today())))
            action.triggered.connect(partial(bring, window, Place("meeting", meeting.uid)))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit")).triggered.connect(self.quit_asked)

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
        if why is QSystemTrayIcon.ActivationReason.Trigger and self._windows:
            bring(self._used_last())

    def _on_message_clicked(self) -> None:
        if self._said is not None:
            self.opened.emit(self._said)

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
