"""Whether a closed desk is as it was when it was last backed up.

Told by the size and the time of its file, which is not read for that: comparing what is in it
would take as long as another backup, and two copies of a protected desk differ in every page.
What a window changes it counts itself; a desk that was not closed has changes in its -wal.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mentordesk.storage import this_computer

from . import folders
from .manifest import YEARS


@dataclass(frozen=True)
class State:
    """`trouble` is the code of what keeps a desk from being backed up, as long as it does.

    `second` is that of the second place, or "away". `place` is where the backups are.
    """

    last: datetime | None = None
    trouble: str = ""
    second: str = ""
    running: bool = False
    place: Path = Path()


def of(desk: Path) -> State:
    kept = this_computer.known(desk)
    place = folders.of(desk).first
    return State(_moment(kept.get("last")), str(kept.get("trouble") or ""), place=place)


def keep_trouble(desk: Path, code: str) -> None:
    with suppress(OSError):  # it is told in the window anyway
        this_computer.keep(desk, trouble=code or None)


def stamp(desk: Path) -> str:
    """Return what changes with every change of a closed desk, "" if some lie in its -wal."""
    try:
        left = desk.with_name(f"{desk.name}-wal")
        if left.exists() and left.stat().st_size:
            return ""
        found = desk.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def is_current(desk: Path) -> bool:
    """Return whether all of a desk is in its last backup."""
    now = stamp(desk)
    return bool(now) and this_computer.known(desk).get("stamp") == now


def keep_current(desk: Path, now: str) -> None:
    """All that a closed desk held when it had this stamp is in its last backup."""
    if now and now == stamp(desk):
        with suppress(OSError):  # the next backup is one too many then
            this_computer.keep(desk, stamp=now)


def _moment(kept: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(kept))
    except ValueError:
        return None
    return found if found.tzinfo is not None and found.year in YEARS else None
