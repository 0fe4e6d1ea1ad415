"""A desk that is only looked at: a backup, or a file that may not be written."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import copying
from .file import open_as_it_is, open_file
from .migrate import pending

if TYPE_CHECKING:
    from sqlite3 import Connection
    from tempfile import TemporaryDirectory

SEALED = "mode=ro&immutable=1"  # nobody writes it, so SQLite makes nothing beside it
SHARED = "mode=ro"


@dataclass(frozen=True)
class Looked:
    """What is read: the file itself, or a copy of it that was brought up to date."""

    path: Path
    way: str  # how SQLite opens it
    connection: Connection
    folder: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        self.connection.close()
        if self.folder is not None:
            self.folder.cleanup()


def look(path: Path, key: str | None = None) -> Looked:
    """Open a desk so that neither it nor anything beside it changes; raises as `open_file`."""
    way = _way(path)
    connection = open_as_it_is(path, key, way)
    if not pending(connection):
        connection.execute("pragma query_only = on")
        return Looked(path, way, connection)
    with closing(connection):
        return _brought_up_to_date(connection, path.name, key)


def _way(path: Path) -> str:
    """Return how SQLite is to open a file; changes in a -wal beside it are seen, too."""
    real = path.resolve()
    changes = real.with_name(f"{real.name}-wal")
    return SHARED if changes.exists() and changes.stat().st_size else SEALED


def _brought_up_to_date(connection: Connection, name: str, key: str | None) -> Looked:
    """Do to a copy, which goes with the look, what opening would do to the file."""
    from tempfile import TemporaryDirectory  # slow to import, and seldom needed

    folder = TemporaryDirectory(prefix="mentordesk-", ignore_cleanup_errors=True)
    try:
        copy = Path(folder.name) / name
        copying.save(connection, copy, key)
        open_file(copy, key).close()
        seen = open_as_it_is(copy, key, SEALED)
    except BaseException:
        folder.cleanup()
        raise
    seen.execute("pragma query_only = on")
    return Looked(copy, SEALED, seen, folder)
