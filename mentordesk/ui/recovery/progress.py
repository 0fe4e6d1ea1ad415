"""How far salvage is, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from mentordesk.storage.salvage import Salvaged
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.budget import Bar
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, card, down

from . import words
from .salvaging import PARTS


class ProgressCard(QWidget):
    stopped = Signal()

    def __init__(self, theme: Theme, said: str) -> None:
        super().__init__()
        self._said, self._bar = said, Bar(theme, said)
        cancel = button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.stopped)
        self.setLayout(down(card(across((down(Text(said), 8, self._bar), 1), cancel, gap=14))))

    def show_part(self, part: int) -> None:
        self._bar.show_value(part, PARTS, self._said)


def result_card(theme: Theme, new: Path, told: Salvaged) -> tuple[QFrame, QPushButton]:
    """Return what was salvaged, and the button that opens it."""
    first = button(theme, words.tr("Open the new desk"), "folder-open", "primary")
    lines = [part for line in words.salvaged(told) for part in (6, Text(line))]
    name = words.tr("“{0}” was made").format(new.stem)
    return card(head_line(name), *lines, 14, across(first, None)), first
