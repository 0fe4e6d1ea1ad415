"""Presentation mode: while the screen is shared, nothing private is in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place
from mentordesk.storage import overview
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button, shown_keys
from mentordesk.ui.widgets.labels import Line
from mentordesk.ui.widgets.layout import PAGE_EDGE, across
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.sign import Sign

from .widgets.labels import plain_tip

if TYPE_CHECKING:
    from .main_window import MainWindow

KEYS = "Ctrl+Shift+H"


class Presentation(QFrame):
    """Says above the page that private things are hidden, and leads out of it.

    It ends when the meeting that ran ends. It is a state of the open desk and not kept in it.
    """

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._ran = False  # a meeting ran while the desk was presented
        said = self.tr("Presentation mode · private things are hidden")
        out = button(theme, self.tr("Show everything"), "eye", "link")
        leave = self.tr("Leave presentation mode ({keys})").format(keys=shown_keys(KEYS))
        out.setToolTip(plain_tip(leave))
        out.clicked.connect(self._on_out_clicked)
        sign, edges = Sign(theme, "eye-off", "accent", 16), (PAGE_EDGE, 4, 14, 4)
        self.setLayout(across(sign, (Line(said), 1), out, margins=edges, gap=10))
        self.setAccessibleName(said)
        look(self, look="presentation")
        desk.presented.connect(self._on_presented)
        desk.changed.connect(self._on_desk_changed)
        self._on_presented()

    def _on_presented(self) -> None:
        on = self._desk.presenting is not None
        self._ran = on and overview.is_any_running(self._desk.connection)
        self.setVisible(on)
        if on:
            announce(self)

    def _on_desk_changed(self, change: Change) -> None:
        if self._desk.presenting is None or "meeting" not in change.tables:
            return
        runs = overview.is_any_running(self._desk.connection)
        if self._ran and not runs:
            self._desk.present(None)
        else:
            self._ran = runs

    def _on_out_clicked(self) -> None:
        self._desk.present(None)


def toggle(window: MainWindow, here: Place | None) -> None:
    """Present the mentorship that a window shows, or show everything again."""
    from mentordesk.storage import mentorships

    desk = window.desk
    if desk.presenting is not None:
        desk.present(None)
        return
    uid = overview.mentorship_of(desk.connection, here) if here is not None else None
    if uid is not None:
        desk.present(mentorships.by_uid(desk.session, uid))
        return
    said = "Open the mentorship or the meeting that you want to present first."
    window.banner.hint(QCoreApplication.translate("presentation", said))


def close_what_floats(window: MainWindow) -> None:
    """What was found or typed before may show more than may be seen now."""
    from .capture.quick_add import QuickAdd
    from .finder import Finder

    for quick_add in window.findChildren(QuickAdd):
        quick_add.set_aside(window.desk.presenting is not None)
    for finder in window.findChildren(Finder):
        finder.dismiss()
