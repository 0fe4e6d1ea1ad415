"""What of a desk a tour shows: a place for each page that has something on it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mentordesk.domain.place import Place

if TYPE_CHECKING:
    from sqlite3 import Connection

NEXT = """
select meeting.uid, meeting.starts_utc, mentorship.uid from meeting
join mentorship on mentorship.id = meeting.mentorship_id
where meeting.state = 'planned' and meeting.trashed_at is null and mentorship.ended_on is null
order by meeting.starts_utc, meeting.id limit 1
"""
LAST_HELD = """
select meeting.uid from meeting join mentorship on mentorship.id = meeting.mentorship_id
where mentorship.uid = ? and meeting.state = 'held' and meeting.trashed_at is null
order by meeting.starts_utc desc limit 1
"""
NOTE = """
select note.uid from note left join meeting on meeting.id = note.meeting_id
where note.trashed_at is null and note.body <> ''
order by meeting.uid = ? desc, note.id desc limit 1
"""
GOAL = """
select goal.uid from goal join mentorship on mentorship.id = goal.mentorship_id
where goal.trashed_at is null order by mentorship.uid = ? desc, goal.id limit 1
"""


def stops(connection: Connection) -> dict[str, Place]:
    """Return the place of each page, by the name of its picture."""
    coming = connection.execute(NEXT).fetchone()
    meeting, _, mentorship = coming or ("", "", _one(connection, "select uid from mentorship"))
    record = _one(connection, LAST_HELD, mentorship)
    things = {
        "mentorship": Place("mentorship", mentorship, "overview"),
        "mentorship-meetings": Place("mentorship", mentorship, "meetings"),
        "mentorship-agreement": Place("mentorship", mentorship, "agreement"),
        "agenda": Place("meeting", meeting),
        "meeting-record": Place("meeting", record),
        "note": Place("note", _one(connection, NOTE, record)),
        "goal": Place("goal", _one(connection, GOAL, mentorship)),
    }
    pages = (
        "today",
        "mentorships",
        "agendas",
        "goals",
        "questions",
        "trash",
        "backups",
        "settings",
    )
    found = {name: place for name, place in things.items() if place.uid}
    found["notes"] = found.pop("note", Place("notes"))
    return {**{name: Place(name) for name in pages}, **found}


def next_meeting(connection: Connection) -> tuple[str, datetime] | None:
    """Return the uid and the beginning of the meeting that comes next, None without one."""
    row = connection.execute(NEXT).fetchone()
    return (row[0], datetime.fromisoformat(row[1])) if row else None


def _one(connection: Connection, query: str, *values: str) -> str:
    row = connection.execute(query, values).fetchone()
    return str(row[0]) if row else ""
