"""A plateau: a long while without a milestone, measured by the goal's own pace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from .pause import Pause, unpaused

GAPS = 3
DAYS = 21
TIMES = 2


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
    if any(each.covers(today) for each in pauses):
        return None
    days = sorted({day for day in reached_on if day <= today})
    gaps = [unpaused(one, other, pauses) for one, other in pairwise(days)]
    if len(gaps) < GAPS:
        return None
    usual, waited = median(gaps), unpaused(days[-1], today, pauses)
    long = waited >= DAYS and waited > TIMES * usual
    return Plateau(days[-1], waited, usual) if long else None
