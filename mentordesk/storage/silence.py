"""Mentorships in which neither of the two has made a move for long, by plain SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.domain.waiting import is_long

from . import uid

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mentordesk.domain.cadence import Cadence
    from mentordesk.domain.pause import Pause

# An agenda item has no date of its own; when it was raised is the first part of its uid.
SIGNS = """
select m.id, max(
    ifnull((select max(updated_at) from note
        where mentorship_id = m.id and trashed_at is null), ''),
    ifnull((select max(max(made_on, ifnull(done_at, ''))) from action_item
        where mentorship_id = m.id and trashed_at is null), ''),
    ifnull((select max(made_on) from decision
        where mentorship_id = m.id and trashed_at is null), ''),
    ifnull((select max(made_on) from learning
        where mentorship_id = m.id and trashed_at is null), '')),
    (select max(uid) from agenda_item
        where mentorship_id = m.id and trashed_at is null and substr(uid, 15, 1) = '7')
from mentorship as m where m.id in (select value from json_each(?))
"""


class Standing(NamedTuple):
    """A mentorship that goes on and in which no meeting is planned."""

    id: int
    started: date
    held: date | None
    cadence: Cadence
    pauses: tuple[Pause, ...]


def since(connection: Connection, known: Iterable[Standing], today: date) -> dict[int, date]:
    """Return the day of the last move of those in which it is longer ago than agreed.

    Only of those that have not met for so long it is read what else was done: few.
    """
    quiet = [each for each in known if _is_long(each, _last_move(each), today)]
    moves = _moves(connection, [each.id for each in quiet])
    last = [(each, max(_last_move(each), moves.get(each.id, date.min))) for each in quiet]
    return {each.id: day for each, day in last if _is_long(each, day, today)}


def _is_long(each: Standing, last: date, today: date) -> bool:
    return is_long(last, each.cadence, today, each.pauses)


def _last_move(each: Standing) -> date:
    return max(each.started, each.held or each.started)


def _moves(connection: Connection, mentorship_ids: list[int]) -> dict[int, date]:
    """Return when something was last written, promised, kept or captured in each."""
    found = connection.execute(SIGNS, (str(mentorship_ids),))
    days = {each: max(moment[:10], _raised(last)) for each, moment, last in found}
    return {each: date.fromisoformat(day) for each, day in days.items() if day}


def _raised(last: str | None) -> str:
    """Return the day the last item was raised, "" without one."""
    return uid.made_at(last).date().isoformat() if last else ""
