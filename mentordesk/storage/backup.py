"""Whole, verified copies of an open desk."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mentordesk import errors

from .connection import connect, explain, explain_os

if TYPE_CHECKING:
    from sqlite3 import Connection


def save(source: Connection, path: Path, key: str | None = None, *, over: bool = False) -> None:
    """Copy the desk open on `source`, protected by `key`, to `path`; kept only if it verifies.

    Under a temporary name until it is verified and on the disk. Raises `FileExists` unless `over`,
    and `BackupFailed`, `DiskFull`, `NoFolder` or `NoPermission` with nothing left over.
    """
    if path.exists() and not over:
        raise errors.FileExists
    new = path.with_name(path.name + ".new")
    try:
        new.unlink(missing_ok=True)
        new.touch(0o600)
        _copy(source, new, key)
        _sync(new)
        os.replace(new, path)
        _sync(path.parent)
    except OSError as error:
        raise explain_os(error) from error
    except dbapi2.Error as error:
        raise (explain(error) or errors.BackupFailed()) from error
    finally:
        _remove(new)


def save_file(desk: Path, path: Path, key: str | None = None, *, over: bool = False) -> None:
    """Copy the desk file at `desk`, open elsewhere or not, on a connection of its own."""
    try:
        with closing(connect(desk, key)) as source:
            save(source, path, key, over=over)
    except dbapi2.Error as error:
        raise (explain(error) or errors.BackupFailed()) from error


def _copy(source: Connection, new: Path, key: str | None) -> None:
    target = connect(new, key)
    try:
        source.backup(target)  # in one step: beside a writer, chunks never end
        target.execute("pragma journal_mode = delete").fetchone()  # one file, without a -wal
        if not _whole(target, key) or counts(target) != counts(source):
            raise errors.BackupFailed
    finally:
        target.close()


def _whole(copy: Connection, key: str | None) -> bool:
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


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot sync a folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(new: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        new.with_name(new.name + end).unlink(missing_ok=True)
