"""A desk gets a passphrase, another one, or none: by a copy that is compared and then swapped in.

At every moment the desk is whole at its place, and until it was opened well again what it was
before lies beside it, under the name `former` gives.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlcipher3 import dbapi2

from mentordesk import errors

from . import copying
from .connection import address, connect, explain
from .file import is_protected, open_as_it_is, open_file, sniff, way_to_look
from .heads import MAGIC
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
    another program has it open, `BackupFailed`, and what `open_file` and `new_file` raise.
    """
    real = path.resolve()  # a link stays a link
    with (
        ExitStack() as undoing,
        closing(_opened_alone(real, key)) as desk,
        new_file(real, over=True) as new,
    ):
        seen = _version(desk)
        _recast(desk, real, key, new, new_key)
        undoing.enter_context(_former_kept(real, desk, key))
        _hold(desk, seen)
        if os.name == "nt":
            desk.close()  # Windows replaces no file that is open


def copy(path: Path, key: str | None, out: Path, new_key: str | None) -> None:
    """Write what the desk at `path` has to a new desk at `out`, which opens by `new_key`.

    The desk may be open in a window. Raises what `open_to_look` and `new_file` raise, and
    `BackupFailed`.
    """
    way = way_to_look(path)
    with closing(open_as_it_is(path, key, way)) as desk, new_file(out) as new:
        _recast(desk, path, key, new, new_key, way)


def replaced(path: Path, key: str | None, new_key: str | None) -> None:
    """Have a file that nobody works in open by `new_key`; nothing is left of what it was."""
    with new_file(path, over=True) as new, closing(open_as_it_is(path, key, "mode=rw")) as desk:
        _recast(desk, path, key, new, new_key)


def settle(path: Path, key: str | None) -> bool:
    """After a good start: see that the desk open at `path` is sound, and clear what is beside it.

    Returns whether its protection was being changed, and is as before because that was cut short.
    It reads the whole file, so call it in a thread. Raises `FileDamaged`, and then all stays.
    """
    try:
        with closing(connect(path, key)) as desk:  # while it is open nobody can swap it
            if desk.execute("pragma quick_check(1)").fetchone() != ("ok",):
                raise errors.FileDamaged
            return _cleared(path.resolve(), key)
    except dbapi2.Error as error:
        raise (explain(error) or errors.FileDamaged()) from error


def _cleared(real: Path, key: str | None) -> bool:
    kept, new = former(real), real.with_name(f"{real.name}.new")
    cut_short = new.exists() or _is_as_before(real, key, kept)
    for name in (new, kept):
        for end in ENDS:
            name.with_name(name.name + end).unlink(missing_ok=True)
    return cut_short


def is_unsettled(path: Path) -> bool:
    """Return whether there is something for `settle` to clear."""
    kept = former(path)
    return kept.exists() or kept.with_name(f"{path.resolve().name}.new").exists()


def beside(path: Path) -> str:
    """Return whether what a desk was before is kept: "" for no, "plain" or "protected"."""
    kept = former(path)
    if not kept.exists() or is_same_file(kept, path):
        return ""
    return "plain" if sniff(kept) == MAGIC else "protected"


def let_go(path: Path) -> None:
    """Delete what a desk was before."""
    former(path).unlink(missing_ok=True)


def _is_as_before(desk: Path, key: str | None, kept: Path) -> bool:
    if is_same_file(kept, desk):
        return True  # and must not be read as a file while the desk is open
    return kept.exists() and sniff(kept) == _head(key)


def _head(key: str | None) -> bytes:
    """Return how a desk begins that opens by this key."""
    return MAGIC if key is None else salt_of(key)


def _opened_alone(path: Path, key: str | None) -> Connection:
    """Open a desk with everything in the one file; refused while anyone else has it open."""
    desk = open_file(path, key)
    try:
        desk.execute("pragma journal_mode = delete").fetchone()
    except BaseException as error:
        desk.close()
        raise (explain(error) or error) from error
    return desk


def _version(desk: Connection) -> object:
    """Return what changes when another connection writes."""
    return desk.execute("pragma data_version").fetchone()


def _hold(desk: Connection, seen: object) -> None:
    """Keep everyone out until the swap; raises `DeskInUse` if someone has written meanwhile."""
    desk.execute("begin exclusive")
    if _version(desk) != seen:
        raise errors.DeskInUse


def _recast(
    desk: Connection,
    path: Path,
    key: str | None,
    new: Path,
    new_key: str | None,
    way: str = "mode=rw",
) -> None:
    """Write the desk open on `desk` to the empty file `new`, and compare the two.

    What someone saves just between the look at the desk and its copying is in one of them only,
    so that is tried again.
    """
    for _ in range(TRIES):
        new.write_bytes(b"")
        desk.execute("begin")
        try:
            desk.execute("select count(*) from sqlite_master").fetchone()  # the look begins
            _write(path, key, way, new, new_key)
            if _verifies(desk, new, new_key):
                return
        finally:
            desk.rollback()
    raise errors.BackupFailed


def _write(path: Path, key: str | None, way: str, new: Path, new_key: str | None) -> None:
    """Have SQLite write a desk anew, page after page, under another key.

    Without a key the new one gets that of the connection's own database, which has none.
    """
    with closing(dbapi2.connect(":memory:", uri=True, timeout=5)) as nowhere:
        nowhere.execute("pragma cipher_log_level = none")
        nowhere.execute("pragma temp_store = memory")  # or plain text may reach the disk
        to = address(new) if new_key is None else f"{address(new)}?key={quote(checked(new_key))}"
        nowhere.execute(
            "attach ? as desk key ?", (f"{address(path)}?{way}", checked(key) if key else "")
        )
        nowhere.execute("vacuum desk into ?", (to,))


def _verifies(desk: Connection, new: Path, new_key: str | None) -> bool:
    if is_protected(new) != (new_key is not None):
        return False
    with closing(connect(new, new_key)) as copied:
        return copying.is_whole(copied, new_key) and are_same(desk, copied)


@contextmanager
def _former_kept(path: Path, desk: Connection, key: str | None) -> Iterator[None]:
    """Give the desk a second name, by which it stays; what goes wrong later is undone by it."""
    kept = former(path)
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:  # not every disk has links
        copying.save(desk, kept, key)
    sync(path.parent)
    try:
        yield
    except BaseException:
        _put_back(path, key)
        raise


def _begins_with(path: Path, key: str | None) -> bool:
    """Return whether a file has not been swapped; one that cannot be read may well have been."""
    if is_same_file(former(path), path):
        return True
    try:
        return sniff(path) == _head(key)
    except errors.MentorDeskError:
        return False


def _put_back(path: Path, key: str | None) -> None:
    with suppress(OSError, errors.MentorDeskError):  # then it is settled at the next start
        if _begins_with(path, key):
            former(path).unlink(missing_ok=True)
        else:
            former(path).replace(path)
            sync(path.parent)
