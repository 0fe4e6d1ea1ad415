"""Files that come into their place whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from mentordesk import errors

from .connection import explain, explain_os

ENDS = ("", "-wal", "-shm", "-journal")
LONGEST = 255 - len(".new-journal")  # bytes of a name that leave room for the files beside it


@contextmanager
def new_file(path: Path, *, over: bool = False) -> Iterator[Path]:
    """Give a name to make a desk under; it is moved to `path` once it is whole and on the disk.

    Raises `FileExists` unless `over`, `ChangesLeft`, `NameTooLong`, `DiskFull`, `NoFolder` or
    `NoPermission`, with nothing left over.
    """
    if len(os.fsencode(path.name)) > LONGEST:
        raise errors.NameTooLong
    new = path.with_name(f"{path.name}.new")
    try:
        _refuse_taken(path, over)
        _remove(new)  # of an earlier time that was cut short
        new.touch(0o600)
        yield new
        sync(new)
        _refuse_taken(path, over)
        new.replace(path)
        sync(path.parent)
    except OSError as error:
        raise explain_os(error) from error
    except dbapi2.Error as error:
        raise (explain(error) or errors.NotSaved()) from error
    finally:
        with suppress(OSError):  # what cannot be cleared away now is cleared away the next time
            _remove(new)


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two names, be they links, are of one file; looks at no content."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def node(path: Path) -> tuple[int, int] | None:
    """Return which file a name leads to, None if to none; looks at no content."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def has_other_name(path: Path) -> bool:
    """Return whether another name leads to the same file, whose -wal would be another one's."""
    try:
        return path.stat().st_nlink > 1
    except OSError:
        return False


def sync(path: Path) -> None:
    """Have a file or a folder written to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot sync a folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_taken(path: Path, over: bool) -> None:
    to_nowhere = path.is_symlink() and not path.exists()
    if to_nowhere or (path.exists() and not over):
        raise errors.FileExists
    left = path.with_name(f"{path.name}-wal")
    if left.exists() and left.stat().st_size:
        raise errors.ChangesLeft  # SQLite would write them into whatever comes beside them


def _remove(new: Path) -> None:
    for end in ENDS:
        new.with_name(new.name + end).unlink(missing_ok=True)
