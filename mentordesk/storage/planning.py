"""How a meeting comes to be planned, by hand or by the cadence when the one before it ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mentordesk.domain.cadence import Cadence, next_start
from mentordesk.domain.wall_time import instant

from . import placements, uid
from .schema import Meeting, Mentorship, Note, Pause


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
    """Return what `following` would find or plan, without planning it."""
    meeting = session.get_one(Meeting, meeting_id)
    planned = placements.next_planned(session, meeting.mentorship_id, after=meeting)
    due = None if planned is not None else _next_start(session, meeting, today)
    return Proposal(planned, due)


def following(session: Session, ended: Meeting, now: datetime) -> int | None:
    """Return the earliest meeting planned after one that ended, else plan it by the cadence."""
    planned, starts_at = proposal(session, ended.id, now.date())
    if starts_at is None:
        return planned
    length = session.get_one(Mentorship, ended.mentorship_id).minutes
    name = _free_name(session, ended)
    return make(session, ended.mentorship_id, name, starts_at, ended.zone, length, now).id


def _next_start(session: Session, ended: Meeting, today: date) -> datetime | None:
    """Return when the next meeting is due, none while they meet ad hoc, pause or are done."""
    mentorship = session.get_one(Mentorship, ended.mentorship_id)
    pauses = session.scalars(select(Pause).where(Pause.mentorship_id == mentorship.id)).all()
    if mentorship.ended_on is not None or any(_covers(pause, today) for pause in pauses):
        return None
    cadence = Cadence(mentorship.cadence, mentorship.weeks)
    start = next_start(ended.starts_at, cadence, today)
    while start and (pause := next((p for p in pauses if _covers(p, start.date())), None)):
        if pause.ends_on is None:
            return None
        start = next_start(start, cadence, pause.ends_on - timedelta(days=1))
    return start


def _covers(pause: Pause, day: date) -> bool:
    return pause.starts_on <= day and (pause.ends_on is None or day < pause.ends_on)


def _free_name(session: Session, ended: Meeting) -> str:
    """Return the uid of the meeting after this; of another one if an earlier was called off."""
    causes = ["meeting", ended.uid]
    while session.scalar(select(exists().where(Meeting.uid == uid.derived(*causes)))):
        causes.append("again")
    return uid.derived(*causes)
