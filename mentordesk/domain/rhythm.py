"""Meetings held, against the agreed cadence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .cadence import Cadence, drift, next_due
from .pause import Pause, unpaused

LONG = 1.5  # times the cadence


@dataclass(frozen=True)
class Beat:
    """A meeting that was held; `apart` counts the days since the one before, without pauses."""

    day: date
    apart: int | None
    drift: int = 0  # days later than agreed, fewer than none if earlier
    long: bool = False  # far more than the agreed time

    @property
    def within(self) -> bool:
        """Whether it came in the agreed time; always so if they meet ad hoc."""
        return self.drift <= 0


def beats(days: Sequence[date], cadence: Cadence, pauses: Sequence[Pause] = ()) -> list[Beat]:
    """Return how each of the days of held meetings, in order, followed the one before.

    The first one is within the agreed time: it is what the rhythm began with.
    """
    earlier = [None, *days]
    return [_beat(last, day, cadence, pauses) for last, day in zip(earlier, days, strict=False)]


def _beat(last: date | None, day: date, cadence: Cadence, pauses: Sequence[Pause]) -> Beat:
    if last is None:
        return Beat(day, None)
    apart, agreed = unpaused(last, day, pauses), next_due(last, cadence)
    late = drift(last, day, cadence, pauses)
    long = agreed is not None and late > 0 and apart > LONG * (agreed - last).days
    return Beat(day, apart, late, long)
