"""Agenda items that are on no agenda, by mentorship: what waits, and what is parked."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from mentordesk.domain.agenda import left_over

from . import agenda, placements
from .agenda import Entry
from .schema import AgendaItem, Mentorship, Person


class Lot(NamedTuple):
    """What is parked or waits in one mentorship."""

    mentorship_id: int
    uid: str
    person: str
    role: str
    kind: str
    entries: list[Entry]


def parked(session: Session) -> list[Lot]:
    """Return the parking lots of the mentorships that go on, if anything is in them."""
    return _lots(session, AgendaItem.state == "parked")


def waiting(session: Session) -> list[Lot]:
    """Return what waits for a meeting in the mentorships that go on, longest carried first."""
    found = _lots(session, placements.is_waiting())
    return [lot._replace(entries=left_over(lot.entries)) for lot in found]


def _lots(session: Session, wanted: ColumnElement[bool]) -> list[Lot]:
    """Return the items of each mentorship that goes on, by the names of the people."""
    goes_on = Mentorship.trashed_at.is_(None) & Mentorship.ended_on.is_(None)
    there = AgendaItem.mentorship_id.in_(select(Mentorship.id).where(goes_on))
    found: dict[int, list[Entry]] = {}
    for each in agenda.listed(session, there, wanted):
        found.setdefault(each.mentorship_id, []).append(each)
    owners = (
        select(Mentorship.id, Mentorship.uid, Person.name, Mentorship.role, Mentorship.kind)
        .join(Person, Person.id == Mentorship.person_id)
        .where(Mentorship.id.in_(found))
    )
    lots = [Lot(*row, found[row.id]) for row in session.execute(owners)]
    return sorted(lots, key=lambda lot: (lot.person.casefold(), lot.mentorship_id))
