"""Action items: what one of the two promised."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from . import captured, fields, schema
from .meeting_columns import is_held

FIELDS = frozenset({"text", "voice", "due", "private"})
ROW = schema.ActionItem
SINCE = (ROW.done_at.is_(None), ROW.due.is_(None), ROW.due, ROW.made_on, ROW.id)


class Action(NamedTuple):
    id: int
    uid: str
    mentorship_id: int
    meeting_uid: str | None
    text: str
    voice: str  # whose promise it is
    made_on: date
    due: date | None
    done_at: datetime | None
    private: bool


def add(
    session: Session,
    mentorship_id: int,
    text: str,
    voice: str,
    today: date,
    meeting_id: int | None = None,
    due: date | None = None,
    private: bool = False,
) -> int:
    row = ROW(
        mentorship_id=mentorship_id,
        meeting_id=meeting_id,
        text=text,
        voice=voice,
        made_on=today,
        due=due,
        private=private,
    )
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, action_id: int, **values: object) -> None:
    """Change some of the FIELDS."""
    fields.edit(session, ROW, action_id, values, FIELDS)


def tick(session: Session, action_id: int, done: bool, now: datetime) -> None:
    """Say that a promise is kept, or that it is not."""
    session.get_one(ROW, action_id).done_at = now if done else None


def of_meeting(session: Session, meeting_id: int) -> list[Action]:
    """Return the promises of a meeting, in the order they were written down."""
    return _read(session, _all().where(ROW.meeting_id == meeting_id).order_by(ROW.id))


def of_item(session: Session, item_id: int) -> list[Action]:
    """Return the promises that came of an agenda item, in the order they were written down."""
    return _read(session, _all().where(ROW.item_id == item_id).order_by(ROW.id))


def of_mentorship(session: Session, mentorship_id: int, *, open_only: bool = False) -> list[Action]:
    """Return the promises of a mentorship, newest first."""
    query = _all().where(ROW.mentorship_id == mentorship_id)
    if open_only:
        query = query.where(ROW.done_at.is_(None))
    return _read(session, query.order_by(ROW.made_on.desc(), ROW.id.desc()))


def since(session: Session, meeting_id: int) -> list[Action]:
    """Return what was promised before a meeting and was open when the one before it was held.

    Kept promises come first, then those with a due date.
    """
    meeting = session.get_one(schema.Meeting, meeting_id)
    query = (
        _all()
        .where(ROW.mentorship_id == meeting.mentorship_id)
        .where(ROW.meeting_id.is_(None) | (ROW.meeting_id != meeting_id))
        .where(ROW.made_on <= meeting.starts_at.date())
    )
    before = _held_before(session, meeting)
    if before is None:
        return _read(session, query.order_by(*SINCE))
    still_open = ROW.done_at.is_(None) | (ROW.done_at >= before)
    return _read(session, query.where(still_open).order_by(*SINCE))


def hide_of_item(session: Session, item_id: int) -> None:
    """Make the promises private that came of an agenda item."""
    for row in session.scalars(select(ROW).where(ROW.item_id == item_id)):
        row.private = True


def discard(session: Session, action_id: int, now: datetime) -> None:
    captured.discard(session, ROW, action_id, now)


def _held_before(session: Session, meeting: schema.Meeting) -> datetime | None:
    """Return when the last held meeting before another one began."""
    query = select(func.max(func.coalesce(schema.Meeting.began_at, schema.Meeting.starts_utc)))
    return session.scalar(
        query.where(
            schema.Meeting.mentorship_id == meeting.mentorship_id,
            is_held(),
            schema.Meeting.trashed_at.is_(None),
            schema.Meeting.starts_utc < meeting.starts_utc,
        )
    )


def _all() -> Select[*tuple[Any, ...]]:
    return captured.of(
        ROW,
        *(ROW.id, ROW.uid, ROW.mentorship_id, captured.MEETING_UID),
        *(ROW.text, ROW.voice, ROW.made_on, ROW.due, ROW.done_at, ROW.private),
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[Action]:
    return [Action._make(row) for row in session.execute(query)]
