"""Which desk it is, whatever it is called and wherever it lies."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from sqlite3 import Connection

NAME = "desk"


def of(connection: Connection) -> str:
    """Return the uid of a desk, given to it when it is first asked for.

    "" if it has none and may not be written to.
    """
    kept = _kept(connection)
    if kept:
        return kept
    from . import uid  # slow to import

    with suppress(dbapi2.Error):
        connection.execute(
            "insert or ignore into preference (name, value) values (?, ?)", (NAME, uid.new())
        )
        connection.commit()
    return _kept(connection)


def _kept(connection: Connection) -> str:
    try:
        query = "select value from preference where name = ?"
        row = connection.execute(query, (NAME,)).fetchone()
    except dbapi2.Error:
        return ""  # it is older than that table, or damaged there
    return str(row[0]) if row else ""
