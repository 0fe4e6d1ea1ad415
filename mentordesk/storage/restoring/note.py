"""Restoring one note: what it says at present stays in its history."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from mentordesk.storage import notes, trash
from mentordesk.storage.schema import Meeting, Mentorship, Note

from .tree import Row, Tree
from .writing import write

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def restore(session: Session, then: Tree, now: datetime) -> None:
    """Have a note say what it said, out of the trash or from nowhere if need be.

    One whose mentorship is gone is of none; one of a meeting that is gone, or that has another
    note by now, is of the mentorship.
    """
    ((uid, row),) = then.rows["note"].items()
    note = session.scalar(select(Note).where(Note.uid == uid))
    if note is None:
        _bring_back(session, then, row)
        return
    if note.trashed_at is not None:
        trash.restore(session, "note", uid)
    notes.say_again(session, note.id, row["body"], now)


def _bring_back(session: Session, then: Tree, row: Row) -> None:
    meeting, owner = row["meeting_id"], row["mentorship_id"]
    whole = {
        **row,
        "meeting_id": meeting if _is_free(session, meeting) else None,
        "mentorship_id": owner if _is_there(session, owner) else None,
    }
    session.flush()
    tree = Tree({"note": {row["uid"]: whole}}, revisions=then.revisions)
    write(session.connection().connection.driver_connection, tree)  # type: ignore[arg-type]
    session.expire_all()


def _is_there(session: Session, uid: str | None) -> bool:
    there = exists().where(Mentorship.uid == uid, Mentorship.trashed_at.is_(None))
    return bool(session.scalar(select(there)))


def _is_free(session: Session, uid: str | None) -> bool:
    """Return whether a meeting is there and has no note."""
    noted = exists().where(Note.meeting_id == Meeting.id, Note.trashed_at.is_(None))
    there = exists().where(Meeting.uid == uid, Meeting.trashed_at.is_(None), ~noted)
    return bool(session.scalar(select(there)))
