"""Whether two desks hold the same: every row of every table, and all that SQLite knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

TOLD = ("user_version", "application_id", "encoding", "auto_vacuum")
SCHEMA = "select type, name, tbl_name, coalesce(sql, '') from sqlite_master order by 1, 2"
TABLES = """
    select name, wr from pragma_table_list where schema = 'main'
    and type in ('table', 'shadow') and name <> 'sqlite_schema' order by 1"""


def are_same(one: Connection, other: Connection) -> bool:
    """Compare two desks that nobody writes to meanwhile; reads both whole."""
    if _known(one) != _known(other):
        return False
    tables = one.execute(TABLES).fetchall()
    one.text_factory = other.text_factory = bytes  # text is compared as it is in the file
    try:
        return all(_have_same_rows(one, other, *table) for table in tables)
    finally:
        one.text_factory = other.text_factory = str


def _known(desk: Connection) -> object:
    told = [desk.execute(f"pragma {name}").fetchone() for name in TOLD]
    return told, desk.execute(SCHEMA).fetchall(), desk.execute(TABLES).fetchall()


def _have_same_rows(one: Connection, other: Connection, name: str, without_rowid: int) -> bool:
    columns = "*" if without_rowid else "rowid, *"
    query = f'select {columns} from "{name}"'
    try:
        rows = zip(one.execute(query), other.execute(query), strict=True)
        return all(mine == theirs for mine, theirs in rows)
    except ValueError:  # one has more of them
        return False
