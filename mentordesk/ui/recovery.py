"""The recovery page: what keeps a desk shut, and the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from mentordesk.errors import MentorDeskError

from . import words
from .gate import Gate
from .theme import Theme
from .widgets.banner import announce
from .widgets.buttons import button
from .widgets.labels import Text
from .widgets.layout import across


class Recovery(Gate):
    """Says what happened; it makes and changes nothing by itself."""

    retried = Signal()

    def __init__(self, theme: Theme, path: Path, error: MentorDeskError) -> None:
        super().__init__(theme, path)
        self._said = Text()
        retry = button(theme, self.tr("Try again"), "rotate-ccw", "primary")
        retry.clicked.connect(lambda: self.retried.emit())
        self.lay_out("circle-alert", self._said, 16, across(retry, None))
        self.say(error)
        retry.setFocus()

    def say(self, error: MentorDeskError) -> None:
        self._said.setText(words.sentence(error))
        announce(self._said)
