"""Pauses of mentorships: planned ahead, running, and over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.domain import cadence, pause
from mentordesk.domain.typed import one_line

from . import schema
from .schema import Meeting, Mentorship, Person


class Planned(NamedTuple):
    """A pause that lasts or lies ahead; it goes on at `ends_on`, if that is known."""

    id: int
    starts_on: date
    ends_on: date | None
    reason: str


class Covered(NamedTuple):
    """A planned meeting inside a pause, and where it may be moved to."""

    id: int
    person: str
    starts_at: datetime  # wall time in the zone
    zone: str
    minutes: int
    moved_to: datetime | None


def add(
    session: Session,
    mentorship_id: int,
    starts_on: date,
    ends_on: date | None = None,
    reason: str = "",
) -> int:
    """Let it rest from a day, up to the day it goes on if that is known."""
    row = schema.Pause(mentorship_id=mentorship_id, starts_on=starts_on, ends_on=ends_on)
    row.reason = one_line(reason)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, pause_id: int, starts_on: date, ends_on: date | None, reason: str
) -> None:
    row = session.get_one(schema.Pause, pause_id)
    row.starts_on, row.ends_on, row.reason = starts_on, ends_on, one_line(reason)
    session.flush()


def delete(session: Session, pause_id: int) -> None:
    session.delete(session.get_one(schema.Pause, pause_id))
    session.flush()


def resume(session: Session, mentorship_id: int, today: date) -> None:
    """Go on today; a pause that began today never was."""
    row = schema.Pause
    running = select(row).where(row.mentorship_id == mentorship_id, row.starts_on <= today)
    for each in session.scalars(running.where(row.ends_on.is_(None) | (row.ends_on > today))):
        if each.starts_on == today:
            session.delete(each)
        else:
            each.ends_on = today
    session.flush()


def of_mentorship(session: Session, mentorship_id: int) -> list[pause.Pause]:
    """Return all of them in order, those that are over too."""
    return of_mentorships(session, [mentorship_id])[mentorship_id]


def of_mentorships(
    session: Session, mentorship_ids: Iterable[int], without: int | None = None
) -> defaultdict[int, list[pause.Pause]]:
    """Return the pauses of each mentorship in order, perhaps without one of them."""
    query = select(schema.Pause).where(schema.Pause.mentorship_id.in_([*mentorship_ids]))
    found: defaultdict[int, list[pause.Pause]] = defaultdict(list)
    for row in session.scalars(query.order_by(schema.Pause.starts_on, schema.Pause.id)):
        if row.id != without:
            found[row.mentorship_id].append(pause.Pause(row.starts_on, row.ends_on))
    return found


def planned(session: Session, mentorship_id: int, today: date) -> list[Planned]:
    """Return those that are not over, in order."""
    query = select(schema.Pause).where(schema.Pause.mentorship_id == mentorship_id)
    return [
        Planned(row.id, row.starts_on, row.ends_on, row.reason)
        for row in session.scalars(query.order_by(schema.Pause.starts_on, schema.Pause.id))
        if row.ends_on is None or row.ends_on > today
    ]


def covered(
    session: Session, mentorship_ids: Sequence[int], new: pause.Pause, changed: int | None = None
) -> list[Covered]:
    """Return the planned meetings that a new pause covers; `changed` is one that it replaces."""
    query = (
        select(Meeting, Mentorship, Person.name)
        .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
        .join(Person, Person.id == Mentorship.person_id)
        .where(Mentorship.id.in_(mentorship_ids), Meeting.state == "planned")
        .where(Meeting.trashed_at.is_(None))
        .order_by(Mentorship.id, Meeting.starts_utc, Meeting.id)
    )
    rests = of_mentorships(session, mentorship_ids, without=changed)
    result: list[Covered] = []
    for mentorship, found in groupby(session.execute(query), key=lambda row: row[1]):
        rows = list(found)
        pauses = [*rests[mentorship.id], new]
        inside = [row[0] for row in rows if new.covers(row[0].starts_at.date())]
        taken = {row[0].starts_at.date() for row in rows} - {m.starts_at.date() for m in inside}
        rhythm = cadence.Cadence(mentorship.cadence, mentorship.weeks)
        moved = cadence.moved_out([m.starts_at for m in inside], rhythm, pauses, taken)
        result += [
            Covered(m.id, rows[0][2], m.starts_at, m.zone, m.minutes, to)
            for m, to in zip(inside, moved, strict=True)
        ]
    return sorted(result, key=lambda each: each.starts_at)
