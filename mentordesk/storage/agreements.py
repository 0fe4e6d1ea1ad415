"""Agreements: each version is a whole row with its day, the latest one holds."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from mentordesk.domain.agreement import Terms
from mentordesk.domain.cadence import Cadence

from .schema import Agreement, Mentorship

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Version(NamedTuple):
    uid: str
    agreed_on: date
    terms: Terms
    remark: str  # why it changed


def versions(session: Session, mentorship_id: int) -> list[Version]:
    """Return what was agreed, newest first."""
    rows = _rows(session, mentorship_id)
    return [Version(row.uid, row.agreed_on, _terms(row), row.remark) for row in rows]


def current(session: Session, mentorship_id: int) -> Version | None:
    return next(iter(versions(session, mentorship_id)), None)


def offered(session: Session, mentorship_id: int) -> Terms:
    """Return what a first agreement begins with: how the two meet already."""
    row = session.get_one(Mentorship, mentorship_id)
    cadence = Cadence(row.cadence, row.weeks)
    return Terms(cadence, channel=row.channel, address=row.address)


def amend(
    session: Session, mentorship_id: int, terms: Terms, today: date, remark: str = ""
) -> None:
    """Agree on these terms as of today; the two meet by them from now on.

    What was agreed earlier the same day is corrected, and is gone if nothing of it is left.
    """
    rows = _rows(session, mentorship_id)
    day = max([today, *(row.agreed_on for row in rows[:1])])  # a clock set back changes no order
    row = rows.pop(0) if rows and rows[0].agreed_on == day else None
    if not rows or _terms(rows[0]) != terms:
        if row is None:
            session.add(row := Agreement(mentorship_id=mentorship_id, agreed_on=day))
        _write(row, terms, remark)
    elif row is not None:
        session.delete(row)
    _meet(session.get_one(Mentorship, mentorship_id), terms)
    session.flush()


def keep(session: Session, mentorship_id: int, today: date, review_on: date) -> None:
    """Say that it was reviewed and holds, up to the next review."""
    version = current(session, mentorship_id)
    if version is not None:
        remark = version.remark if version.agreed_on >= today else ""
        terms = replace(version.terms, review_on=review_on)
        amend(session, mentorship_id, terms, today, remark)


def follow(session: Session, mentorship_id: int, today: date) -> None:
    """Amend the agreement if the mentorship meets otherwise now, so that its history is true."""
    version = current(session, mentorship_id)
    if version is None:
        return
    meets = offered(session, mentorship_id)
    terms = replace(
        version.terms, cadence=meets.cadence, channel=meets.channel, address=meets.address
    )
    if terms != version.terms:
        remark = version.remark if version.agreed_on >= today else ""
        amend(session, mentorship_id, terms, today, remark)


def _rows(session: Session, mentorship_id: int) -> list[Agreement]:
    query = select(Agreement).where(Agreement.mentorship_id == mentorship_id)
    query = query.order_by(Agreement.agreed_on.desc(), Agreement.id.desc())
    return list(session.scalars(query))


def _terms(row: Agreement) -> Terms:
    return Terms(
        Cadence(row.cadence, row.weeks),
        row.purpose,
        row.expectations,
        row.boundaries,
        row.progress,
        row.channel,
        row.address,
        row.review_on,
    )


def _write(row: Agreement, terms: Terms, remark: str) -> None:
    values = asdict(terms) | {"cadence": terms.cadence.unit, "weeks": terms.cadence.weeks}
    for name, value in values.items():
        setattr(row, name, value)
    row.remark = remark


def _meet(row: Mentorship, terms: Terms) -> None:
    row.cadence, row.weeks = terms.cadence.unit, terms.cadence.weeks
    row.channel, row.address = terms.channel, terms.address
