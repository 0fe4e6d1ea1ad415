"""What is in the -wal of a desk brought into its file, so that a copied file is whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from . import heads
from .connection import connect, explain


def fold(desk: Path, key: str | None) -> bool:
    """Fold the -wal of a desk that is open elsewhere; return whether all of it could be.

    Call it in a thread. Nobody who writes meanwhile waits: most is brought over beside them, and
    for the rest they are not waited for.
    """
    try:
        with heads.known(desk, key), closing(connect(desk, key)) as connection:
            connection.execute("pragma synchronous = full")
            connection.execute("pragma busy_timeout = 0").fetchone()
            connection.execute("pragma wal_checkpoint(passive)").fetchone()
            busy, *_ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            return not busy
    except dbapi2.Error as error:
        raise (explain(error) or error) from error
