"""People: me, and those I am in a mentorship with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from mentordesk.domain.typed import LONGEST_NAME as LONGEST
from mentordesk.errors import NameOverlong

from . import schema

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Person(NamedTuple):
    id: int
    uid: str
    name: str


def me(session: Session) -> Person | None:
    row = session.scalar(select(schema.Person).where(schema.Person.is_me).limit(1))
    return _value(row) if row else None


def set_me(session: Session, name: str) -> None:
    """Say who I am, for the first time or anew."""
    row = session.scalar(select(schema.Person).where(schema.Person.is_me).limit(1))
    if row is None:
        session.add(row := schema.Person(is_me=True))
    row.name = _trimmed(name)
    session.flush()


def add(session: Session, name: str) -> int:
    row = schema.Person(name=_trimmed(name))
    session.add(row)
    session.flush()
    return row.id


def named(session: Session, name: str) -> int:
    """Return the person of this name, whatever its case; a new one if there is none."""
    wanted = _trimmed(name).casefold()
    known = [person.id for person in listed(session) if person.name.casefold() == wanted]
    return known[0] if known else add(session, name)


def rename(session: Session, person_id: int, name: str) -> None:
    session.get_one(schema.Person, person_id).name = _trimmed(name)
    session.flush()


def write_to(session: Session, person_id: int, mail: str) -> None:
    """Say to which address a person gets mail; "" if to none."""
    session.get_one(schema.Person, person_id).mail = mail.strip()
    session.flush()


def set_zone(session: Session, person_id: int, zone: str | None) -> None:
    """Say in which time zone someone lives, None if it is mine."""
    session.get_one(schema.Person, person_id).zone = zone
    session.flush()


def listed(session: Session) -> list[Person]:
    """Return everyone but me, by name."""
    query = select(schema.Person).where(~schema.Person.is_me, schema.Person.trashed_at.is_(None))
    people = [_value(row) for row in session.scalars(query)]
    return sorted(people, key=lambda person: (person.name.casefold(), person.id))


def _value(row: schema.Person) -> Person:
    return Person(row.id, row.uid, row.name)


def _trimmed(name: str) -> str:
    """A name on one line, without room around it; raises `NameOverlong`."""
    trimmed = " ".join(name.split())
    if len(trimmed) > LONGEST:
        raise NameOverlong
    return trimmed
