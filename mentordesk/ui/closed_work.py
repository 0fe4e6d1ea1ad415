"""What comes of work on a desk while it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .main_window import MainWindow


class Done(NamedTuple):
    key: str | None  # opens the desk from then on
    told: str  # in the window that opens again
    then: Callable[[MainWindow], object] | None = None  # what that window shows besides
