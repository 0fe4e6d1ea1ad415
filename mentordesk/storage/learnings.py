"""What one of the two learned."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlalchemy.orm import Session

from . import captured, fields, schema

FIELDS = frozenset({"text", "voice", "private"})
ROW = schema.Learning


class Learning(NamedTuple):
    id: int
    uid: str
    mentorship_id: int
    meeting_uid: str | None
    text: str
    voice: str  # whose learning it is
    made_on: date
    private: bool


def add(
    session: Session,
    mentorship_id: int,
    text: str,
    voice: str,
    today: date,
    meeting_id: int | None = None,
    private: bool = False,
) -> int:
    row = ROW(
        mentorship_id=mentorship_id,
        meeting_id=meeting_id,
        text=text,
        voice=voice,
        made_on=today,
        private=private,
    )
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, learning_id: int, **values: object) -> None:
    """Change some of the FIELDS."""
    fields.edit(session, ROW, learning_id, values, FIELDS)


def of_meeting(session: Session, meeting_id: int) -> list[Learning]:
    """Return the learnings of a meeting, in the order they were written down."""
    return _read(session, _all().where(ROW.meeting_id == meeting_id).order_by(ROW.id))


def of_mentorship(session: Session, mentorship_id: int) -> list[Learning]:
    """Return the learnings of a mentorship, newest first."""
    query = _all().where(ROW.mentorship_id == mentorship_id)
    return _read(session, query.order_by(ROW.made_on.desc(), ROW.id.desc()))


def discard(session: Session, learning_id: int, now: datetime) -> None:
    captured.discard(session, ROW, learning_id, now)


def _all() -> Select[*tuple[Any, ...]]:
    return captured.of(
        ROW,
        *(ROW.id, ROW.uid, ROW.mentorship_id, captured.MEETING_UID),
        *(ROW.text, ROW.voice, ROW.made_on, ROW.private),
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[Learning]:
    return [Learning._make(row) for row in session.execute(query)]
