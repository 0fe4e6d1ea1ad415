"""What comes of work on a desk while it is closed."""

from __future__ import annotations

from typing import NamedTuple


class Done(NamedTuple):
    key: str | None  # opens the desk from then on
    told: str  # in the window that opens again
