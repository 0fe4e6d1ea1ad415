"""Which backups are kept: all of two days, then one a day, a week and a month, within a size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

RECENT = timedelta(days=2)
AHEAD = timedelta(days=1)  # what is dated later than this was dated by a wrong clock
STAGES = (12, 10, 9)  # so many days, then weeks, then months that have a backup


@dataclass(frozen=True)
class Copy:
    name: str
    made_at: datetime
    size: int


def dropped(copies: Sequence[Copy], now: datetime, budget: int, good: str) -> list[str]:
    """Return the names of those that are not kept; never of `good`, the newest good one.

    Days, weeks and months are counted, not measured, so that a long break or a wrong clock
    thins out no more than what lies close together.
    """
    by_age = sorted(copies, key=_age, reverse=True)
    wanted = _by_calendar(by_age, now)
    kept = [copy for copy in by_age if copy.name == good or copy in wanted]
    over = sum(copy.size for copy in kept) - budget
    for copy in sorted(kept, key=lambda copy: _expendable(copy, now)):
        if over > 0 and copy.name != good:
            kept.remove(copy)
            over -= copy.size
    names = {copy.name for copy in kept}
    return [copy.name for copy in by_age if copy.name not in names]


def _by_calendar(newest_first: Iterable[Copy], now: datetime) -> set[Copy]:
    kept: set[Copy] = set()
    left, stage = [*STAGES], 0
    last: tuple[object, ...] = (None, None, None)
    for copy in newest_first:
        spans = _spans(copy.made_at.astimezone(now.tzinfo).date())
        if copy.made_at <= now - RECENT:
            while stage < len(left) and not left[stage]:
                stage += 1
            if stage == len(left) or spans[stage] == last[stage]:
                continue
            left[stage] -= 1
        kept.add(copy)
        last = spans
    return kept


def _spans(day: date) -> tuple[object, ...]:
    """Return the day, the week and the month of a day."""
    return day, day.isocalendar()[:2], (day.year, day.month)


def _age(copy: Copy) -> tuple[datetime, int, str]:
    """Those of one moment are told apart by the number in their names."""
    return copy.made_at, len(copy.name), copy.name


def _expendable(copy: Copy, now: datetime) -> tuple[bool, datetime]:
    """What a wrong clock dated ahead goes first, or it would outlive all that is true."""
    return copy.made_at <= now + AHEAD, copy.made_at
