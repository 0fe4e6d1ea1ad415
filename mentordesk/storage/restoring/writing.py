"""Writing a tree into a desk: what is gone is inserted, what is there has its former values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .links import Schema, schema
from .tree import IN, Row, Tree, ids, select

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
        known = ids(connection, table, rows)
        missing = [row for uid, row in rows.items() if uid not in known]
        _put(connection, shape, table, missing)
    _make_room(connection, tree)
    for table, rows in tree.rows.items():
        _put(connection, shape, table, sorted(rows.values(), key=_closed_first))
    _keep_revisions(connection, tree)
    _keep_timers(connection, tree)


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


def _put(connection: Connection, shape: Schema, table: str, rows: Sequence[Row]) -> None:
    """Write rows of one table; what they point at is there by now, or gone for good."""
    uids = json.dumps([row["uid"] for row in rows])
    there = {row["uid"]: row for row in select(connection, table, f"uid {IN}", uids).values()}
    known = {
        link.column: ids(connection, link.to, {row[link.column] for row in rows} - {None})
        for link in shape.links[table]
    }
    wished = json.dumps([row["id"] for row in rows])
    taken: set[int | None] = {*select(connection, table, f"id {IN}", wished)}
    for row in rows:
        before = there.get(row["uid"])
        values = {
            name: known[name].get(value) if name in known else value
            for name, value in merged(row, before).items()
            if name in shape.columns[table] and name != "id"
        }
        if before is None:
            former = None if row["id"] in taken else row["id"]
            taken.add(_insert(connection, table, {**values, "id": former}))
        else:
            _update(connection, table, values, before)


def _update(connection: Connection, table: str, values: Mapping[str, Any], before: Row) -> None:
    changed = {name: value for name, value in values.items() if before[name] != value}
    if changed:
        pairs = ", ".join(f"{name} = ?" for name in changed)
        query = f"update {table} set {pairs} where id = ?"
        connection.execute(query, (*changed.values(), before["id"]))


def _insert(connection: Connection, table: str, values: Mapping[str, Any]) -> int | None:
    """Insert a row and return the id that it got: the one it had, unless another row has that."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    query = f"insert into {table} ({names}) values ({marks})"
    return connection.execute(query, (*values.values(),)).lastrowid


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
