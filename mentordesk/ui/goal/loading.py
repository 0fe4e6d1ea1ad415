"""Charts take a while to import: the page shows its words first."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

NEEDED = "mentordesk.picture.burndown"
PAINTED_MS = 20  # by then the words are on the screen


def load(owner: QWidget, then: Callable[[], object]) -> None:
    """Call a method of `owner` once charts can be made, never before the caller has returned.

    Not in a thread: pyqtgraph makes every class of Qt, and two threads that make one may crash.
    """

    def go_on() -> None:
        if isValid(owner):  # Qt calls a function also when the widget it is for has gone
            import_module(NEEDED)
            then()

    wait = 0 if NEEDED in sys.modules else PAINTED_MS  # only an import takes a while
    QTimer.singleShot(wait, owner, go_on)
