"""Rows made up in place of lost ones, so that what belongs to them stays together.

Only for the sake of what says something: a lost agenda item is not made up for having been on an
agenda, nor a meeting that was only planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentordesk.domain.order import between

from .cells import Value
from .putting import put

if TYPE_CHECKING:
    from sqlite3 import Connection

    from .shapes import Link, Shapes


class Sake(NamedTuple):
    """For whose sake a row is made up, and in which column it is called something."""

    name: str
    children: tuple[str, ...]  # none: all that refer to it


SAKES = {  # each before what it belongs to itself
    "agenda_template": Sake("name", ("template_item",)),
    "milestone": Sake("title", ("milestone_event",)),
    "goal": Sake("title", ("milestone",)),
    "agenda_item": Sake("title", ("code_review",)),
    "meeting": Sake("", ("placement", "decision", "learning", "action_item")),
    "mentorship": Sake("", ()),
    "person": Sake("name", ("mentorship",)),
}
HELD_ONLY = {"placement": "outcome is not null"}  # what is only planned waits instead
OWNER_OF_ITEM = """
select mentorship_id from placement join meeting on meeting.id = meeting_id where item_id = ?1
union all select mentorship_id from action_item where item_id = ?1 limit 1
"""
OF_MEETING = """
select mentorship_id, made_on from decision where meeting_id = ?1
union all select mentorship_id, made_on from learning where meeting_id = ?1
union all select mentorship_id, made_on from action_item where meeting_id = ?1
union all select mentorship_id, substr(created_at, 1, 10) from note where meeting_id = ?1
union all select mentorship_id, null from placement join agenda_item
    on agenda_item.id = item_id where meeting_id = ?1
limit 1
"""
BEFORE = """
select substr(starts_at, 1, 10) from meeting where mentorship_id = ?1
order by id > ?2, abs(id - ?2) limit 1
"""
NUMBERS = "select number, starts_utc < ?2 from meeting where state = 'held' and mentorship_id = ?1"
LAST = "select max(position) from milestone"
BEGAN = "select min(substr(starts_at, 1, 10)) from meeting where mentorship_id = ?"


def stand_in(connection: Connection, shapes: Shapes, name: str) -> dict[str, int]:
    """Return how many were made of each table, each called `name` with a number for {n}."""
    made = dict.fromkeys(SAKES, 0)
    for table in SAKES:
        for row_id in _missing(connection, shapes, table):
            number = sum(count for each, count in made.items() if SAKES[each].name) + 1
            values = _values(connection, table, row_id, name.replace("{n}", str(number)))
            put(connection, shapes.all[table], row_id or None, values)
            made[table] += 1
            if row_id == 0:
                _lead_to(connection, shapes.links, table)
    return made


def _missing(connection: Connection, shapes: Shapes, table: str) -> list[int]:
    """Return the ids of rows that are gone and for whose sake one is made up; 0: unknown."""
    sake = SAKES[table].children
    links = [k for k in shapes.links if k.parent == table and (not sake or k.table in sake)]
    asked = " union ".join(
        f"select {k.column} as it from {k.table} where {HELD_ONLY.get(k.table, True)}"
        for k in links
    )
    query = f"select it from ({asked}) where it not in (select id from {table}) order by it"
    return [row_id for (row_id,) in connection.execute(query)]


def _values(connection: Connection, table: str, row_id: int, name: str) -> dict[str, Value]:
    values: dict[str, Value] = {SAKES[table].name: name} if SAKES[table].name else {}
    if table == "agenda_item":
        values["mentorship_id"] = _one(connection, OWNER_OF_ITEM, row_id)
    elif table == "milestone":
        values["position"] = between(str(_one(connection, LAST) or ""))
    elif table == "meeting":
        values |= _meeting(connection, row_id)
    elif table == "mentorship":
        values["started_on"] = _one(connection, BEGAN, row_id)
        values["person_id"] = _next_person(connection)
    return values


def _meeting(connection: Connection, row_id: int) -> dict[str, Value]:
    """A held one of the day on which something came of it, else of the one before it."""
    mentorship, day = connection.execute(OF_MEETING, (row_id,)).fetchone() or (None, None)
    if day is None:
        (day,) = connection.execute(BEFORE, (mentorship, row_id)).fetchone() or (None,)
    if day is None:
        return {"mentorship_id": mentorship, "zone": "UTC", "state": "held", "number": row_id or 1}
    numbers = connection.execute(NUMBERS, (mentorship, f"{day}T09")).fetchall()
    taken = {number for number, _ in numbers}
    number = max((number for number, earlier in numbers if earlier), default=0) + 1
    while number in taken:
        number += 1
    moment = dict.fromkeys(("starts_utc", "began_at", "ended_at"), f"{day}T09:00:00Z")
    times: dict[str, Value] = {"starts_at": f"{day}T09:00", "zone": "UTC", **moment}
    return times | {"mentorship_id": mentorship, "state": "held", "number": number}


def _next_person(connection: Connection) -> int:
    """Return an id that is no person's, so that a person is made for it."""
    query = "select max(ifnull(max(id), 0), (select ifnull(max(person_id), 0) from mentorship))"
    return int(connection.execute(f"{query} + 1 from person").fetchone()[0])


def _lead_to(connection: Connection, links: list[Link], table: str) -> None:
    """Have what belongs to nobody knows which belong to the row made last."""
    (new,) = connection.execute("select last_insert_rowid()").fetchone()
    for link in (link for link in links if link.parent == table):
        connection.execute(
            f"update {link.table} set {link.column} = ? where {link.column} = 0", (new,)
        )


def _one(connection: Connection, query: str, *values: Value) -> Value:
    row = connection.execute(query, values).fetchone()
    found: Value = row[0] if row else None
    return found
