"""Open a desk file, plain or protected."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mentordesk import errors

from . import backup
from .connection import connect, explain, explain_os
from .migrate import migrate, pending

if TYPE_CHECKING:
    from sqlite3 import Connection

MAGIC = b"SQLite format 3\0"
PAGE = 4096
APPLICATION = 0x4D44534B  # "MDSK"
SETTINGS = (
    "synchronous = full",
    *(["fullfsync = on"] if sys.platform == "darwin" else []),
    "foreign_keys = on",
    "recursive_triggers = on",  # or `insert or replace` loses the replaced row for undo
    "trusted_schema = off",
    "cell_size_check = on",
    "secure_delete = on",
    "temp_store = memory",  # undo steps never reach the disk
    "cache_size = -65536",
)


def open_file(path: Path, key: str | None = None) -> Connection:
    """Open the desk at `path` with its raw key; raises before it changes anything else's file."""
    _check(sniff(path), path, key)
    try:
        connection = connect(path, key)
    except dbapi2.DatabaseError:
        connection = _connected_or_refused(path, key)  # one failed read proves nothing
    try:
        _accept(connection)
        _bring_up_to_date(connection, path, key)
    except BaseException as error:
        connection.close()
        if (ours := explain(error)) is not None and ours is not error:
            raise ours from error
        raise
    return connection


def create_file(path: Path, key: str | None = None) -> None:
    """Make a new desk, under a temporary name until it is whole."""
    if path.exists():
        raise errors.FileExists
    new = path.with_name(path.name + ".new")
    try:
        _make(new, key)
        if path.exists():
            raise errors.FileExists
        new.rename(path)
    except OSError as error:
        raise explain_os(error) from error
    finally:
        new.unlink(missing_ok=True)


def sniff(path: Path) -> bytes:
    """Return the first 16 bytes, the salt of a protected desk; never call it on an open file."""
    try:
        with path.open("rb") as file:
            return file.read(16)
    except FileNotFoundError:
        raise errors.FileMissing from None
    except IsADirectoryError:
        raise errors.NotADesk from None
    except OSError as error:
        raise explain_os(error) from error


def is_protected(path: Path) -> bool:
    """Return whether the closed desk at `path` needs a passphrase."""
    return sniff(path) != MAGIC


def _make(new: Path, key: str | None) -> None:
    new.unlink(missing_ok=True)
    new.touch(0o600)
    connection = connect(new, key)
    try:
        migrate(connection)
    finally:
        connection.close()


def _check(head: bytes, path: Path, key: str | None) -> None:
    if not head:
        raise errors.FileEmpty
    protected = head != MAGIC
    if len(head) < 16 or (protected and path.stat().st_size % PAGE):
        raise errors.NotADesk
    if protected and key is None:
        raise errors.KeyNeeded
    if not protected and key is not None:
        raise errors.NotProtected


def _connected_or_refused(path: Path, key: str | None) -> Connection:
    try:
        return connect(path, key)
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == dbapi2.SQLITE_CANTOPEN:
            raise errors.NoPermission from error
        raise (errors.NotADesk if key is None else errors.WrongKey) from error


def _accept(connection: Connection) -> None:
    """Refuse other programs' and newer files, then settle how this connection works."""
    if connection.execute("pragma application_id").fetchone() != (APPLICATION,):
        raise errors.NotADesk
    pending(connection)
    if connection.execute("pragma journal_mode = wal").fetchone() != ("wal",):
        raise errors.NotSaved
    for setting in SETTINGS:
        connection.execute(f"pragma {setting}")


def _bring_up_to_date(connection: Connection, path: Path, key: str | None) -> None:
    if steps := pending(connection):
        copy = path.with_name(f"{path.name}.version-{steps.start - 1}")
        backup.save(connection, copy, key, over=True)
        migrate(connection)
