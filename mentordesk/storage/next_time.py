"""What was to exist by the next meeting: agreed at one, asked about in the brief of the next."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session, aliased

from .meeting_columns import is_held
from .schema import AgendaItem, Meeting, Placement

SECTION = "by-next-time"


class Aim(NamedTuple):
    """An item of the section that was agreed on, as it is asked about in one brief."""

    placement_id: int  # where it was agreed on
    item_id: int
    uid: str  # of the item
    title: str
    voice: str
    private: bool
    agreed_on: date
    met: bool | None  # None: not answered yet
    again: bool  # it is to be talked about once more


def asked(session: Session, meeting_id: int) -> list[Aim]:
    """Return what a brief asks about, last agreed first, and what was answered in it."""
    meeting = session.get_one(Meeting, meeting_id)
    unanswered = Placement.met.is_(None) & (AgendaItem.state != "dropped") & ~_agreed_later()
    wanted = unanswered | (Placement.answered_id == meeting_id)
    earlier = Meeting.starts_utc < meeting.starts_utc
    query = _agreed(Meeting.mentorship_id == meeting.mentorship_id, earlier, wanted)
    return [
        Aim._make((*row[:6], row.starts_at.date(), row.met, row.state == "open"))
        for row in session.execute(query)
    ]


def answer(session: Session, placement_id: int, meeting_id: int, met: bool | None) -> None:
    """Say in the brief of a meeting whether something exists by now; None takes it back."""
    row = session.get_one(Placement, placement_id)
    row.met, row.answered_id = met, None if met is None else meeting_id


def _agreed_later() -> ColumnElement[bool]:
    later = aliased(Placement)
    return exists().where(
        later.item_id == Placement.item_id, later.id > Placement.id, later.outcome == "discussed"
    )


def _agreed(*wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Select what was agreed on when meetings were held, last agreed first."""
    return (
        select(
            Placement.id,
            AgendaItem.id,
            AgendaItem.uid,
            AgendaItem.title,
            AgendaItem.voice,
            AgendaItem.private,
            Meeting.starts_at,
            Placement.met,
            AgendaItem.state,
        )
        .join(AgendaItem, AgendaItem.id == Placement.item_id)
        .join(Meeting, Meeting.id == Placement.meeting_id)
        .where(AgendaItem.section == SECTION, AgendaItem.trashed_at.is_(None))
        .where(Placement.outcome == "discussed", is_held())
        .where(Meeting.trashed_at.is_(None), *wanted)
        .order_by(Meeting.starts_utc.desc(), Placement.position, Placement.id)
    )
