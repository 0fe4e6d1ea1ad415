"""How useful a meeting was to me, from 1 to 5; it is always private and never leaves."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from .schema import Meeting

MOST = 5


def said(session: Session, meeting_id: int) -> int | None:
    """Return how useful a meeting was, None if it was not said."""
    return session.scalar(select(Meeting.useful).where(Meeting.id == meeting_id))


def say(session: Session, meeting_id: int, useful: int | None) -> None:
    session.get_one(Meeting, meeting_id).useful = useful
