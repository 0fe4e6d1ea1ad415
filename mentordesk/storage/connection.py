"""A connection to a file, and what its errors mean."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from mentordesk import errors

from .key import checked

if TYPE_CHECKING:
    from sqlite3 import Connection


MEANINGS = {
    dbapi2.SQLITE_FULL: errors.DiskFull,
    dbapi2.SQLITE_READONLY: errors.NoPermission,
    dbapi2.SQLITE_CANTOPEN: errors.NoPermission,
    dbapi2.SQLITE_CORRUPT: errors.FileDamaged,
    dbapi2.SQLITE_NOTADB: errors.FileDamaged,
    dbapi2.SQLITE_BUSY: errors.DeskInUse,
    dbapi2.SQLITE_IOERR: errors.DiskFailed,
}
CODES = {  # a backup's errors have SQLite's words and no number
    "database or disk is full": dbapi2.SQLITE_FULL,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "disk I/O error": dbapi2.SQLITE_IOERR,
}


def connect(
    path: Path,
    key: str | None = None,
    *,
    way: str = "mode=rw",
    factory: type[Any] = dbapi2.Connection,
) -> Connection:
    """Connect and read a first page; raises the driver's error if it can't be read."""
    connection: Connection = dbapi2.connect(
        f"{address(path)}?{way}", uri=True, timeout=5, factory=factory
    )
    try:
        connection.execute("pragma cipher_log_level = none")
        if key is not None:
            connection.execute(f'pragma key = "{checked(key)}"')
        connection.execute("select count(*) from sqlite_master").fetchone()
        if key is not None and not connection.execute("pragma cipher_version").fetchone():
            raise errors.NotSaved  # the driver has no cipher: it would write plain text
    except UnicodeDecodeError as error:  # SQLite's words quote what is damaged
        connection.close()
        raise dbapi2.DatabaseError("database disk image is malformed") from error
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
    if isinstance(cause, MemoryError):
        return errors.DiskFailed()  # what SQLCipher says of a page that it could not read
    if not isinstance(cause, dbapi2.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", 0) or CODES.get(str(cause), 0)
    return MEANINGS.get(code & 0xFF, errors.NotSaved)()


def explain_os(error: OSError) -> errors.MentorDeskError:
    """Return our error for one of the operating system's."""
    if isinstance(error, PermissionError):
        return errors.NoPermission()
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return errors.NoFolder()
    if isinstance(error, FileExistsError):
        return errors.FileExists()
    if error.errno == errno.ENAMETOOLONG:
        return errors.NameTooLong()
    if error.errno == errno.EROFS:
        return errors.NoPermission()
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return errors.DiskFull() if full else errors.DiskFailed()


def address(path: Path) -> str:
    """Return `path` as an address, whatever characters it has."""
    whole = path.absolute().as_posix()
    return "file://" + "/" * (not whole.startswith("/")) + quote(os.fsencode(whole))


def whole(path: Path) -> str:
    """Return the path of a file, the same by whatever name it is reached."""
    return os.path.normcase(os.path.realpath(path))
