"""The lineage of agenda items: the meetings on whose agendas they were, and what became of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import meeting_columns
from .schema import Meeting, Placement


class Stop(NamedTuple):
    """An item on the agenda of one meeting."""

    meeting_uid: str
    number: int | None
    day: date
    state: str  # of the meeting
    outcome: str | None  # None: it is there now
    met: bool | None


def of_items(session: Session, item_ids: Collection[int]) -> dict[int, list[Stop]]:
    """Return where each item was, first to last; what is in the trash is left out."""
    found: dict[int, list[Stop]] = {item_id: [] for item_id in item_ids}
    query = (
        select(
            Placement.item_id,
            Meeting.uid,
            meeting_columns.number(),
            Meeting.starts_at,
            Meeting.state,
            Placement.outcome,
            Placement.met,
        )
        .join(Meeting, Meeting.id == Placement.meeting_id)
        .where(Placement.item_id.in_(item_ids), Meeting.trashed_at.is_(None))
        .order_by(Placement.outcome.is_(None), Meeting.starts_utc, Placement.id)
    )
    for item_id, uid, number, starts_at, *rest in session.execute(query):
        found[item_id].append(Stop._make((uid, number, starts_at.date(), *rest)))
    return found
