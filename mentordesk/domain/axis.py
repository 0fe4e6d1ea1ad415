"""Where the marks of a chart's axes stand: round numbers of points, months or days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

HEADROOM = 1.25  # room above the line for its labels
LINES = 5
MONTHS_APART = (1, 2, 3, 6, 12)
A_YEAR = 420  # from so many days on, January is named by its year
WEEKS_OF_DAYS = 62  # up to so many days, days are named instead of months


class Mark(NamedTuple):
    on: date
    unit: str  # day, month or year: what the mark is named by


def points(peak: int) -> list[int]:
    """Return 0 and the round numbers up to somewhat above the peak."""
    wanted = max(1.0, peak * HEADROOM)
    step = next(step for step in _steps() if step * LINES >= wanted)
    top = step * -(-wanted // step)
    return list(range(0, int(top) + 1, step))


def days(first: date, last: date, most: int) -> list[Mark]:
    """Return at most so many marks: the start, and then months, or weeks of a short while."""
    span = (last - first).days
    if span <= WEEKS_OF_DAYS:
        apart = max(1, -(-(span + 1) // max(1, most)))
        apart = apart if apart <= 3 else -(-apart // 7) * 7
        return [Mark(first + timedelta(days=n), "day") for n in range(0, span + 1, apart)]
    apart = next((n for n in MONTHS_APART if span / 30.4 / n < most), _years(span, most))
    marks = [Mark(day, _unit(day, span)) for day in _months(first, last, apart)]
    room = 15 * apart
    if not marks or (marks[0].on - first).days > room:
        marks.insert(0, Mark(first, "month"))
    return marks[:most]


def _steps() -> list[int]:
    return [digit * 10**power for power in range(7) for digit in (1, 2, 5)]


def _years(span: int, most: int) -> int:
    """Return so many months, in whole years, that a long span has at most so many marks."""
    return 12 * int(span / 365 / max(1, most) + 1)


def _months(first: date, last: date, apart: int) -> list[date]:
    """Return the first days of months, as many months apart, counted from January."""
    end = last.year * 12 + last.month
    found = (
        date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month - 1, end)
        if number % apart == 0
    )
    return [day for day in found if day >= first]


def _unit(day: date, span: int) -> str:
    return "year" if day.month == 1 and span > A_YEAR else "month"
