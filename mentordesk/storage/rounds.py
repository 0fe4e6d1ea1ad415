"""What is looked after once a desk is open: whether it is whole, and who else writes where it is.

Everything here is slow and belongs into a thread.
"""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2

from mentordesk.domain import cloud
from mentordesk.errors import FileDamaged

from . import backups, this_computer
from .connection import connect, explain
from .diagnosis import SALT_KEPT as SALT
from .key import salt_of

CHECKED = "checked"  # the day on which a desk was last found whole
TOLD = "told-of"  # clouds and copies of which the user knows


class Around(NamedTuple):
    """What else is where a desk is."""

    service: str  # whose cloud it is in, "" if in none
    network: bool
    conflicts: tuple[str, ...]  # names of files
    elsewhere: str = ""  # when a backup was made on another computer that is newer than ours
    exposed: bool = False  # it was protected when it was last open here, and is plain now


def is_damaged(path: Path, key: str | None, today: date) -> bool:
    """Return whether an open desk is damaged; looked at once a day, on a connection of its own.

    SQLite does not notice a damaged page before it is needed, nor a letter that has changed.
    """
    if this_computer.known(path).get(CHECKED) == today.isoformat():
        return False
    try:
        with closing(connect(path, key)) as connection:
            connection.execute("pragma query_only = on")
            damaged = connection.execute("pragma quick_check(1)").fetchall() != [("ok",)]
    except dbapi2.Error as error:
        return isinstance(explain(error), FileDamaged)
    if not damaged:
        with suppress(OSError):
            this_computer.keep(path, **{CHECKED: today.isoformat()})
    return damaged


def keep_salt(path: Path, key: str | None) -> None:
    """Keep the salt of a protected desk outside of it: without it no passphrase opens the desk."""
    kept = None if key is None else salt_of(key).hex()
    if this_computer.known(path).get(SALT) != kept:
        with suppress(OSError):
            this_computer.keep(path, **{SALT: kept})


def is_exposed(path: Path, key: str | None) -> bool:
    """Return whether a plain desk lies where a protected one did, and nobody here removed that."""
    return key is None and SALT in this_computer.known(path)


def around(path: Path, system: str) -> Around:
    """Return what else is where a desk is; `system` is the kind of its file system."""
    real = path.resolve()
    return Around(
        service(real.parent),
        cloud.is_network(system) or real.drive.startswith("\\\\"),
        tuple(cloud.conflicts(real.name, _names(real.parent))),
        _newer_elsewhere(path),
    )


def service(folder: Path) -> str:
    """Return whose cloud a folder is in, "" if in none; it need not be there yet."""
    real = folder.resolve()
    names = [each for up in (real, *real.parents) for each in _names(up, only_marks=True)]
    return cloud.service(real.parts, names)


def is_news(path: Path, found: Around) -> bool:
    """Return whether the user was not told of it yet."""
    return found != Around("", False, ()) and this_computer.known(path).get(TOLD) != repr(found)


def keep_told(path: Path, found: Around) -> None:
    """Tell of it no more, until something else is there."""
    if found.exposed:
        keep_salt(path, None)
        found = found._replace(exposed=False)
    with suppress(OSError):
        this_computer.keep(path, **{TOLD: repr(found)})


def _newer_elsewhere(path: Path) -> str:
    """Return when the desk was last backed up on another computer, if it was not here since."""
    known, here = this_computer.known(path), this_computer.name()
    uid, last = known.get("uid"), known.get("last")
    if not uid or not isinstance(last, str):
        return ""
    there = [
        made.made_at
        for made in backups.found(path)
        if made.desk == uid and made.computer not in ("", here)
    ]
    newest = max(there, default=None)
    return newest.isoformat() if newest and newest > datetime.fromisoformat(last) else ""


def _names(folder: Path, *, only_marks: bool = False) -> list[str]:
    if only_marks:
        return [mark for mark in cloud.MARKS if (folder / mark).exists()]
    try:
        return [each.name for each in folder.iterdir()]
    except OSError:
        return []
