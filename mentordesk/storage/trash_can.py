"""Emptying the trash, at opening and without SQLAlchemy."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from .moment import moment

if TYPE_CHECKING:
    from sqlite3 import Connection

KEPT = timedelta(days=30)
BELIEVED = timedelta(days=3650)  # who comes back later than that has a clock that is wrong
TABLES = (
    "person",
    "mentorship",
    "meeting",
    "question",
    "agenda_template",
    "agenda_item",
    "action_item",
    "decision",
    "learning",
    "note",
    "goal",
    "milestone",
)


def empty(connection: Connection, before: datetime) -> int:
    """Delete for good what was trashed before a moment, and return how many rows.

    Called at opening only, before there is an undo. What a clock that is decades ahead would
    take away stays.
    """
    stamp, since, gone = moment(before), moment(before - BELIEVED), 0
    connection.execute("begin immediate")
    try:
        connection.execute(
            "delete from note_revision where note_uid in"
            " (select uid from note where trashed_at between ? and ?)",
            (since, stamp),
        )
        for table in reversed(TABLES):
            gone += connection.execute(
                f"delete from {table} where trashed_at between ? and ?", (since, stamp)
            ).rowcount
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return gone
