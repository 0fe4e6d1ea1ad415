"""Planned pauses of a mentorship: while one lasts, nothing falls due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Pause:
    """A planned pause of a mentorship: from a day up to, not including, another one."""

    starts_on: date
    ends_on: date | None = None  # none: it lasts

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


def stretches(pauses: Iterable[Pause]) -> list[Pause]:
    """Return when they rest, in order: pauses that touch are one, empty ones are none."""
    real = (each for each in pauses if each.ends_on is None or each.ends_on > each.starts_on)
    result: list[Pause] = []
    for pause in sorted(real, key=lambda each: each.starts_on):
        last = result[-1] if result else None
        if last is None or (last.ends_on is not None and last.ends_on < pause.starts_on):
            result.append(pause)
        elif last.ends_on is not None:
            ends = None if pause.ends_on is None else max(last.ends_on, pause.ends_on)
            result[-1] = Pause(last.starts_on, ends)
    return result


def resting(pauses: Iterable[Pause], day: date) -> Pause | None:
    """Return the stretch of rest that a day lies in."""
    return next((each for each in stretches(pauses) if each.covers(day)), None)


def coming(pauses: Iterable[Pause], day: date) -> Pause | None:
    """Return the next stretch of rest that begins after a day."""
    return next((each for each in stretches(pauses) if each.starts_on > day), None)


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
