"""What may fail on the way into a desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mentordesk import clock
from mentordesk.desk import Desk
from mentordesk.errors import NoPermission
from mentordesk.storage import new_file, overview
from mentordesk.storage.connection import explain

if TYPE_CHECKING:
    from mentordesk.storage.backups.manifest import Backup

T = TypeVar("T")
MANIFEST = ".json"  # what lies beside a backup ends so


def opened(path: Path, key: str | None) -> Desk:
    """Open a desk to work in it; what may not be written, only to look at it."""
    try:
        if (made := sealed(path)) is not None:
            now = partial(made.made_at.astimezone, clock.now().tzinfo)
            desk = Desk(path, now, key, looking=True)
        else:
            desk = Desk(path, clock.now, key, looking=has_twin(path))
    except NoPermission:
        desk = Desk(path, clock.now, key, looking=True)
    try:
        overview.mentorships(desk.connection, desk.now())  # or no window could show it
        overview.promises(desk.connection, desk.now(), 1)
    except Exception as error:
        desk.close()
        if (ours := explain(error)) is not None:
            raise ours from error
        raise
    return desk


def has_twin(path: Path) -> bool:
    """Return whether a desk has two names: work done by one is not seen by the other.

    The name that its protection gave it while it was changed is not meant.
    """
    if not new_file.has_other_name(path):
        return False
    from mentordesk.storage import protection  # seldom

    return not new_file.is_same_file(path, protection.former(path))


def sealed(path: Path) -> Backup | None:
    """Return the backup that a file is, and would be no longer once someone worked in it."""
    if not path.with_name(f"{path.name}{MANIFEST}").exists():
        return None
    from mentordesk.storage.backups import manifest  # slow to import, and seldom needed

    return manifest.sealed(path)


def key_of(path: Path, passphrase: str) -> str:
    """Return the key that fits; raises `WrongKey`, so that what fails later is damage."""
    from mentordesk.storage.diagnosis import fitting_key

    return fitting_key(path, passphrase)


def outcome(work: Callable[[], T]) -> T | Exception:
    """Return what comes of work, or whatever keeps it from being done: nobody is left waiting."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - it is told, or raised again by who asked
        return error
