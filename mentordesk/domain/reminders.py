"""Which reminders are to be said now, and when there may be one again.

Each has a name, under which it is remembered once it was said, and a span in which it holds. One
that falls into the quiet hours waits until they are over, and is said if it still holds then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LEADS = ((DAY, HOUR), (DAY,), (HOUR,), ())  # what can be chosen
OVER = timedelta(minutes=30)  # two who still talk need no reminder
MORNING = time(9)  # of the day that something is due
LATE = timedelta(days=7)  # what is older is on Today, where it is looked for


class Quiet(NamedTuple):
    """From a time of day to another, perhaps over midnight; none at all if both are the same."""

    begins: time
    ends: time


NIGHT = Quiet(time(20), time(8))


@dataclass(frozen=True)
class Wishes:
    """What a person wants to be reminded of; `leads` tell how long before an empty agenda meets."""

    on: bool = True
    leads: tuple[timedelta, ...] = LEADS[0]
    wrap_up: bool = True
    due: bool = True
    quiet: Quiet | None = NIGHT


class Meeting(NamedTuple):
    """One that is planned or running."""

    uid: str
    name: str  # of the other person
    start: datetime
    minutes: int
    items: int  # on its agenda
    began: datetime | None = None  # none: it is only planned


class Promise(NamedTuple):
    """An open action item of mine; `text` is "" if it is private."""

    uid: str
    name: str  # of whom I promised it
    text: str
    due: date


class Reminder(NamedTuple):
    """Holds from `begins`, until just before `ends`; `kind` is "agenda", "wrap-up" or "due"."""

    name: str
    kind: str
    about: Meeting | Promise
    begins: datetime
    ends: datetime


def possible(
    meetings: Iterable[Meeting], promises: Iterable[Promise], wishes: Wishes, zone: tzinfo | None
) -> list[Reminder]:
    """Return the reminders of what is open at present, whenever they begin.

    A meeting that is moved is reminded of anew, as is a promise that gets another day.
    """
    if not wishes.on:
        return []
    found: list[Reminder] = []
    for meeting in meetings:
        if meeting.began is None:
            found.extend(_of_agenda(meeting, wishes.leads))
        elif wishes.wrap_up:
            found.append(_of_wrap_up(meeting, meeting.began))
    if wishes.due:
        found.extend(_of_due(promise, zone) for promise in promises)
    return found


def due(
    reminders: Iterable[Reminder], said: Collection[str], quiet: Quiet | None, now: datetime
) -> list[Reminder]:
    """Return what is to be said now, what began first first."""
    if is_quiet(quiet, now):
        return []
    holds = [r for r in reminders if r.name not in said and r.begins <= _utc(now) < r.ends]
    return sorted(holds, key=lambda each: (each.begins, each.name))


def next_moment(
    reminders: Iterable[Reminder], said: Collection[str], quiet: Quiet | None, now: datetime
) -> datetime | None:
    """Return when something is to be said next, if all stays as it is and what is due was said."""
    waiting = [r for r in reminders if r.name not in said and _utc(now) < r.ends]
    starts = [(_loud(quiet, max(r.begins, _utc(now)), now.tzinfo), r.ends) for r in waiting]
    return min((start for start, end in starts if _utc(now) < start < end), default=None)


def is_quiet(quiet: Quiet | None, now: datetime) -> bool:
    """Return whether the clock on the wall is within the quiet hours."""
    if quiet is None:
        return False
    at, (begins, ends) = now.time(), quiet
    return begins <= at < ends if begins <= ends else not ends <= at < begins


def _of_agenda(meeting: Meeting, leads: tuple[timedelta, ...]) -> Iterator[Reminder]:
    """Each takes over from the one before, so that a late start of the app says only one."""
    if meeting.items:
        return
    start = _utc(meeting.start)
    for lead, following in pairwise([*leads, timedelta()]):
        name = f"agenda:{meeting.uid}:{start:%Y-%m-%dT%H:%M}:{lead // timedelta(minutes=1)}"
        yield Reminder(name, "agenda", meeting, start - lead, start - following)


def _of_wrap_up(meeting: Meeting, began: datetime) -> Reminder:
    begins = _utc(began) + timedelta(minutes=meeting.minutes) + OVER
    name = f"wrap-up:{meeting.uid}:{_utc(began):%Y-%m-%dT%H:%M}"
    return Reminder(name, "wrap-up", meeting, begins, begins + LATE)


def _of_due(promise: Promise, zone: tzinfo | None) -> Reminder:
    begins = _utc(datetime.combine(promise.due, MORNING, zone))
    return Reminder(f"due:{promise.uid}:{promise.due}", "due", promise, begins, begins + LATE)


def _loud(quiet: Quiet | None, moment: datetime, zone: tzinfo | None) -> datetime:
    """Return the first moment from this one on that is not within the quiet hours.

    Quiet hours that end at a time which daylight saving skips end up to an hour late that day.
    """
    here = moment.astimezone(zone)
    if quiet is None or not is_quiet(quiet, here):
        return moment
    day = here.date() + (DAY if here.time() >= quiet.ends else timedelta())
    first = datetime.combine(day, quiet.ends, zone)
    ends = (_utc(first), _utc(first.replace(fold=1)))  # of a time that comes twice the next one
    return next((end for end in ends if end > moment), moment)


def _utc(moment: datetime) -> datetime:
    """Times of one zone are compared as what the clock says, which may come twice."""
    return moment.astimezone(UTC)
