"""A desk gets a passphrase, another one, or none: by a copy that is compared and then swapped in.

At every moment the desk is whole at its place, and until it was opened well again what it was
before lies beside it, under the name `former` gives.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlcipher3 import dbapi2

from mentordesk import errors

from . import backup
from .connection import address, connect
from .file import MAGIC, is_protected, open_file, open_to_look, sniff
from .key import checked, salt_of
from .new_file import ENDS, is_same_file, new_file, sync
from .sameness import are_same

if TYPE_CHECKING:
    from sqlite3 import Connection

TRIES = 3  # someone may save between the look at the desk and its copying, which is soon done


def former(path: Path) -> Path:
    """Return the name under which what a desk was before is kept."""
    real = path.resolve()
    return real.with_name(f"{real.name}.former")


def rekeyed(path: Path, key: str | None, new_key: str | None) -> None:
    """Have the closed desk at `path` open by `new_key` from now on, None for no passphrase.

    The caller holds its lock. What goes wrong leaves the desk as it was. Raises `DeskInUse` while
    another program reads it, `BackupFailed`, and what `open_file` and `new_file` raise.
    """
    real = path.resolve()  # a link stays a link
    with ExitStack() as steps:
        desk = steps.enter_context(closing(open_file(real, key)))
        _leave_no_wal(desk)
        with new_file(real, over=True) as new:
            seen = _version(desk)
            _recast(desk, real, key, new, new_key)
            new.chmod(real.stat().st_mode)
            _hold(desk, seen)
            steps.enter_context(_former_kept(real, desk, key))
            if os.name == "nt":
                desk.close()  # Windows replaces no file that is open


def copy(path: Path, key: str | None, out: Path, new_key: str | None) -> None:
    """Write what the desk at `path` has to a new desk at `out`, which opens by `new_key`.

    The desk may be open in a window. Raises what `open_to_look` and `new_file` raise, and
    `BackupFailed`.
    """
    with closing(open_to_look(path, key)) as desk, new_file(out) as new:
        _recast(desk, path, key, new, new_key)


def settle(path: Path, key: str | None) -> bool:
    """After a good start: see that the desk open at `path` is sound, and clear what is beside it.

    Returns whether its protection was being changed, and is as before because that was cut short.
    It reads the whole file, so call it in a thread. Raises `FileDamaged`, and then all stays.
    """
    with closing(connect(path, key, way="mode=ro")) as desk:
        if desk.execute("pragma quick_check(1)").fetchone() != ("ok",):
            raise errors.FileDamaged
    real, kept = path.resolve(), former(path)
    new = real.with_name(f"{real.name}.new")
    cut_short = new.exists() or _is_as_before(real, key, kept)
    for name in (new, kept):
        for end in ENDS:
            name.with_name(name.name + end).unlink(missing_ok=True)
    return cut_short


def _is_as_before(desk: Path, key: str | None, kept: Path) -> bool:
    if is_same_file(kept, desk):
        return True  # and must not be read as a file while the desk is open
    return kept.exists() and sniff(kept) == (MAGIC if key is None else salt_of(key))


def _leave_no_wal(desk: Connection) -> None:
    """Have everything in the one file; raises `DeskInUse` if anyone else has it open."""
    desk.execute("pragma journal_mode = delete").fetchone()


def _version(desk: Connection) -> object:
    """Return what changes when another connection writes."""
    return desk.execute("pragma data_version").fetchone()


def _hold(desk: Connection, version: object) -> None:
    """Keep everyone out until the desk is swapped; raises `DeskInUse` if someone has written."""
    desk.execute("begin exclusive")
    if _version(desk) != version:
        raise errors.DeskInUse


@contextmanager
def _former_kept(path: Path, desk: Connection, key: str | None) -> Iterator[None]:
    """Give the desk a second name, by which it stays; if all is not well it loses it again."""
    kept = former(path)
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:  # not every disk has links
        desk.rollback()
        backup.save(desk, kept, key)
    sync(path.parent)
    before = path.stat()
    try:
        yield
    except BaseException:
        if is_same...
        raise


def _recast(
    desk: Connection, path: Path, key: str | None, new: Path, new_key: str | None
) -> None:
    """Write the desk open on `desk` to the empty file `new`, and compare every row of the two."""
    for _ in range(TRIES):
        desk.execute("begin")
        desk.execute("select count(*) from sqlite_master").fetchone()  # the moment begins
