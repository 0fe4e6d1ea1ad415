"""Making rows belong again: what was read without what it belongs to is kept all the same."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from mentordesk.storage import placements
from mentordesk.storage.session import open_session
from mentordesk.storage.trash_can import TABLES

from .putting import put
from .stand_ins import stand_in

if TYPE_CHECKING:
    from sqlite3 import Connection

    from .shapes import Link, Shapes

NUMBERED_TWICE = """
select mentorship_id from meeting where state = 'held'
group by mentorship_id, number having count(*) > 1
"""
NUMBERED = """
select id, row_number() over (partition by mentorship_id order by number, starts_utc) as place
from meeting where state = 'held'
"""
WITHOUT_BEGIN = """
select milestone.id, date(min(happened_on), '-1 day') from milestone
left join milestone_event on milestone_id = milestone.id
group by milestone.id having count(*) filter (where kind = 'added') = 0
"""
EMPTY_NOTES = """
delete from note where body = '' and meeting_id is not null
and meeting_id not in (select id from meeting)
"""  # of meetings that are lost; a text becomes a note of the mentorship
RULES = (  # what must always hold, made so
    f"""update meeting set number = (select place from ({NUMBERED}) as it where it.id = meeting.id)
    where state = 'held' and mentorship_id in ({NUMBERED_TWICE})""",
    "update mentorship set outcome = null where ended_on is null",
    "update person set is_me = 0 where id > (select min(id) from person where is_me)",
    """update meeting set state = 'missed' where state = 'running' and trashed_at is null
    and id < (select max(id) from meeting as other where other.mentorship_id =
        meeting.mentorship_id and state = 'running' and trashed_at is null)""",
    """delete from placement where (select mentorship_id from meeting where id = meeting_id)
    <> (select mentorship_id from agenda_item where id = item_id)""",
    """delete from placement where outcome is null and meeting_id in
    (select id from meeting where state in ('held', 'cancelled', 'missed'))""",
    """delete from placement where outcome is not null and meeting_id in
    (select id from meeting where state = 'planned' and trashed_at is null)""",
    *(
        f"""update {table} set trashed_at = (select trashed_at from mentorship
        where mentorship.id = mentorship_id) where trashed_at is null
        and mentorship_id in (select id from mentorship where trashed_at is not null)"""
        for table in TABLES
        if table not in ("person", "mentorship", "milestone", "question", "agenda_template")
    ),
)


def mend(connection: Connection, shapes: Shapes, name: str) -> dict[str, int]:
    """Return how many rows of each table were made up, called `name` with a number for {n}."""
    made = stand_in(connection, shapes, name)
    connection.execute(EMPTY_NOTES)
    for link in shapes.links:
        _cut_loose(connection, link)
    for rule in RULES:
        connection.execute(rule)
    for milestone, day in connection.execute(WITHOUT_BEGIN).fetchall():
        values = {"milestone_id": milestone, "happened_on": day, "kind": "added", "points": 1}
        put(connection, shapes.all["milestone_event"], None, values)
    _join_next(connection)
    return made


def _cut_loose(connection: Connection, link: Link) -> None:
    """Forget what is gone; what says nothing without it goes too."""
    gone = f"{link.column} is not null and {link.column} not in (select id from {link.parent})"
    if link.needed:
        connection.execute(f"delete from {link.table} where {gone}")
    else:
        connection.execute(f"update {link.table} set {link.column} = null where {gone}")


def _join_next(connection: Connection) -> None:
    """Put what waits, now that placements are lost, on the next agenda."""
    connection.commit()  # SQLAlchemy rolls back what it finds begun
    with closing(open_session(connection)) as session:
        for (mentorship,) in connection.execute("select id from mentorship").fetchall():
            placements.join_next(session, mentorship)
        session.commit()
