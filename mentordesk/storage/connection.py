"""A connection to a file, and what its errors mean."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlcipher3 import dbapi2

from mentordesk import errors

from .key import checked

if TYPE_CHECKING:
    from sqlite3 import Connection


def connect(path: Path, key: str | None = None) -> Connection:
    """Connect and read a first page; raises the driver's error if it can't be read."""
    connection: Connection = dbapi2.connect(address(path), uri=True, timeout=5)
    try:
        connection.execute("pragma cipher_log_level = none")
        if key is not None:
            connection.execute(f'pragma key = "{checked(key)}"')
        connection.execute("select count(*) from sqlite_master").fetchone()
        if key is not None and not connection.execute("pragma cipher_version").fetchone():
            raise errors.NotSaved  # the driver has no cipher: it would write plain text
    except BaseException:
        connection.close()
        raise
    return connection


def explain(error: BaseException) -> errors.MentorDeskError | None:
    """Return our error for one of the driver's, also when SQLAlchemy wrapped it."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, errors.MentorDeskError):
        return cause
    if type(cause).__name__ in ("NoResultFound", "StaleDataError"):
        return errors.RowGone()
    if not isinstance(cause, dbapi2.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    known = {dbapi2.SQLITE_FULL: errors.DiskFull, dbapi2.SQLITE_READONLY: errors.NoPermission}
    return known.get(code, errors.NotSaved)()


def explain_os(error: OSError) -> errors.MentorDeskError:
    """Return our error for one of the operating system's."""
    if isinstance(error, PermissionError):
        return errors.NoPermission()
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return errors.NoFolder()
    if isinstance(error, FileExistsError):
        return errors.FileExists()
    return errors.DiskFull() if error.errno == errno.ENOSPC else errors.NotSaved()


def address(path: Path) -> str:
    """Return `path` as an address that never creates a file, whatever characters it has."""
    whole = path.absolute().as_posix()
    return "file://" + "/" * (not whole.startswith("/")) + quote(os.fsencode(whole)) + "?mode=rw"
