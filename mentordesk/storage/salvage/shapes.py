"""What the rows of each table look like, so that a row is known when its table is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sqlcipher3 import dbapi2

from mentordesk.storage.migrate import migrate

from .cells import Row, Value

if TYPE_CHECKING:
    from sqlite3 import Connection

UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
PLACE = re.compile(r"[0-9a-z]+")
ALLOWED = re.compile(r"check \((\w+) in\s*\(([^)]*)\)")
BETWEEN = re.compile(r"check \((\w+) between (\d+) and (\d+)\)")


def is_uid(text: str) -> bool:
    return bool(UID.fullmatch(text))


def is_day(text: str) -> bool:
    return len(text) == 10 and _is_moment(text)


def is_moment(text: str) -> bool:
    """Return whether it is a moment in UTC, or what the clock on a wall says."""
    return len(text) >= 16 and text[10] == "T" and _is_moment(text)


def is_place(text: str) -> bool:
    """Return whether it can say where in a list something is."""
    return bool(PLACE.fullmatch(text))


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


Look: TypeAlias = Callable[[str], bool]
LOOKS: tuple[tuple[str, Look], ...] = (  # by the end of a column's name
    ("uid", is_uid),
    ("_on", is_day),
    ("due", is_day),
    ("target", is_day),
    ("_at", is_moment),
    ("_utc", is_moment),
    ("_since", is_moment),
    ("position", is_place),
)


class Column(NamedTuple):
    name: str
    is_number: bool
    needed: bool
    look: Look | None
    allowed: Sequence[Value]  # none: any

    def fits(self, value: Value) -> bool:
        if value is None:
            return not self.needed
        if isinstance(value, int) is not self.is_number or isinstance(value, bytes | float):
            return False
        if self.allowed and value not in self.allowed:
            return False
        return self.look is None or self.look(str(value))


class Shape(NamedTuple):
    """A table of ours, as a version of the file has it."""

    table: str
    columns: tuple[Column, ...]  # without the id
    indexes: dict[str, int]  # by name, how many columns each whole one has

    @property
    def particular(self) -> int:
        """Return how little else than its rows it could take for one."""
        return sum(bool(column.look or column.allowed) for column in self.columns)

    def fit(self, row: Row) -> float:
        """Return which part of a row's values, the id not counted, is as in this table: 0 to 1."""
        values = row.values[1:]
        if not row.values or row.values[0] is not None or len(values) > len(self.columns):
            return 0
        if row.whole and len(values) < len(self.columns):
            return 0
        fitting = sum(c.fits(v) for c, v in zip(self.columns, values, strict=False))
        return fitting / len(self.columns)


class Link(NamedTuple):
    """A column that refers to a row of another table."""

    table: str
    column: str
    parent: str
    needed: bool


class Shapes:
    """The tables that hold what people wrote, each after those that it refers to."""

    def __init__(self) -> None:
        with closing(dbapi2.connect(":memory:")) as connection:
            migrate(connection)
            names = [name for (name,) in connection.execute(TABLES)]
            self.all = {name: _shape(connection, name) for name in names}
            self.links = [link for name in names for link in _links(connection, name)]
            self.roots: dict[str, int] = dict(connection.execute(ROOTS).fetchall())


TABLES = """
select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
and name not like 'search%' order by rootpage
"""
ROOTS = "select name, rootpage from sqlite_master where rootpage > 0"


def _shape(connection: Connection, table: str) -> Shape:
    (sql,) = connection.execute(
        "select sql from sqlite_master where type = 'table' and name = ?", (table,)
    ).fetchone()
    allowed: dict[str, Sequence[Value]] = {
        name: tuple(_literal(word) for word in words.split(","))
        for name, words in ALLOWED.findall(sql)
    }
    for name, low, high in BETWEEN.findall(sql):
        allowed[name] = range(int(low), int(high) + 1)
    columns = tuple(
        Column(name, kind.lower() == "integer", bool(needed), _look(name), allowed.get(name, ()))
        for _, name, kind, needed, *_ in _info(connection, table)
        if name != "id"
    )
    return Shape(table, columns, _indexes(connection, table))


def _links(connection: Connection, table: str) -> list[Link]:
    needed = {name: bool(no) for _, name, _, no, *_ in _info(connection, table)}
    found = connection.execute(f"pragma foreign_key_list({table})").fetchall()
    return [Link(table, column, parent, needed[column]) for _, _, parent, column, *_ in found]


def _info(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"pragma table_info({table})").fetchall()


def _indexes(connection: Connection, table: str) -> dict[str, int]:
    """A partial index does not know of every row."""
    found = connection.execute(f"pragma index_list({table})").fetchall()
    return {
        name: len(connection.execute(f"pragma index_info({name})").fetchall())
        for _, name, _, _, partial in found
        if not partial
    }


def _look(name: str) -> Look | None:
    return next((look for end, look in LOOKS if name.endswith(end)), None)


def _literal(word: str) -> Value:
    word = word.strip()
    return word.strip("'") if word.startswith("'") else int(word)
