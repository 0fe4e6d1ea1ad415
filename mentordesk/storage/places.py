"""Which page shows a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentordesk.domain.place import Place

if TYPE_CHECKING:
    from sqlite3 import Connection

PAGES = frozenset(
    {
        "today",
        "mentorships",
        "agendas",
        "notes",
        "goals",
        "questions",
        "settings",
        "trash",
        "backups",
    }
)
THINGS = frozenset({"mentorship", "meeting", "note", "goal"})
IN_A_MEETING = """
select meeting.uid, mentorship.uid from {kind} as thing
join mentorship on mentorship.id = thing.mentorship_id
left join meeting on meeting.id = thing.meeting_id and meeting.trashed_at is null
where thing.uid = ? and thing.trashed_at is null
"""
AGENDA_ITEM = """
select meeting.uid, mentorship.uid from agenda_item as thing
join mentorship on mentorship.id = thing.mentorship_id
left join placement on placement.item_id = thing.id
left join meeting on meeting.id = placement.meeting_id and meeting.trashed_at is null
where thing.uid = ? and thing.trashed_at is null
order by placement.outcome is null and placement.id is not null desc, placement.id desc limit 1
"""
PERSON = """
select mentorship.uid from person join mentorship on mentorship.person_id = person.id
where person.uid = ? and person.trashed_at is null and mentorship.trashed_at is null
order by mentorship.ended_on is not null, mentorship.id desc limit 1
"""
AGREEMENT = """
select mentorship.uid from agreement join mentorship on mentorship.id = agreement.mentorship_id
where agreement.uid = ? and mentorship.trashed_at is null
"""
MILESTONE = """
select goal.uid from milestone join goal on goal.id = milestone.goal_id
where milestone.uid = ? and milestone.trashed_at is null and goal.trashed_at is null
"""


def resolve(connection: Connection, place: Place) -> Place | None:
    """Return the page that shows what `place` names, None if it is gone or in the trash."""
    kind, uid, _ = place
    if kind in PAGES:
        return place
    if kind in THINGS:
        query = f"select 1 from {kind} where uid = ? and trashed_at is null"
        return place if connection.execute(query, (uid,)).fetchone() else None
    if kind == "person":
        row = connection.execute(PERSON, (uid,)).fetchone()
        return Place("mentorship", row[0]) if row else None
    if kind == "agreement":
        row = connection.execute(AGREEMENT, (uid,)).fetchone()
        return Place("mentorship", row[0], "agreement") if row else None
    if kind == "milestone":
        row = connection.execute(MILESTONE, (uid,)).fetchone()
        return Place("goal", row[0], uid) if row else None
    query = AGENDA_ITEM if kind == "agenda_item" else IN_A_MEETING.format(kind=kind)
    row = connection.execute(query, (uid,)).fetchone()
    if row is None:
        return None
    meeting, mentorship = row
    return Place("meeting", meeting, uid) if meeting else Place("mentorship", mentorship, "")
