"""Putting the rows that were read into a new desk, each mended where it was damaged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mentordesk.domain.order import between
from mentordesk.storage import uid
from mentordesk.storage.words import SEARCHED, inner_words

from .cells import Row, Value
from .shapes import Column, Shape, is_day, is_moment, is_place, is_uid

if TYPE_CHECKING:
    from sqlite3 import Connection

REFUSED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # as columns.Text does
SENSIBLE: dict[tuple[str, str], Value] = {
    ("mentorship", "minutes"): 45,
    ("meeting", "minutes"): 45,
    ("agenda_item", "section"): "struggling",
}


def put(connection: Connection, shape: Shape, row_id: int | None, values: dict[str, Value]) -> bool:
    """Insert a row, if need be under another uid or id; return whether it could be."""
    whole = {c.name: values.get(c.name) for c in shape.columns}
    for column in shape.columns:
        if column.needed and whole[column.name] is None:
            whole[column.name] = usual(shape.table, column)
    if "parts" in whole:
        whole["parts"] = inner_words("\n".join(str(whole[n]) for n in SEARCHED[shape.table]))
    tries = [(row_id, whole), (row_id, _renamed(whole)), (None, _renamed(whole))]
    return any(_inserted(connection, shape.table, number, value) for number, value in tries)


def mended(shape: Shape, row: Row) -> dict[str, Value]:
    """Return the values of a row by name; None where one cannot be right."""
    known = zip(shape.columns, row.values[1:], strict=False)
    values = {column.name: _mended(column, value) for column, value in known}
    if shape.table == "meeting" and values.get("state") == "held" and values["number"] is None:
        values["number"] = row.id  # numbered again, once all are there
    if shape.table == "milestone_event":
        sized = values.get("kind") in ("added", "resized")
        values["points"] = (values.get("points") or 1) if sized else None
    return values


def usual(table: str, column: Column) -> Value:
    """Return what stands in for a value that is lost; of an id it is 0, which no row has."""
    if (found := SENSIBLE.get((table, column.name))) is not None:
        return found
    if column.name == "private":
        return 1  # what was shared is shared again with a click
    if column.allowed:
        return column.allowed[0]
    if column.look is is_uid:
        return uid.new()
    if column.look in (is_day, is_moment):
        now = uid.made_at(uid.new()).isoformat()
        return now[:10] if column.look is is_day else f"{now[:19]}Z"
    if column.look is is_place:
        return between()
    return 0 if column.is_number else ""


def _renamed(values: dict[str, Value]) -> dict[str, Value]:
    return values | ({"uid": uid.new()} if "uid" in values else {})


def _mended(column: Column, value: Value) -> Value:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str):
        value = REFUSED.sub("", value)
    if column.fits(value):
        return value
    free = not column.is_number and column.look is None and not column.allowed
    return str(value) if free and value is not None else None


def _inserted(
    connection: Connection, table: str, row_id: int | None, values: dict[str, Value]
) -> bool:
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    try:
        connection.execute(
            f"insert into {table} (id, {names}) values (?, {marks})", [row_id, *values.values()]
        )
    except dbapi2.IntegrityError:
        return False
    return True
