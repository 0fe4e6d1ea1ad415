"""Writing a tree into a desk: what is gone is inserted, what is there has its former values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mentordesk.storage.words import SEARCHED, inner_words

from .links import Schema, schema
from .tree import IN, Row, Tree

if TYPE_CHECKING:
    from sqlite3 import Connection

KEPT = frozenset({"id", "uid"})


def merged(row: Row, there: Row | None) -> Row:
    """Return what a row becomes: what was made private since stays private."""
    if there is None or "private" not in row:
        return row
    return {**row, "private": max(row["private"], there["private"])}


def differs(row: Row, there: Row) -> bool:
    """Return whether writing a row would change the one that is there."""
    new = merged(row, there)
    return any(new[name] != there.get(name) for name in new if name not in KEPT)


def write(connection: Connection, tree: Tree) -> None:
    """Write all of a tree within the open transaction; what is not in it stays."""
    shape = schema(connection)
    for table, rows in tree.beside.items():
        _insert_missing(connection, shape, table, rows)
    _make_room(connection, tree)
    for table, rows in tree.rows.items():
        for row in sorted(rows.values(), key=_closed_first):
            _put(connection, shape, table, row)
    _keep_revisions(connection, tree)
    _keep_timers(connection, tree)


def id_of(connection: Connection, table: str, uid: str | None) -> int | None:
    found = connection.execute(f"select id from {table} where uid = ?", (uid,)).fetchone()
    return found[0] if found else None


def _closed_first(row: Row) -> tuple[bool, int]:
    """An item has one open placement at a time: the former one closes before another opens."""
    return ("outcome" in row and row["outcome"] is None, row["id"])


def _make_room(connection: Connection, tree: Tree) -> None:
    """Take items off the agendas that they were not on: each is on one at most."""
    connection.execute(
        "delete from placement where outcome is null"
        f" and item_id in (select id from agenda_item where uid {IN}) and uid not {IN}",
        (json.dumps([*_settled(tree)]), json.dumps([*tree.rows.get("placement", {})])),
    )


def _settled(tree: Tree) -> list[str]:
    """Return the items of which it is known on which agenda they were: all but those that waited.

    Those stay on the one that they have joined since.
    """
    placed = tree.rows.get("placement", {}).values()
    on_agenda = {row["item_id"] for row in placed if row["outcome"] is None}
    items = tree.rows.get("agenda_item", {})
    return [uid for uid, row in items.items() if row["state"] != "open" or uid in on_agenda]


def _insert_missing(
    connection: Connection, shape: Schema, table: str, rows: Mapping[str, Row]
) -> None:
    for uid, row in rows.items():
        if id_of(connection, table, uid) is None:
            _put(connection, shape, table, row)


def _put(connection: Connection, shape: Schema, table: str, row: Row) -> None:
    there = _there(connection, table, row["uid"])
    values = _values(connection, shape, table, merged(row, there))
    if there is None:
        _insert(connection, table, values, row["id"])
        return
    changed = {name: value for name, value in values.items() if there[name] != value}
    if changed:
        pairs = ", ".join(f"{name} = ?" for name in changed)
        query = f"update {table} set {pairs} where id = ?"
        connection.execute(query, (*changed.values(), there["id"]))


def _there(connection: Connection, table: str, uid: str) -> Row | None:
    cursor = connection.execute(f"select * from {table} where uid = ?", (uid,))
    row = cursor.fetchone()
    names = [each[0] for each in cursor.description]
    return None if row is None else dict(zip(names, row, strict=True))


def _values(connection: Connection, shape: Schema, table: str, row: Row) -> dict[str, Any]:
    """Return the values of the columns as this desk has them, but for the id."""
    links = {link.column: link.to for link in shape.links[table]}
    values = {
        name: id_of(connection, links[name], value) if name in links else value
        for name, value in row.items()
        if name in shape.columns[table] and name != "id"
    }
    if table in SEARCHED:
        text = "\n".join(row[name] or "" for name in SEARCHED[table])
        values["parts"] = inner_words(text)
    return values


def _insert(connection: Connection, table: str, values: Mapping[str, Any], former: int) -> None:
    """Insert a row with the id it had, or with a new one if another row has that."""
    query = f"select 1 from {table} where id = ?"
    taken = connection.execute(query, (former,)).fetchone() is not None
    whole = {**values, "id": None if taken else former}
    names, marks = ", ".join(whole), ", ".join("?" * len(whole))
    connection.execute(f"insert into {table} ({names}) values ({marks})", (*whole.values(),))


def _keep_revisions(connection: Connection, tree: Tree) -> None:
    connection.executemany(
        "insert into note_revision (note_uid, body, saved_at) select ?1, ?2, ?3 where not exists"
        " (select 1 from note_revision where note_uid = ?1 and saved_at = ?3 and body = ?2)",
        tree.revisions,
    )


def _keep_timers(connection: Connection, tree: Tree) -> None:
    connection.executemany(
        "insert or ignore into item_timer (item_uid, meeting_uid, seconds) values (?, ?, ?)",
        tree.timers,
    )
