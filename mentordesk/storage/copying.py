"""Whole, verified copies of an open desk."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mentordesk import errors

from .connection import connect, explain
from .new_file import is_same_file, new_file

if TYPE_CHECKING:
    from sqlite3 import Connection


def save(
    source: Connection, path: Path, key: str | None = None, *, over: bool = False
) -> dict[str, int]:
    """Copy the desk open on `source`, protected by `key`, to `path`; kept only if it verifies.

    Returns how many rows each table has. Raises what `new_file` raises, and `BackupFailed`, with
    nothing left over.
    """
    if over and is_same_file(path, _file_of(source)):
        raise errors.FileExists  # whatever its name is here, it is the desk itself
    with new_file(path, over=over) as new:
        return _copy(source, new, key)


def save_file(
    desk: Path, path: Path, key: str | None = None, *, over: bool = False, way: str = "mode=rw"
) -> None:
    """Copy the desk file at `desk`, open elsewhere or not, on a connection of its own."""
    try:
        with closing(connect(desk, key, way=way)) as source:
            save(source, path, key, over=over)
    except dbapi2.Error as error:
        raise (explain(error) or errors.BackupFailed()) from error


def _file_of(connection: Connection) -> Path:
    return Path(connection.execute("pragma database_list").fetchone()[2])


def _copy(source: Connection, new: Path, key: str | None) -> dict[str, int]:
    source.execute("begin")  # what is counted and what is copied is of one moment
    try:
        rows = counts(source)
        with closing(connect(new, key)) as target:
            source.backup(target)  # in one step: beside a writer, chunks never end
            target.execute("pragma journal_mode = delete").fetchone()  # one file, without a -wal
            if not is_whole(target, key) or counts(target) != rows:
                raise errors.BackupFailed
            return rows
    finally:
        source.rollback()


def is_whole(copy: Connection, key: str | None) -> bool:
    """Return whether the pages of a file are sound, by SQLite and by their seals."""
    sound = copy.execute("pragma quick_check").fetchall() == [("ok",)]
    return sound and (key is None or not copy.execute("pragma cipher_integrity_check").fetchall())


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    names = [
        name
        for (name,) in connection.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            " and name not glob 'search_*' and name <> 'search'"
        )
    ]
    return {
        name: connection.execute(f'select count(*) from "{name}"').fetchone()[0] for name in names
    }
