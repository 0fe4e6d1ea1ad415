"""How often the two of a mentorship meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta


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


def next_start(last: datetime, cadence: Cadence, after: date) -> datetime | None:
    """Return the wall time of the next meeting, at the same time of day and after a day."""
    day = next_due(last.date(), cadence)
    while day is not None and day <= after:
        day = next_due(day, cadence)
    return None if day is None else datetime.combine(day, last.time())


def next_working_day(today: date) -> date:
    """Return the next day that is neither Saturday nor Sunday."""
    day = today + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def overdue_since(
    last: date | None,
    started: date,
    cadence: Cadence,
    today: date,
    resumed: date | None = None,
) -> date | None:
    """Return the day a meeting was due that has passed, None if nothing is late.

    Before the first held meeting the day the mentorship started counts as the last. After a
    pause the rhythm begins anew: what fell due before it was over is due on the day it `resumed`.
    """
    due = next_due(last or started, cadence)
    if due is not None and resumed is not None:
        due = max(due, resumed)
    return due if due is not None and due < today else None


def _same_weekday(last: date, year: int, month: int) -> date:
    """Return the same weekday of the same week of a month; a fifth one may become the fourth."""
    first = date(year, month, 1)
    day = 1 + (last.weekday() - first.weekday()) % 7 + 7 * ((last.day - 1) // 7)
    return date(year, month, day if day <= _days(year, month) else day - 7)


def _days(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day
