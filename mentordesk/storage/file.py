"""Open a desk file, plain or protected."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mentordesk import errors

from . import copying, heads
from .connection import connect, explain, explain_os
from .key import checked, salt_of
from .kind import APPLICATION, refuse_other
from .migrate import migrate, pending, refuse_early
from .new_file import new_file
from .pages import refuse_foreign_changes

if TYPE_CHECKING:
    from sqlite3 import Connection

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
    _check(path, key)
    if not os.access(path, os.W_OK):
        raise errors.NoPermission
    spoiled = key is not None and sniff(path) != salt_of(checked(key))
    connection = _connected(path, key)
    with closed_if_refused(connection):
        _accept(connection)
        if connection.execute("pragma journal_mode = wal").fetchone() != ("wal",):
            raise errors.NotSaved
        _bring_up_to_date(connection, path, key)
        if spoiled:
            _write_salt(connection)
    return connection


def open_to_look(path: Path, key: str | None = None, way: str = "") -> Connection:
    """Open the desk without changing its file, also where nothing may be written.

    Only a file of an older version is brought up to date first. `way` is how SQLite opens it.
    """
    connection = open_as_it_is(path, key, way or way_to_look(path))
    if not pending(connection):
        return connection
    connection.close()
    open_file(path, key).close()
    return open_to_look(path, key, way)


def open_as_it_is(path: Path, key: str | None, way: str) -> Connection:
    """Open the desk for reading, also one of an older version, in one of SQLite's ways."""
    _check(path, key)
    connection = _connected(path, key, way)
    with closed_if_refused(connection):
        _accept(connection)
    return connection


def create_file(
    path: Path, key: str | None = None, fill: Callable[[Connection], object] | None = None
) -> None:
    """Make a new desk, which `fill` may write into before it is at its place."""
    with new_file(path) as new:
        with closing(connect(new, key)) as connection:
            migrate(connection)
        if fill is not None:
            with closing(open_file(new, key)) as connection:
                fill(connection)
                connection.commit()


def sniff(path: Path) -> bytes:
    """Return the first 16 bytes, the salt of a protected desk; never call it on an open file."""
    with heads.held(path) as known:
        return _first_bytes(path) if known is None else known


def _first_bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise errors.NotADesk  # a folder, or a pipe that would keep us waiting
        with path.open("rb") as file:
            return file.read(16)
    except FileNotFoundError:
        raise errors.FileMissing from None
    except OSError as error:
        raise explain_os(error) from error


def is_protected(path: Path) -> bool:
    """Return whether the closed desk at `path` needs a passphrase.

    Raises for what is no desk, and for a plain one whose beginning is damaged.
    """
    head = sniff(path)
    if not head:
        raise errors.FileEmpty
    if head == heads.MAGIC:
        return False
    with heads.held(path) as known:
        if known is None:
            refuse_other(path)
    return True


def _check(path: Path, key: str | None) -> None:
    protected = is_protected(path)
    if protected and key is None:
        raise errors.KeyNeeded
    if not protected and key is not None:
        raise errors.NotProtected
    if key is not None:
        refuse_foreign_changes(path, key)


def way_to_look(path: Path) -> str:
    """Return how SQLite is to open a desk.

    Who only reads never clears away the files beside it, which a window may be writing to. Where
    there are none they are made and cleared away, unless nothing there can change.
    """
    real = path.resolve()
    if all(real.with_name(f"{real.name}{end}").exists() for end in ("-wal", "-shm")):
        return "mode=ro"
    if os.access(real, os.W_OK) and os.access(real.parent, os.W_OK):
        return "mode=rw"
    changes = real.with_name(f"{real.name}-wal").exists()
    return "mode=ro" if changes else "mode=ro&immutable=1"


def _connected(path: Path, key: str | None, way: str = "mode=rw") -> Connection:
    try:
        return connect(path, key, way=way)
    except dbapi2.DatabaseError:
        return _connected_or_refused(path, key, way)  # one failed read proves nothing


def _connected_or_refused(path: Path, key: str | None, way: str) -> Connection:
    try:
        return connect(path, key, way=way)
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == dbapi2.SQLITE_NOTADB:
            raise (errors.NotADesk if key is None else errors.WrongKey) from error
        raise (explain(error) or errors.NotADesk()) from error


@contextmanager
def closed_if_refused(connection: Connection) -> Iterator[None]:
    """While a desk is opened nothing is to be saved: what SQLite has no number for is damage."""
    try:
        yield
    except BaseException as error:
        connection.close()
        if isinstance(error, UnicodeDecodeError):
            raise errors.FileDamaged from error
        if (ours := explain(error)) is not None and ours is not error:
            raise (errors.FileDamaged() if isinstance(ours, errors.NotSaved) else ours) from error
        raise


def _accept(connection: Connection) -> None:
    """Refuse other programs', newer and early files, then settle how this connection works."""
    if connection.execute("pragma application_id").fetchone() != (int.from_bytes(APPLICATION),):
        raise errors.NotADesk
    pending(connection)
    refuse_early(connection)
    for setting in SETTINGS:
        connection.execute(f"pragma {setting}")


def _write_salt(connection: Connection) -> None:
    """Write the first page, and with it the salt, which no seal covers; the key was the right one.

    Without its salt no passphrase opens the desk.
    """
    (version,) = connection.execute("pragma user_version").fetchone()
    connection.execute(f"pragma user_version = {version}")


def _bring_up_to_date(connection: Connection, path: Path, key: str | None) -> None:
    if pending(connection):
        _keep_older(connection, path, key)
        migrate(connection)


def _keep_older(connection: Connection, path: Path, key: str | None) -> None:
    """Back the file up as it is; where that cannot be, a copy of it stays beside it."""
    from . import backups, uid  # slow to import, and seldom needed

    try:
        now = uid.made_at(uid.new()).astimezone()
        backups.make_from(connection, path, key, "migration", now)
    except errors.MentorDeskError:
        version = pending(connection).start - 1
        copy = path.with_name(f"{path.name}.version-{version}")
        copying.save(connection, copy, key, over=True)
