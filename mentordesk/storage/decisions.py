"""What was decided in meetings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from . import schema, trash

FIELDS = frozenset({"text", "private"})
ROW = schema.Decision


class Decision(NamedTuple):
    id: int
    uid: str
    mentorship_id: int
    meeting_uid: str | None
    text: str
    made_on: date
    private: bool


def add(
    session: Session,
    mentorship_id: int,
    text: str,
    today: date,
    meeting_id: int | None = None,
    private: bool = False,
) -> int:
    row = ROW(
        mentorship_id=mentorship_id,
        meeting_id=meeting_id,
        text=text,
        made_on=today,
        private=private,
    )
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, decision_id: int, **fields: Any) -> None:
    """Change some of the FIELDS."""
    if unknown := fields.keys() - FIELDS:
        raise TypeError(f"A decision has no {unknown}")
    row = session.get_one(ROW, decision_id)
    for name, value in fields.items():
        setattr(row, name, value)


def of_meeting(session: Session, meeting_id: int) -> list[Decision]:
    """Return the decisions of a meeting, in the order they were written down."""
    return _read(session, _all().where(ROW.meeting_id == meeting_id).order_by(ROW.id))


def of_mentorship(session: Session, mentorship_id: int) -> list[Decision]:
    """Return the decisions of a mentorship, newest first."""
    query = _all().where(ROW.mentorship_id == mentorship_id)
    return _read(session, query.order_by(ROW.made_on.desc(), ROW.id.desc()))


def discard(session: Session, decision_id: int, now: datetime) -> None:
    row = session.get_one(ROW, decision_id)
    trash.put(session, "decision", row.uid, now)
    session.expire(row)


def _all() -> Select[*tuple[Any, ...]]:
    meeting = schema.Meeting
    there = (ROW.meeting_id == meeting.id) & meeting.trashed_at.is_(None)
    columns = ROW.id, ROW.uid, ROW.mentorship_id, meeting.uid, ROW.text, ROW.made_on, ROW.private
    query = select(*columns).select_from(ROW).outerjoin(meeting, there)
    return query.where(ROW.trashed_at.is_(None))


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[Decision]:
    return [Decision._make(row) for row in session.execute(query)]
