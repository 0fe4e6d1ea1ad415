"""What the list says about a mentorship, column by column, and what it is sorted by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mentordesk.domain import voice
from mentordesk.domain.waiting import Waiting
from mentordesk.storage.mentorship_list import Next, Row
from mentordesk.ui import clocks, words

Key = tuple[int | str, ...]
LATE = 9999


class Cell(NamedTuple):
    text: str
    key: Key  # what it is sorted by
    tone: str = "ink"


class Column(NamedTuple):
    name: str
    cell: Callable[[Row, datetime], Cell]  # of a row, now


def tr(text: str) -> str:
    return QCoreApplication.translate("mentorships", text)


def columns() -> list[Column]:
    return [
        Column(tr("Person"), _person),
        Column(tr("My role"), _role),
        Column(tr("Kind"), _kind),
        Column(tr("Cadence"), _rhythm),
        Column(tr("Last held"), _last_held),
        Column(tr("Next"), _next),
        Column(tr("Agenda"), _agenda),
        Column(tr("Promises"), _promises),
        Column(tr("Waiting for"), _waiting),
    ]


def usual_key(row: Row) -> Key:
    """Order as in the sidebar: whom I mentor first; what is late, then by the next meeting."""
    states = ("active", "paused", "ended")
    late = row.overdue.toordinal() if row.overdue else LATE**2
    coming = row.next.starts_utc.isoformat() if row.next else "9"
    return (states.index(row.state), row.role != "mentor", late, coming, row.person.casefold())


def _person(row: Row, now: datetime) -> Cell:
    return Cell(row.person, (row.person.casefold(),))


def _role(row: Row, now: datetime) -> Cell:
    return Cell(words.role(row.role), (words.role(row.role),))


def _kind(row: Row, now: datetime) -> Cell:
    return Cell(words.kind(row.kind), (words.kind(row.kind),))


def _rhythm(row: Row, now: datetime) -> Cell:
    days = {"weeks": 7 * row.cadence.weeks, "ad-hoc": LATE}
    said = words.cadence(row.cadence)
    if row.next is not None and row.next_rest is not None and row.state == "active":
        day = words.month_day(row.next_rest.starts_on, now.date())
        said = tr("{rhythm}, pause {day}").format(rhythm=said, day=day)
    return Cell(said, (days.get(row.cadence.unit, 30),))


def _last_held(row: Row, now: datetime) -> Cell:
    if row.last_held is None:
        return Cell(tr("not yet"), (0,), "muted")
    return Cell(words.month_day(row.last_held, now.date()), (row.last_held.toordinal(),))


def _next(row: Row, now: datetime) -> Cell:
    if row.ended_on is not None:
        said = words.closed(row.outcome, row.ended_on, now.date(), None, row.role, row.person)
        return Cell(said, ("e", row.ended_on.toordinal()), "muted")
    if row.next is not None:
        return Cell(_starts(row.next, now, row.zone), (row.next.starts_utc.isoformat(),))
    if row.state == "paused":
        said = words.rest(row.rest, now.date()) if row.rest else words.state("paused")
        return Cell(said, ("d",), "muted")
    late = row.overdue is not None
    if row.next_rest is not None and not late:
        return Cell(words.rest(row.next_rest, now.date()), ("c",), "muted")
    return Cell(tr("not planned"), ("b" if late else "c",), "attention" if late else "muted")


def _starts(coming: Next, now: datetime, theirs: str | None) -> str:
    """Thu 26 Nov, 16:00, and what other clocks say then."""
    day = words.week_day(coming.starts_at.date(), now.date())
    text = f"{day}, {words.time(coming.starts_at)}"
    return clocks.add(text, coming.starts_at, coming.zone, now, theirs)


def _agenda(row: Row, now: datetime) -> Cell:
    if row.next is not None:
        text = words.items(row.next.items) if row.next.items else tr("empty")
        return Cell(text, (row.next.items, row.parked))
    said = []
    if row.unplaced:
        said.append(tr("{n} waiting").format(n=row.unplaced))
    if row.parked:
        said.append(tr("{n} parked").format(n=row.parked))
    return Cell(", ".join(said) or tr("none"), (-1, row.unplaced, row.parked))


def _promises(row: Row, now: datetime) -> Cell:
    """The other's, then mine."""
    mine, other = row.promises[row.role], row.promises[voice.other(row.role)]
    said = []
    if other:
        said.append(f"{other} {words.first_name(row.person)}")
    if mine:
        said.append(tr("{n} you").format(n=mine))
    return Cell(" · ".join(said) or tr("none"), (mine + other, mine))


def turn(row: Row) -> str:
    """Return whose turn it is: mine, theirs, silent, or "" for nobody's."""
    if row.waiting.voice is None:
        return "silent" if row.waiting.what == "silence" else ""
    return "mine" if row.waiting.voice == row.role else "theirs"


def _waiting(row: Row, now: datetime) -> Cell:
    waiting, today = row.waiting, now.date()
    if waiting.what == "silence" and waiting.since is not None:
        long = words.ago((today - waiting.since).days)
        said = tr("silent, for {long}").format(long=long)
        tone = "attention" if row.overdue else "ink"
        return Cell(said, (1, waiting.since.toordinal()), tone)
    if waiting.voice is None:
        return Cell(tr("nobody"), (4,), "muted")
    who = words.who(waiting.voice, row.role, row.person)
    if waiting.since is not None:
        return _late(who, waiting, today)
    text = tr("{who}: agenda").format(who=who) if waiting.what == "agenda" else who
    mine = waiting.voice == row.role
    return Cell(text, (2 if mine else 3, waiting.what, who.casefold()))


def _late(who: str, waiting: Waiting, today: date) -> Cell:
    since = waiting.since or today
    said = tr("{who}, for {long}")
    if waiting.what == "late":
        said = tr("{who}: promise, {long} late")
    text = said.format(who=who, long=words.ago((today - since).days))
    return Cell(text, (0, since.toordinal()), "attention")
