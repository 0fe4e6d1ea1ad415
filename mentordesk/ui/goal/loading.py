"""Charts take 0.4 s to import: it happens beside the window, while the page shows its words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mentordesk.ui import background

NEEDED = "mentordesk.picture.burndown"


def load(owner: QWidget, then: Callable[[object], object]) -> None:
    """Call a method of `owner` once charts can be made, never before the caller has returned."""
    if hasattr(sys.modules.get(NEEDED), "BurnDownPicture"):  # a module half read has none
        QTimer.singleShot(0, owner, partial(then, None))
    else:
        background.run(partial(import_module, NEEDED), then)
