"""Agenda items of a mentorship: what is on a meeting's agenda, waits or is parked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from mentordesk.domain.agenda import ALL_SECTIONS, left_over
from mentordesk.domain.meeting import TO_COME
from mentordesk.domain.order import between
from mentordesk.errors import MeetingOver, OtherMentorship, RowGone

from . import actions, fields, placements, trash
from .schema import AgendaItem, Meeting, Placement

FIELDS = frozenset({"title", "section", "voice", "minutes", "private"})


class Entry(NamedTuple):
    item_id: int
    uid: str
    mentorship_id: int
    title: str
    section: str
    voice: str
    minutes: int | None
    state: str
    private: bool
    carried: int  # how many meetings ended without it
    since: date | None  # the day of the first of them
    meeting_id: int | None  # None: it waits or is parked
    position: str  # "" without a placement
    outcome: str | None  # of its placement, once the meeting is held
    met: bool | None  # of what was agreed on there for the next time


def items(session: Session, meeting_id: int) -> list[Entry]:
    """Return the agenda of a meeting, section by section, in its order."""
    return of_meetings(session, [meeting_id])[meeting_id]


def of_meetings(session: Session, meeting_ids: Sequence[int]) -> dict[int, list[Entry]]:
    """Return the agendas of many meetings, each section by section, in its order."""
    found: dict[int, list[Entry]] = {meeting_id: [] for meeting_id in meeting_ids}
    for entry in _read(session, _placed(meeting_ids)):
        found[entry.meeting_id or 0].append(entry)
    for entries in found.values():
        entries.sort(key=lambda entry: ALL_SECTIONS.index(entry.section))
    return found


def waiting(session: Session, mentorship_id: int) -> list[Entry]:
    """Return the open items that are on no meeting's agenda, longest carried first."""
    mine = AgendaItem.mentorship_id == mentorship_id
    return left_over(listed(session, mine, placements.is_waiting()))


def parked(session: Session, mentorship_id: int) -> list[Entry]:
    """Return what is in the parking lot, last parked last."""
    mine = AgendaItem.mentorship_id == mentorship_id
    return listed(session, mine, AgendaItem.state == "parked")


def entry(session: Session, item_id: int) -> Entry:
    """Return one item beside its open placement, if it has one."""
    found = listed(session, AgendaItem.id == item_id)
    if not found:
        raise RowGone
    return found[0]


def listed(session: Session, *wanted: ColumnElement[bool]) -> list[Entry]:
    """Return the items that are so, each beside its open placement if it has one."""
    beside = (Placement.item_id == AgendaItem.id) & Placement.outcome.is_(None)
    query = _columns().outerjoin(Placement, beside).where(*wanted)
    return _read(session, query.order_by(AgendaItem.id))


def by_uid(session: Session, name: str) -> int:
    """Return the id of an item; raises `RowGone` if there is none."""
    item_id = session.scalar(select(AgendaItem.id).where(AgendaItem.uid == name))
    if item_id is None:
        raise RowGone
    return item_id


def add(
    session: Session,
    meeting_id: int,
    title: str,
    section: str,
    voice: str,
    minutes: int | None = None,
    private: bool = False,
) -> int:
    """Put a new item at the end of its section of a meeting's agenda."""
    meeting = _coming(session, meeting_id)
    details = {"section": section, "voice": voice, "minutes": minutes, "private": private}
    item = _made(session, meeting.mentorship_id, title=title, **details)
    placements.put(session, [(item.id, item.uid)], meeting)
    return item.id


def add_for_next(
    session: Session,
    mentorship_id: int,
    title: str,
    section: str,
    voice: str,
    minutes: int | None = None,
    private: bool = False,
) -> int:
    """Put a new item on the next planned meeting's agenda, or let it wait for one."""
    details = {"section": section, "voice": voice, "minutes": minutes, "private": private}
    item = _made(session, mentorship_id, title=title, **details)
    placements.join_next(session, mentorship_id)
    return item.id


def edit(session: Session, item_id: int, **values: object) -> None:
    """Change some of the FIELDS; what came of an item that is made private becomes so too."""
    fields.edit(session, AgendaItem, item_id, values, FIELDS)
    if values.get("private"):
        actions.hide_of_item(session, item_id)


def move(
    session: Session, item_id: int, meeting_id: int, section: str, after: str, before: str | None
) -> None:
    """Put an item of a meeting between two positions of a section of its agenda."""
    _coming(session, meeting_id)
    session.get_one(AgendaItem, item_id).section = section
    placed = select(Placement).where(
        Placement.meeting_id == meeting_id, Placement.item_id == item_id
    )
    session.scalars(placed).one().position = between(after, before)


def place(session: Session, item_id: int, meeting_id: int) -> None:
    """Open an item and put it at the end of a meeting's agenda, unless it is there."""
    item, meeting = session.get_one(AgendaItem, item_id), _coming(session, meeting_id)
    if item.mentorship_id != meeting.mentorship_id:
        raise OtherMentorship
    on = _agenda_of(session, item_id)
    if on is not None and on.id == meeting_id:
        item.state = "open" if item.state in ("parked", "dropped") else item.state
        return
    placements.take_off(session, item_id)
    item.state = "open"
    placements.put(session, [(item.id, item.uid)], meeting)


def tick(session: Session, item_id: int, done: bool) -> None:
    """Mark an item as discussed, or open it again."""
    if done:
        session.get_one(AgendaItem, item_id).state = "discussed"
    else:
        reopen(session, item_id)


def park(session: Session, item_id: int) -> None:
    """Put an item into the parking lot; a running meeting goes on showing it."""
    _put_aside(session, item_id, "parked")


def drop(session: Session, item_id: int) -> None:
    """Let go of an item; a running meeting goes on showing it."""
    _put_aside(session, item_id, "dropped")


def reopen(session: Session, item_id: int) -> None:
    """Open an item again: where it is, else on the next planned meeting, else it waits."""
    item = session.get_one(AgendaItem, item_id)
    item.state = "open"
    session.flush()
    placements.join_next(session, item.mentorship_id)


def discard(session: Session, item_id: int, now: datetime) -> None:
    """Put an item into the trash; restored before its meeting ends, it is at its old place."""
    item = session.get_one(AgendaItem, item_id)
    session.flush()
    trash.put(session, "agenda_item", item.uid, now)
    session.expire(item)


def _made(session: Session, mentorship_id: int, **details: Any) -> AgendaItem:
    item = AgendaItem(mentorship_id=mentorship_id, **details)
    session.add(item)
    session.flush()
    return item


def _coming(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in TO_COME:
        raise MeetingOver
    return meeting


def _agenda_of(session: Session, item_id: int) -> Meeting | None:
    """Return the meeting on whose agenda an item is."""
    query = select(Meeting).join(Placement, Placement.meeting_id == Meeting.id)
    return session.scalar(query.where(Placement.item_id == item_id, Placement.outcome.is_(None)))


def _put_aside(session: Session, item_id: int, state: str) -> None:
    session.get_one(AgendaItem, item_id).state = state
    on = _agenda_of(session, item_id)
    if on is not None and on.state == "planned":
        placements.take_off(session, item_id)


def _placed(meeting_ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    """Select the items of meetings beside their placements there.

    An item that went on before its meeting was opened again is shown where it went.
    """
    there = Placement.outcome.is_(None) | Meeting.state.not_in(TO_COME)
    return (
        _columns()
        .join(Placement, Placement.item_id == AgendaItem.id)
        .join(Meeting, Meeting.id == Placement.meeting_id)
        .where(Placement.meeting_id.in_(meeting_ids), there)
        .order_by(Placement.position, Placement.uid)
    )


@cache
def _columns() -> Select[*tuple[Any, ...]]:
    return (
        select(
            AgendaItem.id,
            AgendaItem.uid,
            AgendaItem.mentorship_id,
            AgendaItem.title,
            AgendaItem.section,
            AgendaItem.voice,
            AgendaItem.minutes,
            AgendaItem.state,
            AgendaItem.private,
            placements.carried(),
            placements.first_carried(),
            Placement.meeting_id,
            func.coalesce(Placement.position, ""),
            Placement.outcome,
            Placement.met,
        )
        .select_from(AgendaItem)
        .where(AgendaItem.trashed_at.is_(None))
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[Entry]:
    return [
        Entry._make((*row[:10], row[10] and row[10].date(), *row[11:]))
        for row in session.execute(query)
    ]
