"""What notes were before they were edited; revisions are never undone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from .schema import Note, NoteRevision

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

EVERY = timedelta(minutes=10)


class Revision(NamedTuple):
    revision_id: int
    saved_at: datetime  # what the note said until then
    start: str
    length: int


def listed(session: Session, note_id: int) -> list[Revision]:
    """Return the revisions of a note, newest first."""
    query = (
        select(
            NoteRevision.id,
            NoteRevision.saved_at,
            func.substr(NoteRevision.body, 1, 400),
            func.length(NoteRevision.body),
        )
        .join(Note, Note.uid == NoteRevision.note_uid)
        .where(Note.id == note_id)
        .order_by(NoteRevision.saved_at.desc(), NoteRevision.id.desc())
    )
    return [Revision(*row) for row in session.execute(query)]


def text(session: Session, note_uid: str, revision_id: int) -> str:
    query = select(NoteRevision.body).where(
        NoteRevision.id == revision_id, NoteRevision.note_uid == note_uid
    )
    return session.execute(query).scalar_one()


def is_due(session: Session, note_uid: str, now: datetime) -> bool:
    """Whether the last revision of a note is at least ten minutes old, or from a later clock."""
    query = select(func.max(NoteRevision.saved_at)).where(NoteRevision.note_uid == note_uid)
    last = session.scalar(query)
    return last is None or not timedelta() <= now - last < EVERY


def keep(session: Session, note_uid: str, body: str, now: datetime) -> None:
    """Keep a text as a revision, unless the last one says the same."""
    query = (
        select(NoteRevision.body)
        .where(NoteRevision.note_uid == note_uid)
        .order_by(NoteRevision.saved_at.desc(), NoteRevision.id.desc())
        .limit(1)
    )
    if body and session.scalar(query) != body:
        session.add(NoteRevision(note_uid=note_uid, body=body, saved_at=now))
        session.flush()
