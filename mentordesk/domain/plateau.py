"""A plateau: a long while without a milestone, measured by the goal's own pace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

GAPS = 3
DAYS = 21
TIMES = 2


@dataclass(frozen=True)
class Pause:
    """A planned pause of a mentorship: from a day up to, not including, another one."""

    starts_on: date
    ends_on: date | None = None  # none: it lasts


@dataclass(frozen=True)
class Plateau:
    since: date  # the day of the last reached milestone
    days: int  # without one since then; paused days do not count
    usual: float  # the median gap between two such days, in days


def found(reached_on: Iterable[date], today: date, pauses: Sequence[Pause] = ()) -> Plateau | None:
    """Return the plateau a goal is on, None if there is none to speak of.

    It takes more than twice the goal's median gap, from at least three gaps, and at least 21
    days. Milestones reached on one day make one day: who reports three at a meeting is not
    three times as fast. Planned pauses are left out of every gap, and during one nothing is said.
    """
    if any(each.starts_on <= today < (each.ends_on or date.max) for each in pauses):
        return None
    days = sorted({day for day in reached_on if day <= today})
    gaps = [unpaused(one, other, pauses) for one, other in pairwise(days)]
    if len(gaps) < GAPS:
        return None
    usual, waited = median(gaps), unpaused(days[-1], today, pauses)
    long = waited >= DAYS and waited > TIMES * usual
    return Plateau(days[-1], waited, usual) if long else None


def unpaused(start: date, end: date, pauses: Sequence[Pause]) -> int:
    """Return the days from `start` to `end` that no pause covers."""
    if end <= start:
        return 0
    return (end - start).days - sum((b - a).days for a, b in spans(start, end, pauses))


def spans(start: date, end: date, pauses: Sequence[Pause]) -> list[tuple[date, date]]:
    """Return the paused stretches between two days, in order and without overlap."""
    result: list[tuple[date, date]] = []
    for pause in sorted(pauses, key=lambda each: each.starts_on):
        low = max(start, pause.starts_on, *(last for _, last in result[-1:]))
        high = min(end, pause.ends_on or end)
        if low < high:
            result.append((low, high))
    return result


def closed(pauses: Iterable[Pause], today: date) -> list[Pause]:
    """Return the pauses, one without an end lasting up to and including today."""
    tomorrow = today + timedelta(days=1)
    return [Pause(each.starts_on, each.ends_on or max(tomorrow, each.starts_on)) for each in pauses]
