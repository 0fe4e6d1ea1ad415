"""What decisions, action items and learnings have in common: most come of a meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from . import trash
from .schema import ActionItem, Decision, Learning, Meeting

Captured = type[ActionItem] | type[Decision] | type[Learning]
MEETING_UID = Meeting.uid  # None where there is no meeting, or where it is in the trash


def of(table: Captured, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Select columns of what is not in the trash, and perhaps the MEETING_UID."""
    there = (table.meeting_id == Meeting.id) & Meeting.trashed_at.is_(None)
    query = select(*columns).select_from(table).outerjoin(Meeting, there)
    return query.where(table.trashed_at.is_(None))


def discard(session: Session, table: Captured, row_id: int, now: datetime) -> None:
    row = session.get_one(table, row_id)
    trash.put(session, table.__tablename__, row.uid, now)
    session.expire(row)
