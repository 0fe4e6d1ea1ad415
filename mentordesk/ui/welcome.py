"""The welcome page: a new desk, one that is there, or the demo to play with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from mentordesk import __version__

from .theme import Theme
from .widgets.banner import Banner
from .widgets.buttons import button
from .widgets.labels import Line, Text, head_line, plain_tip, unmarked
from .widgets.layout import across, card, down, row
from .widgets.looks import look
from .widgets.ring import FocusRing

WIDTH = 560
NAME = 250  # of a desk, at most, so that its folder can be read too


class Welcome(QWidget):
    asked = Signal(str)  # "new", "open", "demo", or the path of a recent desk

    def __init__(self, theme: Theme, recent: Sequence[Path]) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("MentorDesk")
        self.setMinimumSize(640, 520)
        self.resize(880, 640)
        self.banner = Banner(theme)
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        column.setLayout(down(*self._words(), 18, self._ways(), 14, *self._recent(recent), None))
        centred = across(None, (column, 6), None, margins=(24, 40, 24, 24))
        self.setLayout(down(self.banner, (centred, 1)))
        QShortcut(QKeySequence.StandardKey.Quit, self, self.close)
        FocusRing(theme, self)

    def _words(self) -> list[QWidget]:
        title = Line("MentorDesk", level="title")
        what = Text(
            self.tr(
                "A desk for mentor and mentee: meetings, agendas, notes and goals, in one file of"
                " yours on this computer."
            ),
            tone="muted",
        )
        return [title, what]

    def _ways(self) -> QWidget:
        new = self._way("new", self.tr("New desk"), "file-plus", "primary")
        there = self._way("open", self.tr("Open"), "folder-open")
        demo = self._way("demo", self.tr("Open the demo"), "sparkles")
        rows = [
            (new, self.tr("Start with an empty desk; choose where its file is to live.")),
            (there, self.tr("Open a desk that you or someone else made: a .mentordesk file.")),
            (demo, self.tr("Look around in a copy with sample data; break what you like.")),
        ]
        return card(
            *(
                row((Text(words), 1), way, first=not number)
                for number, (way, words) in enumerate(rows)
            )
        )

    def _way(self, what: str, name: str, icon: str, kind: str = "") -> QPushButton:
        result = button(self._theme, name, icon, kind)
        result.setMinimumWidth(150)
        result.clicked.connect(lambda: self.asked.emit(what))
        return result

    def _recent(self, paths: Sequence[Path]) -> list[QWidget]:
        if not paths:
            return [Line(f"MentorDesk {__version__}", level="small", tone="muted")]
        rows = []
        for number, path in enumerate(paths):
            way = button(self._theme, "", "file-text", "flat")
            name = way.fontMetrics().elidedText(path.stem, Qt.TextElideMode.ElideRight, NAME)
            way.setText(unmarked(name))
            way.setAccessibleName(path.stem)
            way.clicked.connect(lambda _=False, name=str(path): self.asked.emit(name))
            way.setToolTip(plain_tip(str(path)))
            where = Line(self._where(path), level="small", tone="muted")
            rows.append(row(way, (where, 1), first=not number))
        return [look(card(head_line(self.tr("Recent")), 6, *rows), look="card")]

    def _where(self, path: Path) -> str:
        """Say that one is not there: opening it tells of its backups."""
        folder = str(path.parent)
        return folder if path.is_file() else self.tr("Not there now: {0}").format(folder)

    def say(self, sentence: str) -> None:
        self.banner.say(sentence)
