"""Planned pauses of mentorships."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.domain import pause

from . import schema


class Planned(NamedTuple):
    """A pause that lasts or lies ahead; it goes on at `ends_on`, if that is known."""

    id: int
    starts_on: date
    ends_on: date | None
    reason: str


def add(
    session: Session, mentorship_id: int, starts_on: date, ends_on: date | None, reason: str = ""
) -> int:
    row = schema.Pause(mentorship_id=mentorship_id, starts_on=starts_on, ends_on=ends_on)
    row.reason = _trimmed(reason)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, pause_id: int, starts_on: date, ends_on: date | None, reason: str
) -> None:
    row = session.get_one(schema.Pause, pause_id)
    row.starts_on, row.ends_on, row.reason = starts_on, ends_on, _trimmed(reason)
    session.flush()


def delete(session: Session, pause_id: int) -> None:
    session.delete(session.get_one(schema.Pause, pause_id))
    session.flush()


def of_mentorship(session: Session, mentorship_id: int) -> list[pause.Pause]:
    """Return all of them in order, those that are over too."""
    return [pause.Pause(row.starts_on, row.ends_on) for row in _rows(session, mentorship_id)]


def planned(session: Session, mentorship_id: int, today: date) -> list[Planned]:
    """Return those that are not over, in order."""
    return [
        Planned(row.id, row.starts_on, row.ends_on, row.reason)
        for row in _rows(session, mentorship_id)
        if row.ends_on is None or row.ends_on > today
    ]


def _rows(session: Session, mentorship_id: int) -> list[schema.Pause]:
    query = select(schema.Pause).where(schema.Pause.mentorship_id == mentorship_id)
    return list(session.scalars(query.order_by(schema.Pause.starts_on, schema.Pause.id)))


def _trimmed(reason: str) -> str:
    """A reason on one line."""
    return " ".join(reason.split())
