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
OFTEN = 3  # carried over so many times, an item asks to be decided
NEAREST = {  # of a section that only one kind has, in the others
    "advice": "struggling",
    "by-next-time": "accomplish",
    "code-review": "accomplish",
    "habits": "accomplish",
}
ALL_SECTIONS = tuple(dict.fromkeys(name for names in SECTIONS.values() for name in names))


class Item(Protocol):
    @property
    def state(self) -> str: ...

    @property
    def carried(self) -> int: ...


class Sectioned(Protocol):
    @property
    def section(self) -> str: ...


T = TypeVar("T", bound=Item)
S = TypeVar("S", bound=Sectioned)


def sections(kind: str) -> tuple[str, ...]:
    """Return the sections of an agenda of a mentorship of this kind, in their order."""
    return SECTIONS[kind]


def usual_section(kind: str, role: str) -> str:
    """Return where an item goes that was not put anywhere: who is advised asks for advice."""
    return "advice" if role == "mentee" and "advice" in sections(kind) else sections(kind)[0]


def fitting_section(section: str, kind: str) -> str:
    """Return the section of a mentorship of this kind that takes what is meant for another one."""
    return section if section in sections(kind) else NEAREST[section]


def by_section(kind: str, items: Iterable[S]) -> dict[str, list[S]]:
    """Return the items under each section of the kind, in their order.

    A section of another kind follows if it has items: the kind of a mentorship may change.
    """
    filled: dict[str, list[S]] = {name: [] for name in (*sections(kind), *ALL_SECTIONS)}
    for item in items:
        filled[item.section].append(item)
    return {name: found for name, found in filled.items() if found or name in sections(kind)}


def left_over(items: Iterable[T]) -> list[T]:
    """Return the items that move on to the next meeting, longest carried first."""
    return sorted((i for i in items if i.state == "open"), key=lambda i: -i.carried)


def minutes(items: Iterable[tuple[str, int | None]]) -> int:
    """Return how long the items take that are still to come, given their states and minutes."""
    return sum(minutes or 0 for state, minutes in items if state in ("open", "discussed"))
