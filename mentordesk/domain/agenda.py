"""The sections of an agenda, and what happens to its items when a meeting ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

OUTCOMES = {"discussed": "discussed", "parked": "parked", "dropped": "dropped", "open": "carried"}
SECTIONS = {
    "career": ("accomplish", "struggling", "advice"),
    "technical": ("accomplish", "struggling", "by-next-time", "code-review"),
    "personal": ("accomplish", "struggling", "habits"),
}


class Item(Protocol):
    @property
    def state(self) -> str: ...

    @property
    def carried(self) -> int: ...


T = TypeVar("T", bound=Item)


def sections(kind: str) -> tuple[str, ...]:
    """Return the sections of an agenda of a mentorship of this kind, in their order."""
    return SECTIONS[kind]


def left_over(items: Iterable[T]) -> list[T]:
    """Return the items that move on to the next meeting, longest carried first."""
    return sorted((i for i in items if i.state == "open"), key=lambda i: -i.carried)
