"""How often the two of a mentorship meet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .pause import Pause, resting, stretches, unpaused


@dataclass(frozen=True)
class Cadence:
    """`unit` is ad-hoc, weeks, monthly-weekday or monthly-day; `weeks` counts only for weeks."""

    unit: str
    weeks: int = 1


USUAL = {
    "career": Cadence("ad-hoc"),
    "technical": Cadence("weeks", 2),
    "personal": Cadence("monthly-weekday"),
}


def usual(kind: str) -> Cadence:
    """Return how often mentorships of a kind usually meet."""
    return USUAL[kind]


def next_due(last: date, cadence: Cadence) -> date | None:
    """Return the day a meeting is due after one on `last`, None if they meet ad hoc."""
    if cadence.unit == "ad-hoc":
        return None
    if cadence.unit == "weeks":
        return last + timedelta(weeks=cadence.weeks)
    year, month = (last.year, last.month + 1) if last.month < 12 else (last.year + 1, 1)
    if cadence.unit == "monthly-day":
        return date(year, month, min(last.day, _days(year, month)))
    return _same_weekday(last, year, month)


def due(last: date, cadence: Cadence, today: date, pauses: Sequence[Pause] = ()) -> date | None:
    """Return the day a meeting is due after one on `last`, None while nothing will fall due.

    What falls due inside a pause is due on the day it goes on. So is what was due before and is
    still open then: after a pause the rhythm begins anew.
    """
    day = next_due(last, cadence)
    for rest in stretches(pauses):
        if day is None or rest.starts_on > max(day, today):
            break
        if rest.ends_on is None or rest.ends_on > day:
            day = rest.ends_on
    return day


def overdue_since(
    last: date | None,
    started: date,
    cadence: Cadence,
    today: date,
    pauses: Sequence[Pause] = (),
) -> date | None:
    """Return the day a meeting was due that has passed, None if nothing is late.

    Before the first held meeting the day the mentorship started counts as the last.
    """
    day = due(last or started, cadence, today, pauses)
    return day if day is not None and day < today else None


def drift(last: date, day: date, cadence: Cadence, pauses: Sequence[Pause] = ()) -> int:
    """Return how many days later than agreed one on `day` follows one on `last`; fewer: earlier.

    Paused days do not count. Of a gap with a pause in it only what is too long without the pause
    counts, so the first day of the rhythm after a pause is as agreed.
    """
    agreed = next_due(last, cadence)
    if agreed is None:
        return 0
    if day < agreed:
        return (day - agreed).days
    since_due = unpaused(due(last, cadence, day, pauses) or day, day, pauses)
    return max(0, min(since_due, unpaused(last, day, pauses) - (agreed - last).days))


def next_start(
    last: datetime, cadence: Cadence, after: date, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """Return the wall time of the next meeting: the same time of day, after a day, in no pause.

    None if they meet ad hoc, or if the pause that it would fall into has no end.
    """
    day = next_due(last.date(), cadence)
    while day is not None:
        rest = resting(pauses, day)
        if rest is not None and rest.ends_on is None:
            return None
        if day > after and rest is None:
            break
        day = next_due(day, cadence)
    return None if day is None else datetime.combine(day, last.time())


def moved_out(
    starts: Sequence[datetime], cadence: Cadence, pauses: Sequence[Pause], taken: Collection[date]
) -> list[datetime | None]:
    """Return where meetings inside a pause may go: in turn to free days of the rhythm after it.

    Those who meet ad hoc keep the weekday; None where the pause has no end.
    """
    rhythm = Cadence("weeks", 1) if cadence.unit == "ad-hoc" else cadence
    busy, result = set(taken), []
    for start in starts:
        new = next_start(start, rhythm, start.date(), pauses)
        while new is not None and new.date() in busy:
            new = next_start(new, rhythm, new.date(), pauses)
        busy |= {new.date()} if new is not None else set()
        result.append(new)
    return result


def next_working_day(today: date) -> date:
    """Return the next day that is neither Saturday nor Sunday."""
    day = today + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def _same_weekday(last: date, year: int, month: int) -> date:
    """Return the same weekday of the same week of a month; a fifth one may become the fourth."""
    first = date(year, month, 1)
    day = 1 + (last.weekday() - first.weekday()) % 7 + 7 * ((last.day - 1) // 7)
    return date(year, month, day if day <= _days(year, month) else day - 7)


def _days(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day
