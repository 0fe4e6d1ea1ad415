"""The desk as the other person may see it: their mentorship alone, and nothing private.

A second connection that only reads, on which views of what may be seen have the names of the
tables. So whatever is asked there, by whichever page, is answered without the rest.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from . import search
from .connection import connect

if TYPE_CHECKING:
    from sqlite3 import Connection

HINT = re.compile(r"\bindexed by \w+")  # views have no index
OURS = "mentorship_id in (select id from mentorship)"
SHARED = f"not private and {OURS}"
SEEN = {
    "mentorship": "id = {mentorship}",
    "person": "is_me or id in (select person_id from mentorship)",
    "pause": OURS,
    "agreement": OURS,
    "check_in": OURS,
    "meeting": OURS,
    "agenda_item": SHARED,
    "code_review": "item_id in (select id from agenda_item)",
    "placement": "item_id in (select id from agenda_item)",
    "action_item": SHARED,
    "decision": SHARED,
    "learning": SHARED,
    "note": SHARED,
    "note_revision": "false",  # it may be of a time when the note was private
    "goal": SHARED,
    "milestone": "goal_id in (select id from goal)",
    "milestone_event": "milestone_id in (select id from milestone)",
}
HIDDEN = {  # columns that are always private, and what is read instead
    "meeting": {"useful": "null"},
    "mentorship": {"ended_why": "''"},
}
OPEN = frozenset({"question", "agenda_template", "template_item", "preference", "item_timer"})


class Presented(dbapi2.Connection):  # type: ignore[misc]
    """Takes the hints at indexes out of what is asked."""

    def execute(self, query: str, *values: Any) -> Any:
        return super().execute(HINT.sub("", query), *values)


def open_presented(
    path: Path, key: str | None, mentorship_id: int, way: str = "mode=rw"
) -> Connection:
    """Return a connection that sees one mentorship, without what is private in it."""
    connection = connect(path, key, way=way, factory=Presented)
    for setting in search.READING:  # before the views: another store of them forgets them
        connection.execute(f"pragma {setting}")
    connection.execute("pragma query_only = off")
    for table in _tables(connection):
        if table not in OPEN:
            connection.execute(_view(connection, table, mentorship_id))
    connection.execute("pragma query_only = on")
    return connection


def _tables(connection: Connection) -> list[str]:
    kinds = connection.execute("pragma main.table_list").fetchall()
    names = [name for schema, name, kind, *_ in kinds if (schema, kind) == ("main", "table")]
    return [n for n in names if not n.startswith("sqlite_") and n.split("_")[0] != "search"]


def _view(connection: Connection, table: str, mentorship_id: int) -> str:
    """Return what makes the view of a table; of one that nobody thought of nothing is seen."""
    names = [column[1] for column in connection.execute(f"pragma main.table_info({table})")]
    instead = HIDDEN.get(table, {})
    columns = ", ".join(f"{instead[n]} as {n}" if n in instead else n for n in names)
    seen = SEEN.get(table, "false").format(mentorship=int(mentorship_id))
    return f"create temp view {table} as select {columns} from main.{table} where {seen}"
