"""Notes: free, of a mentorship or, made when it was planned, of a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from mentordesk.domain import note as texts
from mentordesk.errors import TextTooLong

from . import revisions, trash
from .schema import Note

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def add(
    session: Session, now: datetime, body: str = "", mentorship_id: int | None = None
) -> tuple[int, str]:
    """Add a private note, of a mentorship or of none; return its id and uid."""
    note = Note(mentorship_id=mentorship_id, private=True, created_at=now, updated_at=now)
    session.add(note)
    _say(note, body)
    session.flush()
    return note.id, note.uid


def by_uid(session: Session, note_uid: str) -> int | None:
    """Return the id of a note, None if there is none of this name."""
    return session.scalar(select(Note.id).where(Note.uid == note_uid))


def text(session: Session, note_id: int) -> str | None:
    """Return the text of a note, None if the note is gone."""
    return session.scalar(select(Note.body).where(Note.id == note_id))


def of_meeting(session: Session, meeting_id: int) -> tuple[str, bool] | None:
    """Return the text of a meeting's note and whether it is private; None if it is gone."""
    query = select(Note.body, Note.private).where(
        Note.meeting_id == meeting_id, Note.trashed_at.is_(None)
    )
    found = session.execute(query.order_by(Note.id).limit(1)).one_or_none()
    return found and (found.body, found.private)


def shared_titles(session: Session, titles: Iterable[str]) -> frozenset[str]:
    """Return those of some titles, in small letters, that a shared note has."""
    wanted = {title.casefold() for title in titles}
    if not wanted:
        return frozenset()
    query = select(Note.title).where(~Note.private, Note.trashed_at.is_(None), Note.title != "")
    return frozenset(wanted & {title.casefold() for title in session.scalars(query)})


def write(session: Session, note_id: int, body: str, now: datetime) -> None:
    """Change the text; what it was is kept as a revision, at most every ten minutes.

    Raises `TextTooLong`.
    """
    note = session.get_one(Note, note_id)
    if note.body == body:
        return
    if note.body and revisions.is_due(session, note.uid, now):
        revisions.keep(session, note.uid, note.body, now)
    _say(note, body)
    note.updated_at = now


def append(session: Session, note_id: int, line: str, now: datetime) -> None:
    """Add a line at the end of the text; raises `TextTooLong`."""
    body = session.get_one(Note, note_id).body
    between = "" if not body or body.endswith("\n") else "\n"
    write(session, note_id, f"{body}{between}{line}", now)


def restore(session: Session, note_id: int, revision_id: int, now: datetime) -> None:
    """Give a note back the text of one of its revisions; both texts stay revisions."""
    note = session.get_one(Note, note_id)
    say_again(session, note_id, revisions.text(session, note.uid, revision_id), now)


def say_again(session: Session, note_id: int, body: str, now: datetime) -> None:
    """Give a note a text that it had; that and the present one stay revisions."""
    note = session.get_one(Note, note_id)
    revisions.keep(session, note.uid, note.body, now)
    revisions.keep(session, note.uid, body, now)
    _say(note, body)
    note.updated_at = now


def set_private(session: Session, note_id: int, private: bool) -> None:
    session.get_one(Note, note_id).private = private


def assign(session: Session, note_id: int, mentorship_id: int | None) -> None:
    """Make a note one of a mentorship, or of none; a meeting's note stays with its meeting."""
    note = session.get_one(Note, note_id)
    if note.meeting_id is None:
        note.mentorship_id = mentorship_id


def discard(session: Session, note_id: int, now: datetime) -> None:
    """Put a note into the trash."""
    trash.put(session, "note", session.get_one(Note, note_id).uid, now)


def _say(note: Note, body: str) -> None:
    if len(body) > texts.LONGEST:
        raise TextTooLong
    note.body = body
    note.title = texts.title(body)
