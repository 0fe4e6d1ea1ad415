"""A mentorship with all that belongs to it, or one note, as plain values.

A row points at others by their uids, so that it means the same in another file. What was in the
trash is no part of it: bringing back the trash of old would have it emptied at the next opening.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .links import ROOT, Schema, schema

if TYPE_CHECKING:
    from sqlite3 import Connection

Row: TypeAlias = dict[str, Any]  # of a table; what it points at by uid
Rows: TypeAlias = Mapping[str, Mapping[str, Row]]  # by table, owners first, and by uid
IN = "in (select value from json_each(?))"


class Revision(NamedTuple):
    note_uid: str
    body: str
    saved_at: str


class Timed(NamedTuple):
    item_uid: str
    meeting_uid: str
    seconds: int


@dataclass(frozen=True)
class Tree:
    rows: Rows
    beside: Rows = field(default_factory=dict)  # what is pointed at and belongs to nobody
    revisions: tuple[Revision, ...] = ()
    timers: tuple[Timed, ...] = ()


def mentorship(connection: Connection, uid: str) -> Tree | None:
    """Return a mentorship with all that belongs to it, None if it is gone or in the trash."""
    shape = schema(connection)
    root = select(connection, ROOT, "uid = ? and trashed_at is null", uid)
    if not root:
        return None
    found: dict[str, dict[int, Row]] = {ROOT: root}
    for table in reversed(shape.above):
        found[table] = _owners(connection, shape, table, found)
    for table in shape.below:
        found[table] = _belonging(connection, shape, table, found)
    return _tree(connection, shape, {table: found[table] for table in shape.tree()})


def note(connection: Connection, uid: str) -> Tree | None:
    """Return a note alone, None if it is gone or in the trash."""
    rows = select(connection, "note", "uid = ? and trashed_at is null", uid)
    return _tree(connection, schema(connection), {"note": rows}) if rows else None


def present(connection: Connection, tree: Tree) -> Rows:
    """Return the rows of a desk that have the uids of a tree, also out of the trash."""
    shape = schema(connection)
    found = {
        table: select(connection, table, f"uid {IN}", _many(rows))
        for table, rows in tree.rows.items()
    }
    return _named(connection, shape, found)


def _owners(
    connection: Connection, shape: Schema, table: str, found: Mapping[str, Mapping[int, Row]]
) -> dict[int, Row]:
    ids = {
        row[link.column]
        for below, rows in found.items()
        for link in shape.owners(below)
        if link.to == table
        for row in rows.values()
    }
    return select(connection, table, f"id {IN}", _many(ids))


def _belonging(
    connection: Connection, shape: Schema, table: str, found: Mapping[str, Mapping[int, Row]]
) -> dict[int, Row]:
    """Return what belongs to what was found, and to nothing else."""
    owners = [link for link in shape.owners(table) if link.to in found]
    clause = " or ".join(f"{link.column} {IN}" for link in owners)
    if "trashed_at" in shape.columns[table]:
        clause = f"trashed_at is null and ({clause})"
    rows = select(connection, table, clause, *(json.dumps([*found[o.to]]) for o in owners))

    def is_ours(row: Row) -> bool:
        return all(row[o.column] is None or row[o.column] in found[o.to] for o in owners)

    return {row_id: row for row_id, row in rows.items() if is_ours(row)}


def _tree(connection: Connection, shape: Schema, found: dict[str, dict[int, Row]]) -> Tree:
    beside = {
        table: select(connection, table, f"id {IN}", _many(ids))
        for table, ids in _pointed_at(shape, found).items()
        if table not in (*shape.tree(), "note")
    }
    notes = {row["uid"] for row in found.get("note", {}).values()}
    items = {row["uid"] for row in found.get("agenda_item", {}).values()}
    return Tree(
        _named(connection, shape, found),
        _named(connection, shape, beside),
        tuple(_revisions(connection, notes)),
        tuple(_timers(connection, items)),
    )


def _pointed_at(shape: Schema, found: Mapping[str, Mapping[int, Row]]) -> dict[str, set[int]]:
    """Return the ids of all that the rows point at, by table."""
    result: dict[str, set[int]] = {}
    for table, rows in found.items():
        for link in shape.links[table]:
            ids = {row[link.column] for row in rows.values()} - {None}
            result.setdefault(link.to, set()).update(ids)
    return result


def _named(connection: Connection, shape: Schema, found: Mapping[str, Mapping[int, Row]]) -> Rows:
    """Return the rows by uid, and what they point at by uid."""
    names = {
        table: dict(
            connection.execute(f"select id, uid from {table} where id {IN}", [_many(wanted)])
        )
        for table, wanted in _pointed_at(shape, found).items()
    }
    result: dict[str, dict[str, Row]] = {}
    for table, rows in found.items():
        links = {link.column: link.to for link in shape.links[table]}
        result[table] = {
            row["uid"]: {
                column: names[links[column]].get(value) if column in links else value
                for column, value in row.items()
            }
            for row in rows.values()
        }
    return result


def ids(connection: Connection, table: str, uids: Iterable[str]) -> dict[str, int]:
    """Return the ids of the rows of these uids, as far as there are any."""
    return dict(connection.execute(f"select uid, id from {table} where uid {IN}", [_many(uids)]))


def _many(values: Iterable[object]) -> str:
    """Return values as `IN` takes them."""
    return json.dumps([*values])


def select(connection: Connection, table: str, where: str, *values: str) -> dict[int, Row]:
    cursor = connection.execute(f"select * from {table} where {where} order by id", values)
    names = [each[0] for each in cursor.description]
    rows: Iterable[Row] = (dict(zip(names, row, strict=True)) for row in cursor)
    return {row["id"]: row for row in rows}


def _revisions(connection: Connection, notes: Collection[str]) -> Iterable[Revision]:
    query = f"select note_uid, body, saved_at from note_revision where note_uid {IN} order by id"
    return map(Revision._make, connection.execute(query, [_many(notes)]))


def _timers(connection: Connection, items: Collection[str]) -> Iterable[Timed]:
    query = f"select item_uid, meeting_uid, seconds from item_timer where item_uid {IN} order by id"
    return map(Timed._make, connection.execute(query, [_many(items)]))
