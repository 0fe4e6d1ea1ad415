"""A window that stands for a desk while it is not open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from .theme import Theme
from .widgets.buttons import button
from .widgets.labels import Line, Text, plain_tip
from .widgets.layout import Item, across, down, scrolled
from .widgets.ring import FocusRing
from .widgets.sign import Sign

WIDTH = 480


class Gate(QWidget):
    """Says which desk it is, what is to be done, and offers other ways on below."""

    asked = Signal(str)  # "open", "quit", or the path of a desk
    closed = Signal()  # by the user
    gone = Signal()  # however that was

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__()
        self._theme, self.path = theme, path
        self.setMinimumSize(560, 540)
        self.resize(880, 640)
        self.setWindowTitle(path.stem)
        quit_keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self)
        quit_keys.activated.connect(lambda: self.asked.emit("quit"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        FocusRing(theme, self)

    def lay_out(self, icon: str, *parts: Item, ways: bool = True, wide: int = WIDTH) -> None:
        """Put the parts below the name and the folder of the desk, in the middle of the window.

        Wide ones may be long, too, so that they scroll.
        """
        where = Line(str(self.path.absolute().parent), level="small", tone="muted")
        where.setToolTip(plain_tip(str(self.path.absolute())))
        sign = across(Sign(self._theme, icon, "accent", 28), None)
        head = (sign, 12, Text(self.path.stem, level="title"), where, 18)
        others = (22, self._ways()) if ways else ()
        column = QWidget()
        column.setMaximumWidth(wide)
        column.setLayout(down(None, *head, *parts, *others, None, None))
        centred = across(None, (column, 6), None, margins=(24, 24, 24, 24))
        if wide == WIDTH:
            self.setLayout(centred)
            return
        content = QWidget()
        content.setLayout(centred)
        self.setLayout(down((scrolled(content), 1)))

    def vanish(self) -> None:
        """Go without having been closed by the user."""
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _ways(self) -> QHBoxLayout:
        other = button(self._theme, self.tr("Open another desk"), "folder-open", "flat")
        other.clicked.connect(lambda: self.asked.emit("open"))
        end = button(self._theme, self.tr("Quit"), "", "flat")
        end.clicked.connect(lambda: self.asked.emit("quit"))
        return across(other, None, end, gap=8)
