"""Meetings held, against the agreed cadence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .cadence import Cadence, next_due
from .plateau import Pause, unpaused

LONG = 1.5  # times the cadence


@dataclass(frozen=True)
class Beat:
    """A meeting that was held; `apart` counts the days since the one before, without pauses."""

    day: date
    apart: int | None
    within: bool  # the agreed time; always so if they meet ad hoc
    long: bool  # far more than the agreed time


def beats(days: Sequence[date], cadence: Cadence, pauses: Sequence[Pause] = ()) -> list[Beat]:
    """Return how each of the days of held meetings, in order, followed the one before.

    The first one is within the agreed time: it is what the rhythm began with.
    """
    earlier = [None, *days]
    return [_beat(last, day, cadence, pauses) for last, day in zip(earlier, days, strict=False)]


def _beat(last: date | None, day: date, cadence: Cadence, pauses: Sequence[Pause]) -> Beat:
    if last is None:
        return Beat(day, None, within=True, long=False)
    apart, due = unpaused(last, day, pauses), next_due(last, cadence)
    if due is None:
        return Beat(day, apart, within=True, long=False)
    agreed = (due - last).days
    return Beat(day, apart, apart <= agreed, apart > LONG * agreed)
