"""Restoring a mentorship: what was there then is as it was; what was added since stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, exists, select

from mentordesk.errors import MeetingRunning
from mentordesk.storage import placements, revisions, trash
from mentordesk.storage.schema import AgendaItem, Meeting, Mentorship, Note, Placement

from .links import ROOT
from .tree import Tree
from .writing import write

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlalchemy.orm import Session


def restore(session: Session, then: Tree, now: datetime) -> None:
    """Restore a mentorship with all that belonged to it; raises `MeetingRunning`."""
    (uid,) = then.rows[ROOT]
    _refuse_two_running(session, then, uid)
    owner = session.scalar(select(Mentorship).where(Mentorship.uid == uid))
    if owner is not None and owner.trashed_at is not None:
        trash.restore(session, ROOT, uid)
    _keep_texts(session, then, now)
    session.flush()
    write(_connection(session), then)
    session.expire_all()
    mentorship_id = session.scalars(select(Mentorship.id).where(Mentorship.uid == uid)).one()
    _number_anew(session, mentorship_id, then)
    _agree(session, mentorship_id, then)


def _connection(session: Session) -> Connection:
    connection: Connection = session.connection().connection.driver_connection  # type: ignore[assignment]
    return connection


def _refuse_two_running(session: Session, then: Tree, uid: str) -> None:
    meetings = then.rows["meeting"]
    if not any(row["state"] == "running" for row in meetings.values()):
        return
    query = (
        select(Meeting.uid)
        .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
        .where(Mentorship.uid == uid, Meeting.state == "running", Meeting.trashed_at.is_(None))
    )
    running = set(session.scalars(query))
    if any(meetings.get(each, {}).get("state") != "running" for each in running):
        raise MeetingRunning


def _keep_texts(session: Session, then: Tree, now: datetime) -> None:
    """What a note says at present stays in its history."""
    wanted = then.rows["note"]
    for note in session.scalars(select(Note).where(Note.uid.in_([*wanted]))):
        if note.body != wanted[note.uid]["body"]:
            revisions.keep(session, note.uid, note.body, now)


def _number_anew(session: Session, mentorship_id: int, then: Tree) -> None:
    """Give later meetings another number where one that came back has theirs."""
    query = select(Meeting).where(Meeting.mentorship_id == mentorship_id)
    known = session.scalars(query.where(Meeting.number.is_not(None))).all()
    taken = {row.number for row in known if row.uid in then.rows["meeting"]}
    last = max((row.number or 0 for row in known), default=0)
    for row in sorted(known, key=lambda row: (row.starts_utc, row.id)):
        if row.uid not in then.rows["meeting"]:
            if row.number in taken:
                row.number = last = last + 1
            taken.add(row.number)
    session.flush()


def _agree(session: Session, mentorship_id: int, then: Tree) -> None:
    """Have the items that were added since stand as the meetings allow it, now as they are."""
    for meeting_id in _at_odds(session, mentorship_id, Placement.outcome.is_not(None), "planned"):
        _forget_past(session, meeting_id, then)
        placements.take_back(session, meeting_id)
    for meeting_id in _at_odds(session, mentorship_id, Placement.outcome.is_(None), "held"):
        placements.close(session, meeting_id)
    off = "cancelled", "missed"
    for meeting_id in _at_odds(session, mentorship_id, Placement.outcome.is_(None), *off):
        placements.release(session, meeting_id)
    placements.join_next(session, mentorship_id)


def _at_odds(
    session: Session, mentorship_id: int, how: ColumnElement[bool], *states: str
) -> Sequence[int]:
    """Return the meetings in some states that have placements which cannot be in them."""
    query = select(Meeting.id).where(
        Meeting.mentorship_id == mentorship_id,
        Meeting.trashed_at.is_(None),
        Meeting.state.in_(states),
        exists().where(Placement.meeting_id == Meeting.id, how),
    )
    return session.scalars(query).all()


def _forget_past(session: Session, meeting_id: int, then: Tree) -> None:
    """A meeting that lies ahead again has seen nothing yet of the items that were there then."""
    items = select(AgendaItem.id).where(AgendaItem.uid.in_([*then.rows["agenda_item"]]))
    past = Placement.meeting_id == meeting_id, Placement.outcome.is_not(None)
    session.execute(delete(Placement).where(*past, Placement.item_id.in_(items)))
