"""On which meeting's agenda an item is: at most one open placement, and no open item is lost.

An open item is on a planned or a running meeting; it waits only while no meeting is planned.
Whatever takes items off an agenda ends with `join_next`, which keeps this true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, delete, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from mentordesk.domain.agenda import OUTCOMES, left_over
from mentordesk.domain.order import between

from . import uid
from .schema import AgendaItem, Meeting, Placement

T = TypeVar("T")
PAST = aliased(Placement)
PAST_MEETING = aliased(Meeting)


class Left(NamedTuple):
    item_id: int
    uid: str
    state: str
    carried: int


def next_planned(session: Session, mentorship_id: int, after: datetime | None = None) -> int | None:
    """Return the earliest planned meeting, or the earliest one after a moment."""
    query = select(Meeting.id).where(
        Meeting.mentorship_id == mentorship_id,
        Meeting.state == "planned",
        Meeting.trashed_at.is_(None),
    )
    if after is not None:
        query = query.where(Meeting.starts_utc > after)
    return session.scalar(query.order_by(Meeting.starts_utc, Meeting.id).limit(1))


@cache
def is_waiting() -> ColumnElement[bool]:
    """Return what is true of an item that is open and on no agenda."""
    placed = aliased(Placement)
    is_placed = exists().where(placed.item_id == AgendaItem.id, placed.outcome.is_(None))
    return (AgendaItem.state == "open") & AgendaItem.trashed_at.is_(None) & ~is_placed


@cache
def carried() -> ScalarSelect[int]:
    """Count the meetings that ended without an item, of those before the placement if it is past.

    Stands in a query of `AgendaItem` with its `Placement`, outer joined, beside it.
    """
    return _carried(func.count())


@cache
def first_carried() -> ScalarSelect[datetime]:
    """Return when the first meeting was that ended without an item."""
    return _carried(func.min(PAST_MEETING.starts_at))


def put(session: Session, items: Iterable[tuple[int, str]], meeting: Meeting) -> None:
    """Put items, given by id and uid, at the end of an agenda; they are on no other."""
    names = {uid.derived("placement", item, meeting.uid): item_id for item_id, item in items}
    query = select(Placement).where(Placement.meeting_id == meeting.id)
    earlier = {row.uid: row for row in session.scalars(query)}
    last = max((row.position for row in earlier.values()), default="")
    for name, item_id in names.items():
        row = earlier.get(name) or Placement(uid=name, item_id=item_id, meeting_id=meeting.id)
        row.position = last = between(last)
        row.outcome = None
        session.add(row)
    session.flush()


def take_off(session: Session, item_id: int) -> None:
    """Take an item off the agenda it is on; that agenda forgets it."""
    session.execute(
        delete(Placement).where(Placement.item_id == item_id, Placement.outcome.is_(None))
    )


def join_next(session: Session, mentorship_id: int, order: Sequence[int] = ()) -> None:
    """Put what waits on the earliest planned meeting, longest carried first, then in `order`."""
    meeting_id = next_planned(session, mentorship_id)
    if meeting_id is not None:
        join(session, session.get_one(Meeting, meeting_id), order)


def join(session: Session, meeting: Meeting, order: Sequence[int] = ()) -> None:
    """Put what waits on a meeting, longest carried first, then in `order`."""
    place = {item_id: at for at, item_id in enumerate(order)}
    waiting = sorted(
        _waiting(session, meeting.mentorship_id),
        key=lambda left: (place.get(left.item_id, len(place)), left.item_id),
    )
    if waiting:
        put(session, [(left.item_id, left.uid) for left in left_over(waiting)], meeting)


def close(session: Session, meeting_id: int) -> list[int]:
    """Write down what became of each item, and return the open ones, in their order."""
    return _settle(session, meeting_id, held=True)


def release(session: Session, meeting_id: int) -> list[int]:
    """Take what was not discussed off a meeting that is not held, and return the open items.

    What had gone on from it, when it was held and opened again, was not carried over from here.
    """
    still_open = _settle(session, meeting_id, held=False)
    gone_on = Placement.outcome != "discussed", Placement.meeting_id == meeting_id
    session.execute(delete(Placement).where(*gone_on))
    return still_open


def take_back(session: Session, meeting_id: int) -> None:
    """Open the agenda of a meeting again, as far as its items have not gone on.

    An item that a later meeting ended with, or that is on another agenda by now, stays there.
    One that was carried over from here comes back from a meeting that has not begun, if it is
    still open; if it was parked or dropped since, it stays so. A meeting that is planned anew
    has no past: it forgets what went on.
    """
    for placed, item, elsewhere in _not_on_a_later_record(session, meeting_id):
        was_carried = placed.outcome == "carried"
        if was_carried and item.state != "open":
            continue
        if was_carried and elsewhere == "planned":
            take_off(session, item.id)
        elif elsewhere is not None:
            continue
        placed.outcome = None
    session.flush()
    if session.get_one(Meeting, meeting_id).state == "planned":
        gone_on = Placement.outcome.is_not(None), Placement.meeting_id == meeting_id
        session.execute(delete(Placement).where(*gone_on))


def _carried(value: ColumnElement[T]) -> ScalarSelect[T]:
    earlier = or_(Placement.id.is_(None), Placement.outcome.is_(None), PAST.id < Placement.id)
    return (
        select(value)
        .select_from(PAST)
        .join(PAST_MEETING, PAST_MEETING.id == PAST.meeting_id)
        .where(PAST.item_id == AgendaItem.id, PAST.outcome == "carried", earlier)
        .where(PAST_MEETING.trashed_at.is_(None))
        .correlate(AgendaItem, Placement)
        .scalar_subquery()
    )


def _waiting(session: Session, mentorship_id: int) -> list[Left]:
    query = (
        select(AgendaItem.id, AgendaItem.uid, AgendaItem.state, carried())
        .outerjoin(Placement, (Placement.item_id == AgendaItem.id) & Placement.outcome.is_(None))
        .where(AgendaItem.mentorship_id == mentorship_id, is_waiting())
    )
    return [Left._make(row) for row in session.execute(query)]


def _settle(session: Session, meeting_id: int, *, held: bool) -> list[int]:
    query = (
        select(Placement, AgendaItem.state, AgendaItem.trashed_at)
        .join(AgendaItem, AgendaItem.id == Placement.item_id)
        .where(Placement.meeting_id == meeting_id, Placement.outcome.is_(None))
        .order_by(Placement.position, Placement.uid)
    )
    still_open = []
    for placed, state, trashed_at in session.execute(query).all():
        if state == "open" and trashed_at is None:
            still_open.append(placed.item_id)
        if state != "discussed" and (trashed_at is not None or not held):
            session.delete(placed)
        else:
            placed.outcome = OUTCOMES[state]
    session.flush()
    return still_open


def _not_on_a_later_record(
    session: Session, meeting_id: int
) -> list[tuple[Placement, AgendaItem, str | None]]:
    """Return each placement of a held meeting with the state of the meeting its item is on now."""
    now, there, later = aliased(Placement), aliased(Meeting), aliased(Placement)
    went_on = exists().where(
        later.item_id == Placement.item_id, later.id > Placement.id, later.outcome.is_not(None)
    )
    query = (
        select(Placement, AgendaItem, there.state)
        .join(AgendaItem, AgendaItem.id == Placement.item_id)
        .outerjoin(now, (now.item_id == Placement.item_id) & now.outcome.is_(None))
        .outerjoin(there, there.id == now.meeting_id)
        .where(Placement.meeting_id == meeting_id, ~went_on)
        .where(AgendaItem.trashed_at.is_(None) | (AgendaItem.state == "discussed"))
    )
    return [(placed, item, state) for placed, item, state in session.execute(query)]
