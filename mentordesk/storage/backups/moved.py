"""A desk whose file was renamed, moved, deleted or replaced while it is open.

Its connection still has all of it, but by its name SQLite finds another file or none: on closing
it would leave what was saved last in a -wal that no longer belongs to anything.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mentordesk.errors import MentorDeskError

from . import make_from

if TYPE_CHECKING:
    from sqlite3 import Connection


def keep(source: Connection, desk: Path, key: str | None, now: datetime) -> None:
    """Back up all that was saved, and bring it into the file, wherever that is now."""
    with suppress(MentorDeskError):  # then the moved file is what there is
        make_from(source, desk, key, "closing", now)
    with suppress(dbapi2.Error):
        source.execute("pragma wal_checkpoint(truncate)").fetchone()


def clear(desk: Path) -> None:
    """Take away what SQLite left beside a file that is gone; all of it is in the file."""
    for end in ("-wal", "-shm"):
        left = desk.with_name(desk.name + end)
        with suppress(OSError):
            if not desk.exists() and (end == "-shm" or left.stat().st_size == 0):
                left.unlink()
