"""What is read of a meeting, and the number it has or will get."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, func, select
from sqlalchemy.orm import aliased

from mentordesk.domain.meeting import TO_COME

from .schema import Meeting, Mentorship, Note, Person


def is_held() -> ColumnElement[bool]:
    """Return what is true of a held meeting, for queries about one mentorship.

    The index of states is kept out of it: nearly all meetings are held, those of all others too.
    """
    return Meeting.state.concat("") == "held"


def facts() -> Select[*tuple[Any, ...]]:
    return columns(number())


@cache
def columns(numbered: ColumnElement[int | None]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Meeting.id,
            Meeting.uid,
            Meeting.mentorship_id,
            Mentorship.uid,
            Person.name,
            Person.zone,
            Mentorship.role,
            Mentorship.kind,
            *place(),
            Meeting.starts_at,
            Meeting.starts_utc,
            Meeting.zone,
            Meeting.minutes,
            Meeting.state,
            numbered,
            Meeting.began_at,
            Meeting.ended_at,
            _note(),
            Meeting.channel.is_not(None),
        )
        .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
        .join(Person, Person.id == Mentorship.person_id)
    )


@cache
def place() -> tuple[ColumnElement[str | None], ColumnElement[str]]:
    """Return the channel and the address of a meeting: its own, or those of its mentorship."""
    usual = Meeting.channel.is_(None)
    return (
        case((usual, Mentorship.channel), else_=Meeting.channel),
        case((usual, Mentorship.address), else_=Meeting.address),
    )


def _note() -> ScalarSelect[str]:
    notes = select(Note.uid).where(Note.meeting_id == Meeting.id, Note.trashed_at.is_(None))
    return notes.order_by(Note.id).limit(1).scalar_subquery()


@cache
def number() -> ColumnElement[int | None]:
    """Return the number of a meeting; one to come is counted after the last held one."""
    other = aliased(Meeting)
    same = other.mentorship_id == Meeting.mentorship_id
    last = select(func.coalesce(func.max(other.number), 0)).where(same)
    earlier = (other.starts_utc < Meeting.starts_utc) | (
        (other.starts_utc == Meeting.starts_utc) & (other.id <= Meeting.id)
    )
    before = select(func.count()).where(
        same, other.state.in_(TO_COME), other.number.is_(None), other.trashed_at.is_(None), earlier
    )
    expected = last.scalar_subquery() + before.scalar_subquery()
    return case(
        (Meeting.number.is_not(None), Meeting.number), (Meeting.state.in_(TO_COME), expected)
    )
