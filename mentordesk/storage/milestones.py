"""Milestones of a goal, and the dated events that are the only truth of their history."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentordesk.domain import order
from mentordesk.domain.burndown import Event, Standing, standings

from . import trash
from .schema import Milestone, MilestoneEvent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAY_FAR_AHEAD = date.max


class Entry(NamedTuple):
    """A milestone as it stands; `since` is the day it became open, reached or dropped."""

    milestone_id: int
    uid: str
    title: str
    target: date | None
    position: str
    state: str
    points: int
    since: date


class Past(NamedTuple):
    """One event; `points` only if it was added or re-sized."""

    event_id: int
    kind: str
    on: date
    points: int | None


def listed(session: Session, goal_id: int, today: date) -> list[Entry]:
    """Return the milestones of a goal in their order."""
    query = select(Milestone).where(Milestone.goal_id == goal_id, Milestone.trashed_at.is_(None))
    rows = session.scalars(query.order_by(Milestone.position, Milestone.id)).all()
    stands = _standings(session, [row.id for row in rows], today)
    return [
        Entry(row.id, row.uid, row.title, row.target, row.position, *_told(stands[row.id]))
        for row in rows
        if row.id in stands
    ]


def add(
    session: Session,
    goal_id: int,
    title: str,
    *,
    on: date,
    points: int = 1,
    target: date | None = None,
) -> int:
    """Add a milestone behind the others."""
    last = session.execute(
        select(func.max(Milestone.position)).where(Milestone.goal_id == goal_id)
    ).scalar_one()
    position = order.between(last or "")
    milestone = Milestone(goal_id=goal_id, title=title, target=target, position=position)
    session.add(milestone)
    session.flush()
    _note(session, milestone.id, "added", on, points)
    return milestone.id


def rename(session: Session, milestone_id: int, title: str) -> None:
    session.get_one(Milestone, milestone_id).title = title


def aim(session: Session, milestone_id: int, target: date | None) -> None:
    """Set the day it is hoped for, or none."""
    session.get_one(Milestone, milestone_id).target = target


def move(session: Session, milestone_id: int, after: str, before: str | None) -> None:
    """Put it between two positions; "" is the start of the list and None its end."""
    session.get_one(Milestone, milestone_id).position = order.between(after, before)


def reach(session: Session, milestone_id: int, on: date) -> None:
    """Note the day it was reached; for one that is reached already, correct that day."""
    if _standing(session, milestone_id).state == "reached":
        _last(session, milestone_id).happened_on = on
    else:
        _note(session, milestone_id, "reached", on)


def drop(session: Session, milestone_id: int, on: date) -> None:
    if _standing(session, milestone_id).state != "dropped":
        _note(session, milestone_id, "dropped", on)


def reopen(session: Session, milestone_id: int, on: date) -> None:
    """Open it again; what was only ticked on the same day was not reached at all."""
    if _standing(session, milestone_id).state == "open":
        return
    last = _last(session, milestone_id)
    if last.kind != "added" and last.happened_on == on:
        session.delete(last)
        session.flush()
    if _standing(session, milestone_id).state != "open":
        _note(session, milestone_id, "reopened", on)


def resize(session: Session, milestone_id: int, points: int, on: date) -> None:
    if _standing(session, milestone_id).points != points:
        _note(session, milestone_id, "resized", on, points)


def discard(session: Session, milestone_id: int, now: datetime) -> None:
    """Put it into the trash with its history: the burn-down is as if it had never been."""
    trash.put(session, "milestone", session.get_one(Milestone, milestone_id).uid, now)


def history(session: Session, milestone_id: int) -> list[Past]:
    """Return what happened to it, first things first."""
    return [
        Past(row.id, row.kind, row.happened_on, row.points) for row in _rows(session, milestone_id)
    ]


def redate(session: Session, event_id: int, on: date) -> None:
    """Correct the day of an event."""
    session.get_one(MilestoneEvent, event_id).happened_on = on


def forget(session: Session, event_id: int) -> None:
    """Take an event out of the history, as if it had not happened; not that it was added."""
    event = session.get_one(MilestoneEvent, event_id)
    if event.kind == "added":
        raise ValueError("A milestone that was never added is none; discard it instead")
    session.delete(event)


def _note(
    session: Session, milestone_id: int, kind: str, on: date, points: int | None = None
) -> None:
    session.add(MilestoneEvent(milestone_id=milestone_id, kind=kind, happened_on=on, points=points))
    session.flush()


def _rows(session: Session, milestone_id: int) -> list[MilestoneEvent]:
    query = select(MilestoneEvent).where(MilestoneEvent.milestone_id == milestone_id)
    by_day = query.order_by(MilestoneEvent.happened_on, MilestoneEvent.id)
    return list(session.scalars(by_day))


def _last(session: Session, milestone_id: int) -> MilestoneEvent:
    """Return the last event that made it open, reached or dropped."""
    return [row for row in _rows(session, milestone_id) if row.kind != "resized"][-1]


def _standing(session: Session, milestone_id: int) -> Standing:
    return _standings(session, [milestone_id], DAY_FAR_AHEAD)[milestone_id]


def _standings(session: Session, milestone_ids: list[int], today: date) -> dict[int, Standing]:
    query = select(
        MilestoneEvent.milestone_id,
        MilestoneEvent.kind,
        MilestoneEvent.happened_on,
        MilestoneEvent.points,
    ).where(MilestoneEvent.milestone_id.in_(milestone_ids))
    rows = session.execute(query.order_by(MilestoneEvent.id)).all()
    return standings([Event(*row) for row in rows], today)


def _told(standing: Standing) -> tuple[str, int, date]:
    return standing.state, standing.points, standing.since
