"""Meetings by the number that they have or will get."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

NUMBERED = """
with last as (
    select mentorship_id, max(number) as number from meeting group by mentorship_id
),
coming as (
    select meeting.id, ifnull(last.number, 0) + row_number() over (
        partition by meeting.mentorship_id order by starts_utc, meeting.id) as number
    from meeting join last on last.mentorship_id = meeting.mentorship_id
    where state in ('planned', 'running') and meeting.number is null and trashed_at is null
)
select meeting.uid, person.name, substr(meeting.starts_at, 1, 10)
from meeting left join coming on coming.id = meeting.id
join mentorship on mentorship.id = meeting.mentorship_id
join person on person.id = mentorship.person_id
where ifnull(meeting.number, coming.number) = ?1 and meeting.trashed_at is null
order by starts_utc desc limit ?2
"""


class Meeting(NamedTuple):
    uid: str
    number: int
    person: str
    day: date


def meetings(connection: Connection, number: int, limit: int) -> list[Meeting]:
    """Return the meetings of this number, one of each mentorship at most, latest first."""
    rows = connection.execute(NUMBERED, (number, limit))
    return [Meeting(uid, number, person, date.fromisoformat(day)) for uid, person, day in rows]
