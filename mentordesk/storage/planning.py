"""How a meeting comes to be planned, by hand or by the cadence when the one before it ends."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mentordesk.domain.cadence import Cadence, next_start
from mentordesk.domain.wall_time import Instant, instant
from mentordesk.domain.zones import usable

from . import pauses, placements, uid
from .schema import Meeting, Mentorship, Note

STEP = 5  # minutes: what a begun meeting is said to have begun at


class Proposal(NamedTuple):
    """What comes after a meeting: one that is planned, else when one is due by the cadence."""

    planned: int | None
    starts_at: datetime | None


def make(
    session: Session,
    mentorship_id: int,
    name: str,
    starts_at: datetime,
    zone: str,
    minutes: int,
    now: datetime,
) -> Meeting:
    """Add a planned meeting with its note; nothing is on its agenda."""
    wall, utc = instant(starts_at, zone)
    meeting = Meeting(
        uid=name,
        mentorship_id=mentorship_id,
        starts_at=wall,
        starts_utc=utc,
        zone=zone,
        minutes=minutes,
    )
    session.add(meeting)
    session.flush()
    note = Note(uid=uid.derived("note", name), mentorship_id=mentorship_id, meeting_id=meeting.id)
    note.private, note.created_at, note.updated_at = False, now, now
    session.add(note)
    session.flush()
    return meeting


def proposal(session: Session, meeting_id: int, today: date) -> Proposal:
    """Return what comes after a meeting that is about to end, without planning it.

    By the cadence it is due from the day on which the meeting takes place, at the time of day
    that was planned, and never inside a pause.
    """
    meeting = session.get_one(Meeting, meeting_id)
    real = takes_place(meeting)
    planned = placements.next_planned(session, meeting.mentorship_id, after=real.utc)
    last = datetime.combine(real.wall.date(), meeting.starts_at.time())
    due = _next_start(session, meeting.mentorship_id, last, today) if planned is None else None
    return Proposal(planned, due)


def following(session: Session, ended: Meeting, starts_at: datetime, now: datetime) -> int:
    """Plan the meeting after one that ended."""
    length = session.get_one(Mentorship, ended.mentorship_id).minutes
    name = _free_name(session, ended)
    return make(session, ended.mentorship_id, name, starts_at, ended.zone, length, now).id


def takes_place(meeting: Meeting) -> Instant:
    """Return when a meeting is: as planned, unless it began on an earlier day."""
    planned = Instant(meeting.starts_at, meeting.starts_utc)
    if meeting.began_at is None:
        return planned
    wall = meeting.began_at.astimezone(usable(meeting.zone)).replace(tzinfo=None)
    early = wall.replace(minute=wall.minute // STEP * STEP, second=0, microsecond=0)
    return instant(early, meeting.zone) if wall.date() < planned.wall.date() else planned


def _next_start(
    session: Session, mentorship_id: int, last: datetime, today: date
) -> datetime | None:
    """Return when the next meeting is due, none if they meet ad hoc, pause for good or are done."""
    mentorship = session.get_one(Mentorship, mentorship_id)
    if mentorship.ended_on is not None:
        return None
    cadence = Cadence(mentorship.cadence, mentorship.weeks)
    return next_start(last, cadence, today, pauses.of_mentorship(session, mentorship_id))


def _free_name(session: Session, ended: Meeting) -> str:
    """Return the uid of the meeting after this; of another one if an earlier was called off."""
    causes = ["meeting", ended.uid]
    while session.scalar(select(exists().where(Meeting.uid == uid.derived(*causes)))):
        causes.append("again")
    return uid.derived(*causes)
