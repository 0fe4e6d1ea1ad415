"""What this desk is told once and remembers, by name; kept, and never undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from .schema import Preference

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def value(session: Session, name: str, default: str = "") -> str:
    found = session.scalar(select(Preference.value).where(Preference.name == name))
    return default if found is None else found


def keep(session: Session, name: str, new: str) -> None:
    row = session.scalar(select(Preference).where(Preference.name == name))
    if row is None:
        session.add(row := Preference(name=name))
    row.value = new
    session.flush()


def forget(session: Session, name: str) -> None:
    session.execute(delete(Preference).where(Preference.name == name))
