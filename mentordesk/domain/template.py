"""Agenda templates: which one fits a meeting, and what of it is not on the agenda yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

BUILT_IN = ("first-meeting", "regular", "code-review", "goal-review", "closing")


class Titled(Protocol):
    @property
    def title(self) -> str: ...


T = TypeVar("T", bound=Titled)


def fitting(held: bool, ends_on: date | None) -> str:
    """Return which of BUILT_IN fits: the last meeting once an end is set, the first before any."""
    if ends_on is not None:
        return "closing"
    return "regular" if held else "first-meeting"


def missing(wanted: Iterable[T], there: Iterable[str]) -> list[T]:
    """Return the items whose titles are not there yet, each title once."""
    known, result = {_plain(title) for title in there}, []
    for item in wanted:
        if (title := _plain(item.title)) not in known:
            known.add(title)
            result.append(item)
    return result


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
