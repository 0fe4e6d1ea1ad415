"""Who says what was acknowledged: each state of a desk is told before and after its commit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlcipher3 import dbapi2

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError
from mentordesk.storage.check import check
from mentordesk.storage.connection import explain
from mentordesk.storage.history import History, Step

from .forked import Tell

if TYPE_CHECKING:
    from sqlite3 import Connection


class Witness(History):
    """The history of a desk that tells, within each transaction, which state it will leave."""

    def __init__(self, connection: Connection, tell: Tell, word: str) -> None:
        super().__init__(connection)
        self._tell, self._word = tell, word

    def take(self, label: str, merge: object = None) -> Step:
        step = super().take(label, merge)
        self._tell(f"{self._word} {digest(self._connection)}")
        return step


class Found(NamedTuple):
    digest: str
    wrong: str  # why it is no whole desk; empty if all is well


def bear_witness(desk: Desk, tell: Tell, word: str) -> None:
    """Have a desk that was just opened tell what each change means to leave."""
    desk._history = Witness(desk._file, tell, word)


def digest(connection: Connection) -> str:
    """Return a name of all that the desk holds: the rows of every table but those derived."""
    seal = hashlib.blake2b(digest_size=12)
    for name in _tables(connection):
        seal.update(name.encode())
        for row in connection.execute(f'select * from "{name}" order by rowid'):
            seal.update(repr(row).encode())
    return seal.hexdigest()


def look(path: Path, key: str | None, clock: Callable[[], object]) -> Found:
    """Open a desk as the app does, and check all that can be checked."""
    try:
        desk = Desk(path, clock, key)  # type: ignore[arg-type]
    except MentorDeskError as error:
        return Found("", f"refused: {error.code}")
    with closing(desk):
        try:
            desk.connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            wrong = [f for f in check(desk.connection, protected=key is not None) if f.found]
            return Found(digest(desk.connection), "; ".join(f"{f.check}: {f.found}" for f in wrong))
        except dbapi2.Error as error:
            return Found("", f"{type(explain(error)).__name__}: {error}")


def _tables(connection: Connection) -> list[str]:
    query = "select name from sqlite_master where type = 'table' order by name"
    names = [name for (name,) in connection.execute(query)]
    return [n for n in names if not n.startswith("sqlite_") and n.split("_")[0] != "search"]
