"""Whose turn it is with each person, for Today: by plain SQL, as all that is painted first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.domain import voice
from mentordesk.domain.place import Place
from mentordesk.domain.waiting import Waiting, waiting_for

from . import silence
from .moment import day
from .overview import Mentorship
from .silence import Standing

if TYPE_CHECKING:
    from sqlite3 import Connection

SOON = timedelta(days=7)  # an agenda that is empty long before is nobody's turn yet
LATE = """
select a.mentorship_id, a.uid, a.text, min(a.due)
from action_item as a indexed by action_item_open join mentorship as m on m.id = a.mentorship_id
where a.done_at is null and a.trashed_at is null and a.due < ? and a.voice <> m.role
group by a.mentorship_id
"""


class Turn(NamedTuple):
    """`place` is what is waited for; `text` a promise that is overdue."""

    person: Mentorship
    waiting: Waiting
    place: Place
    text: str = ""


class _Promise(NamedTuple):
    uid: str
    text: str
    due: date | None


def turns(connection: Connection, known: Sequence[Mentorship], now: datetime) -> list[Turn]:
    """Return with whom someone is to move, the longest waiting first.

    What I have promised myself is not here: Today has a list of it. Nobody is waited for during a
    pause.
    """
    today, active = now.date(), [each for each in known if not each.paused]
    late = _late(connection, today)
    unplanned = (_standing(each) for each in active if not each.coming)
    silent = silence.since(connection, unplanned, today)
    found = [_turn(each, late.get(each.id), silent.get(each.id), today) for each in active]
    there = [each for each in found if each is not None]
    return sorted(there, key=lambda each: each.waiting.since or today)


def _standing(each: Mentorship) -> Standing:
    return Standing(each.id, each.started, each.last_held, each.cadence, each.pauses)


def _late(connection: Connection, today: date) -> dict[int, _Promise]:
    """Return the promise of the other that is overdue the longest in each mentorship."""
    found = connection.execute(LATE, (today.isoformat(),))
    return {each: _Promise(uid, text, day(due)) for each, uid, text, due in found}


def _turn(
    person: Mentorship, late: _Promise | None, silent: date | None, today: date
) -> Turn | None:
    coming = person.next
    soon = coming is not None and not coming.running and today <= coming.day < today + SOON
    items = None if coming is None else coming.items if soon else 1
    other = voice.other(person.role)
    dues = {other: late.due} if late else {}
    waiting = waiting_for(person.role, person.overdue, items, {}, dues, silent)
    if late is not None and waiting.what == "late":
        return Turn(person, waiting, Place("action_item", late.uid), late.text)
    if coming is not None and waiting.what == "agenda":
        return Turn(person, waiting, Place("meeting", coming.uid))
    return Turn(person, waiting, Place("mentorship", person.uid)) if waiting.what else None
