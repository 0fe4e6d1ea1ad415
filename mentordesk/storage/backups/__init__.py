"""The backups of a desk: each a whole, verified desk of its own, with its manifest beside it."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mentordesk import errors
from mentordesk.domain import thinning
from mentordesk.storage import copying, heads, identity, migrate, this_computer
from mentordesk.storage.connection import connect, explain, whole
from mentordesk.storage.file import is_protected, open_as_it_is
from mentordesk.storage.key import salt_of
from mentordesk.storage.looking import SEALED

from . import folders, manifest, placing, swapped
from .manifest import SET_ASIDE, Backup

if TYPE_CHECKING:
    from sqlite3 import Connection

__all__ = ["Backup", "found", "make", "newest_good", "restore", "second", "verified"]


def make(desk: Path, key: str | None, why: str, now: datetime) -> Backup:
    """Back up a desk, open elsewhere or not, and thin out its older backups.

    Call it in a thread. Raises a `MentorDeskError`, with nothing left over and the older ones
    untouched.
    """
    if not desk.exists():
        raise errors.FileMissing
    try:
        with heads.known(desk, key), closing(connect(desk, key)) as source:
            return make_from(source, desk, key, why, now)
    except dbapi2.Error as error:
        raise (explain(error) or errors.BackupFailed()) from error


def make_from(source: Connection, desk: Path, key: str | None, why: str, now: datetime) -> Backup:
    """Back up a desk that is open on `source`."""
    places = folders.of(desk)
    folder = folders.ready(places)
    with placing.in_our_words():
        wanted = replace(
            placing.begun(desk, folder, why, now),
            version=source.execute("pragma user_version").fetchone()[0],
            protected=key is not None,
            salt=salt_of(key).hex() if key is not None else "",
            desk=identity.of(source),
        )
        made = placing.placed(wanted, lambda new: copying.save(source, new, key, over=True))
        this_computer.keep(desk, uid=made.desk, last=made.made_at.isoformat())
    thin(made, folder, places.budget, now)
    return made


def name(desk: Path, key: str | None) -> None:
    """Give a closed desk its uid before its first backup, which would else change its file."""
    if "uid" not in this_computer.known(desk):
        with suppress(dbapi2.Error), heads.known(desk, key), closing(connect(desk, key)) as file:
            identity.of(file)


def second(made: Backup, desk: Path, now: datetime) -> Backup | None:
    """Copy a backup to the second place, verified there; None if that is away or not wished for."""
    places = folders.of(desk)
    folder = places.second
    if folder is None or not folder.is_dir() or folder == made.path.parent:
        return None
    for there in manifest.listed(folder):
        if (there.digest, there.made_at) == (made.digest, made.made_at):
            return there
    wanted = replace(made, path=folder / made.path.name.removesuffix(manifest.SUFFIX))

    def write(new: Path) -> dict[str, int]:
        placing.copied(made.path, new, made.digest)
        return dict(made.rows)

    copied = placing.placed(wanted, write)
    thin(copied, folder, places.budget, now)
    return copied


def found(desk: Path) -> list[Backup]:
    """Return the backups of a desk, newest first, also when the desk itself is missing.

    One that lies in both places is told once.
    """
    every: dict[tuple[datetime, str], Backup] = {}
    for folder in folders.known(desk):
        with suppress(OSError):  # a stick that is pulled out meanwhile
            for each in manifest.listed(folder):
                every.setdefault((each.made_at, each.digest or each.path.name), each)
    uid, path = this_computer.known(desk).get("uid"), whole(desk)
    start = f"{folders.safe_name(desk)} "
    mine = (
        each
        for each in every.values()
        if each.of == path
        or (uid and each.desk == uid)
        or (not each.digest and each.path.name.startswith(start))
    )
    return sorted(mine, key=_order, reverse=True)


def verified(made: Backup) -> bool:
    """Return whether a backup is to the last bit what was written; reads all of it."""
    try:
        if not made.digest or manifest.is_worked_in(made.path):
            return False
        return manifest.digest(made.path) == made.digest
    except OSError:
        return False


def newest_good(desk: Path) -> Backup | None:
    return next((b for b in found(desk) if b.why != SET_ASIDE and verified(b)), None)


def restore(
    wanted: Backup, desk: Path, key: str | None, now: datetime, *, backup_key: str | None = None
) -> Backup | None:
    """Put a backup in the place of a desk, and return what was there, which is set aside.

    Nobody has the desk open; the caller holds its lock, and `key` opens what is there now. What
    cannot be backed up, for it is damaged or the key is another's, is set aside as it is. Only a
    protected backup that is not checked needs `backup_key`. Raises a `MentorDeskError`, `DeskInUse`
    while anyone has it open, with the desk as it was. Restoring what was set aside undoes it.
    """
    wanted = _checked(wanted, backup_key)
    real = Path(whole(desk))  # a link goes on leading there
    if real.exists():
        swapped.refuse_open(real, key)
    aside = _aside(real, key, now) if real.exists() else None
    swapped.put(wanted.path, real, key, wanted.digest)
    with suppress(OSError):
        this_computer.keep(desk, uid=wanted.desk)
    return aside


def thin(good: Backup, folder: Path, budget: int, now: datetime) -> None:
    """Delete what need not be kept of the backups of one desk, of which `good` is the newest.

    What is not checked stays, and so does what other desks and computers put there.
    """
    with suppress(OSError):  # what cannot be deleted today can be tomorrow
        mine = {b.path.name: b for b in manifest.listed(folder) if _series(b) == _series(good)}
        copies = [thinning.Copy(name, b.made_at, b.size) for name, b in mine.items()]
        for name in thinning.dropped(copies, now, budget, good.path.name):
            if verified(mine[name]):  # or someone has changed it since, and may want it
                mine[name].path.unlink()
                mine[name].manifest.unlink(missing_ok=True)
        _sweep(folder)


def _checked(wanted: Backup, key: str | None) -> Backup:
    """Return a backup that is whole, as its manifest says or else as SQLite does."""
    if wanted.version > len(migrate.STEPS):
        raise errors.FileTooNew
    if not wanted.digest:
        return _looked_through(wanted, key)
    if not verified(wanted):
        raise errors.BackupDamaged
    return wanted


def _looked_through(wanted: Backup, key: str | None) -> Backup:
    if manifest.is_worked_in(wanted.path):
        raise errors.DeskInUse
    with placing.in_our_words(), closing(open_as_it_is(wanted.path, key, SEALED)) as seen:
        if not copying.is_whole(seen, key):
            raise errors.BackupDamaged
        uid = identity.of(seen)
    return replace(wanted, desk=uid, digest=manifest.digest(wanted.path))


def _aside(desk: Path, key: str | None, now: datetime) -> Backup:
    with suppress(errors.MentorDeskError):
        if is_protected(desk) == (key is not None):  # opening what is no desk might lose its -wal
            return make(desk, key, "restore", now)
    return swapped.set_aside(desk, now)


def _order(made: Backup) -> tuple[datetime, int, str]:
    """Those of one moment are told apart by the number in their names."""
    return made.made_at, len(made.path.name), made.path.name


def _series(made: Backup) -> tuple[str, str, str] | None:
    """Two desks of one name, or of one origin, must not thin out each other's backups."""
    return (made.desk, made.of, made.computer) if made.digest else None


def _sweep(folder: Path) -> None:
    """Clear away manifests whose backup is gone."""
    for path in folder.glob(f"*{manifest.SUFFIX}{manifest.END}"):
        if not path.with_name(path.name.removesuffix(manifest.END)).exists():
            path.unlink(missing_ok=True)
