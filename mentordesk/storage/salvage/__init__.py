"""Salvage: reading what can be read of a damaged desk, and making a new desk of it.

The damaged file is only read. No text that can be read is thrown away: a row is kept though a
part of it is lost, and what it belonged to is made up for if that is lost too.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk import errors
from mentordesk.storage import pages
from mentordesk.storage.check import check
from mentordesk.storage.copying import counts
from mentordesk.storage.file import create_file
from mentordesk.storage.kind import APPLICATION
from mentordesk.storage.migrate import STEPS
from mentordesk.storage.seals import Seals

from .links import mend
from .putting import mended, put
from .reading import Found, Progress, book, read, say_nothing
from .shapes import Shapes

if TYPE_CHECKING:
    from sqlite3 import Connection

    from .cells import Book

LOT = 500  # rows between two words of progress
HEAD = b"\x10\x00"  # the size of our pages, where a whole first page says it


@dataclass(frozen=True)
class Salvaged:
    kept: dict[str, int]  # rows by table, but for those made up
    lost: dict[str, int]  # rows that indexes still know of, or that had no words without others
    cut: int  # rows of which a part is lost
    made_up: int  # rows in place of lost ones to which something belongs
    wrong: tuple[str, ...]  # the checks that the new desk does not pass: none
    pages: int = 0
    damaged: int | None = None  # of a plain desk nobody knows

    @property
    def known(self) -> int:
        """Return of how many rows anything is known."""
        return sum(self.kept.values()) + sum(self.lost.values())


def save(
    desk: Path, new: Path, key: str | None, name: str, progress: Progress = say_nothing
) -> Salvaged:
    """Make a new desk at `new` of what can be read at `desk`, which is closed; takes seconds.

    The new desk has the same key. What is missing is called `name`, with a number for {n}. Raises
    `WrongKey` if the key fits no page, `NothingReadable`, and what `create_file` raises; then, and
    when `progress` raises, nothing is left over.
    """
    whole = pages.read(desk)
    if not whole.all:
        raise errors.FileEmpty
    damaged = _damaged(whole, key)
    plain = book(whole.latest(None if key is None else Seals(key)), key, progress)
    _refuse_newer(plain)
    shapes = Shapes()
    found = read(plain, shapes, progress)
    if not any(found.rows.values()):
        raise errors.NothingReadable
    told: list[Salvaged] = []

    def fill(connection: Connection) -> None:
        made = _fill(connection, found, shapes, name, progress)
        told.append(_told(connection, found, made, key is not None))

    create_file(new, key, fill)
    return replace(told[0], pages=found.pages, damaged=damaged)


def _damaged(whole: pages.Pages, key: str | None) -> int | None:
    """Return how many pages are not as they were written; the key must fit one at least."""
    if not whole.protected:
        if key is not None:
            raise errors.NotProtected
        return None
    if key is None:
        raise errors.KeyNeeded
    fitting = whole.fitting(Seals(key))
    if not fitting:
        raise errors.WrongKey
    return len(whole.all) - len(fitting)


def _refuse_newer(plain: Book) -> None:
    head = plain.pages[0]
    whole = head[16:18] == HEAD and head[68:72] == APPLICATION
    if whole and struct.unpack_from(">I", head, 60)[0] > len(STEPS):
        raise errors.FileTooNew


def _fill(
    connection: Connection, found: Found, shapes: Shapes, name: str, progress: Progress
) -> dict[str, int]:
    """Put all rows in, and return how many of each table were made up."""
    connection.execute("pragma foreign_keys = off")  # until all is there
    done, count = 0, sum(map(len, found.rows.values()))
    for table, rows in found.rows.items():
        for row in rows.values():
            put(connection, shapes.all[table], row.id, mended(shapes.all[table], row))
            done += 1
            if done % LOT == 0:
                progress(count + done, 2 * count)
    made = mend(connection, shapes, name)
    connection.execute("pragma foreign_keys = on")
    return made


def _told(connection: Connection, found: Found, made: dict[str, int], protected: bool) -> Salvaged:
    connection.execute("pragma wal_checkpoint(truncate)").fetchone()  # or the check is alarmed
    there, kept, lost = counts(connection), {}, {}
    for table, rows in found.rows.items():
        kept[table] = min(there[table] - made.get(table, 0), len(rows))
        lost[table] = len(rows) - kept[table] + len(found.lost[table])
    return Salvaged(
        kept=kept,
        lost=lost,
        cut=sum(not row.whole for rows in found.rows.values() for row in rows.values()),
        made_up=sum(made.values()),
        wrong=tuple(f.check for f in check(connection, protected=protected) if f.found),
    )
