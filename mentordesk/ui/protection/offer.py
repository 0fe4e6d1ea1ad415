"""The offer to protect a desk, made once something was written in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mentordesk.desk import Change
from mentordesk.errors import MentorDeskError
from mentordesk.storage import offers, overview
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.notice import Notice

PAUSE_MS = 6000  # nobody is asked while typing


class Offer(QObject):
    """Made once for a plain desk, and never while somebody else may see it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._open = self._desk.key is None and not offers.is_settled(self._desk.connection)
        self._line = OfferLine(window.theme)
        window.add_line(self._line)
        self._line.protect.clicked.connect(self._on_protect_clicked)
        self._line.refuse.clicked.connect(self._on_refused)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.make)
        self._desk.changed.connect(self._on_desk_changed)
        self._desk.presented.connect(self._on_presented)
        self._desk.closing.connect(self._pause.stop)
        self._before: QWidget | None = None  # where the focus was before it came to the line
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        if self._open and self._desk.undo_label is not None:  # something was written before
            self._pause.start()

    def make(self) -> None:
        """Make the offer, if it is the time for it."""
        if not self._open or self._is_watched() or self._desk.presenting is not None:
            return
        if offers.has_a_sentence(self._desk.connection):
            self._line.offer()
            self._remember()

    def _is_watched(self) -> bool:
        """Whether a meeting runs, in which the screen may be shared."""
        return overview.is_any_running(self._desk.connection)

    def _remember(self) -> None:
        try:
            with self._desk.keeping() as connection:
                offers.remember(connection)
        except MentorDeskError:
            return  # a full disk is told to who types; at worst it is offered once more

    def _settle(self) -> None:
        self._open = False
        before = self._before
        self._line.hide()
        if before is not None and isValid(before):
            before.setFocus()

    def _on_desk_changed(self, change: Change) -> None:
        if not self._open:
            return
        if self._line.isHidden():
            self._pause.start()
        elif "meeting" in change.tables and self._is_watched():
            self._line.hide()

    def _on_presented(self) -> None:
        if self._desk.presenting is not None:
            self._line.hide()
        elif self._open:
            self._pause.start()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if not self._is_in_line(old):
            self._before = old if self._is_in_line(now) else None

    def _is_in_line(self, widget: QWidget | None) -> bool:
        return widget is not None and self._line.isAncestorOf(widget)

    def _on_protect_clicked(self) -> None:
        from .deeds import protect  # what is seldom wanted is not imported at each start

        self._settle()
        if not protect(self._window):
            self._say_where()

    def _on_refused(self) -> None:
        self._settle()
        self._say_where()

    def _say_where(self) -> None:
        """The offer does not come back: say how it is done without."""
        self._window.banner.hint(self.tr("File › Protect desk… does it whenever you like."))


class OfferLine(Notice):
    """Takes no focus from who types."""

    def __init__(self, theme: Theme) -> None:
        self.protect = button(theme, "", "lock", "primary")
        self.refuse = button(theme, "", "", "flat")
        super().__init__(theme, "lock", "muted", self.refuse, self.protect)
        self.protect.setText(self.tr("Protect…"))
        self.refuse.setText(self.tr("Not now"))

    def offer(self) -> None:
        self.say(self.tr("Protect this desk with a passphrase, so that nobody else can read it?"))
