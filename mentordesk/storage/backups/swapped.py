"""Another file in the place of a closed desk, and what was there set aside first."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from mentordesk import errors
from mentordesk.storage import heads
from mentordesk.storage.connection import explain
from mentordesk.storage.file import open_as_it_is, sniff
from mentordesk.storage.new_file import new_file

from . import folders, manifest, placing
from .manifest import SET_ASIDE, Backup

WAL = "-wal"
LOCKED_AT, LOCKS = 0x40000000, 512  # the bytes on which SQLite has its locks, by its format
LEFT = ".left"  # what was in the -wal of a file that was set aside


def refuse_open(desk: Path, key: str | None) -> None:
    """Raise `DeskInUse` while anyone has a desk open, who would write on into what is replaced.

    What is in its -wal is brought into the file, if the key opens it.
    """
    try:
        with closing(open_as_it_is(desk, key, "mode=rw")) as alone:
            alone.execute("pragma journal_mode = delete").fetchone()
        return
    except dbapi2.Error as error:
        if isinstance(explain(error), errors.DeskInUse):
            raise errors.DeskInUse from error
    except errors.DeskInUse:
        raise
    except errors.MentorDeskError:
        pass  # it is damaged, or the key is another's
    if _is_locked(desk):
        raise errors.DeskInUse


def _is_locked(desk: Path) -> bool:
    """Return whether anyone has SQLite's locks on a file that SQLite does not open for us.

    Windows needs no such question: there nobody deletes what another has open.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    with heads.held(desk) as known:
        if known is not None:
            return True  # a thread of ours, whose locks would be lost
        try:
            with desk.open("r+b") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCKS, LOCKED_AT)
        except PermissionError:
            return False  # nobody writes to it
        except BlockingIOError:
            return True
    return False


def put(source: Path, desk: Path, key: str | None, digest: str) -> None:
    """Copy a file to the place of a desk, of which `key` opens what is there, if anything does.

    It is there once it is verified and on the disk. Raises `DeskInUse`, and the desk stays.
    """
    left = source.with_name(source.name + LEFT)
    with placing.in_our_words():
        if desk.exists():
            refuse_open(desk, key)
        for end in (WAL, "-shm"):  # of what is set aside; they would be taken for the new one's
            desk.with_name(desk.name + end).unlink(missing_ok=True)
        with new_file(desk, over=True) as new:
            new.unlink()
            placing.copied(source, new, digest)
        if left.exists():
            placing.copied(left, desk.with_name(desk.name + WAL), manifest.digest(left))


def set_aside(desk: Path, now: datetime) -> Backup:
    """Keep a closed desk as it is, with its -wal, among its backups, or beside it."""
    head, left = sniff(desk), desk.with_name(desk.name + WAL)
    protected = bool(head) and head != heads.MAGIC
    begun = replace(
        placing.begun(desk, _folder(desk), SET_ASIDE, now),
        protected=protected,
        salt=head.hex() if protected else "",
    )

    def write(new: Path) -> Mapping[str, int]:
        placing.copied(desk, new, manifest.digest(desk))
        return {}

    kept = placing.placed(begun, write)
    if left.exists() and left.stat().st_size:
        with placing.in_our_words():
            whole = manifest.digest(left)
            placing.copied(left, kept.path.with_name(kept.path.name + LEFT), whole)
    return kept


def _folder(desk: Path) -> Path:
    try:
        return folders.ready(folders.of(desk))
    except errors.MentorDeskError:
        return desk.parent
