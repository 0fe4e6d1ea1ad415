"""How a backup comes to its place: whole, under a name of its own, with its manifest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import RLock

from sqlcipher3 import dbapi2

from mentordesk import __version__, errors
from mentordesk.storage import this_computer
from mentordesk.storage.connection import explain, explain_os, whole
from mentordesk.storage.new_file import ENDS, sync

from . import folders, manifest
from .manifest import Backup

UNFINISHED = ".unfinished"
_one_at_a_time = RLock()


def begun(desk: Path, folder: Path, why: str, now: datetime) -> Backup:
    """Return a backup of which is known only when, where and why it is made."""
    return Backup(
        folder / f"{folders.safe_name(desk)} {now:%Y-%m-%d %H.%M}",
        now.replace(tzinfo=timezone(now.utcoffset() or timedelta()), microsecond=0, fold=0),
        why,
        of=whole(desk),
        zone=getattr(now.tzinfo, "key", ""),
        computer=this_computer.name(),
        app=__version__,
    )


def placed(wanted: Backup, write: Callable[[Path], Mapping[str, int]]) -> Backup:
    """Have `write` make the file and count its rows, and return the backup that came of it.

    The name of `wanted` is one to begin with. Raises a `MentorDeskError`, with nothing left over.
    """
    with in_our_words(), _unfinished(wanted) as new:
        rows = write(new)
        made = replace(wanted, rows=rows, digest=manifest.digest(new), size=new.stat().st_size)
        return _settled(made, new)


def copied(source: Path, new: Path, digest: str) -> None:
    """Copy a closed file, to the disk and verified there; raises `BackupFailed`."""
    new.touch(0o600)
    shutil.copyfile(source, new)
    sync(new)
    if manifest.digest(new) != digest:
        raise errors.BackupFailed


@contextmanager
def in_our_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise explain_os(error) from error
    except dbapi2.Error as error:
        raise (explain(error) or errors.BackupFailed()) from error


@contextmanager
def _unfinished(wanted: Backup) -> Iterator[Path]:
    """Give a name to write under; what was cut short under such a name is cleared away."""
    mark = f"{wanted.desk}\n{wanted.of}\n{wanted.computer}"
    series = sha256(os.fsencode(mark)).hexdigest()[:12]
    new = wanted.path.with_name(f"{series}-{os.getpid()}{UNFINISHED}")
    with _one_at_a_time:
        _remove(new)
        _sweep(new.parent, series)
        try:
            yield new
        finally:
            _remove(new)


def _sweep(folder: Path, series: str) -> None:
    """Clear away what others left of the same desk; one may be at it, closing its window."""
    for path in folder.glob(f"{series}-*{UNFINISHED}*"):
        number = path.name.removeprefix(f"{series}-").partition(".")[0]
        if not (number.isdecimal() and _runs(int(number))):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    if os.name == "nt":
        return False  # asking would end it; what it has open cannot be deleted there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True


def _settled(wanted: Backup, new: Path) -> Backup:
    """Move a whole backup and its manifest to the first name that is free.

    The manifest goes first: killed in between, it is one without a backup, and is swept away.
    """
    unplaced = replace(wanted, path=new)
    manifest.write(unplaced)
    for path in _names(wanted.path):
        made = replace(wanted, path=path)
        if path.exists() or not _moved(unplaced.manifest, made.manifest):
            continue
        try:
            sync(path.parent)
            if _moved(new, path):
                sync(path.parent)
                if not made.manifest.exists():  # another process swept just then
                    manifest.write(made)
                break
        except BaseException:
            for half in (path, made.manifest):
                half.unlink(missing_ok=True)
            raise
        made.manifest.replace(unplaced.manifest)
    return made


def _names(wanted: Path) -> Iterator[Path]:
    yield wanted.with_name(f"{wanted.name}{manifest.SUFFIX}")
    for number in count(2):
        yield wanted.with_name(f"{wanted.name} ({number}){manifest.SUFFIX}")


def _moved(new: Path, path: Path) -> bool:
    if path.exists():
        return False
    try:
        path.hardlink_to(new)  # which never replaces what another computer puts there meanwhile
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):  # not every disk knows links
        new.rename(path)
    else:
        new.unlink()
    return True


def _remove(new: Path) -> None:
    for name in (new.name, f"{new.name}.new", f"{new.name}{manifest.END}"):
        for end in ENDS:
            new.with_name(name + end).unlink(missing_ok=True)
