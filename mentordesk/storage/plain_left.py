"""What anybody can still read of a desk that has a passphrase now: its earlier backups.

Each is written anew under the passphrase, compared, and only then is the readable one deleted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from mentordesk import errors

from . import backups, protection
from .backups import manifest, placing
from .backups.manifest import SUFFIX, Backup
from .file import is_protected
from .key import salt_of
from .new_file import sync


def found(desk: Path) -> list[Path]:
    """Return the backups of a desk that have no passphrase, and the older versions beside it.

    What it was just before is beside it too, for a while: see `protection.former`.
    """
    return [*(each.path for each in _backups(desk)), *_versions(desk)]


def protect(desk: Path, key: str) -> list[Path]:
    """Have them open by the key of the desk alone; return those that are left as they were.

    Call it in a thread. What is damaged is left, or its damage would be sealed as if it were
    whole. Raises `DiskFull` or `DiskFailed`, with every one of them as it was, or protected.
    """
    left: list[Path] = []
    # Of two that are the same in two places one is found at a time.
    while todo := [path for path in found(desk) if path not in left]:
        checked = {each.path: each for each in _backups(desk) if each.digest}
        left += [path for path in todo if not _is_done(desk, path, checked.get(path), key)]
    return left


def _is_done(desk: Path, path: Path, made: Backup | None, key: str) -> bool:
    try:
        if made is None:
            _protect_unchecked(desk, path, key)
        else:
            _protect(desk, made, key)
    except (errors.DiskFull, errors.DiskFailed):
        raise
    except errors.MentorDeskError:
        return False
    return True


def _protect_unchecked(desk: Path, path: Path, key: str) -> None:
    """Write it anew in its place, once it is sure that no manifest is true of it."""
    with placing.in_our_words():
        again = manifest.read(path)  # one failed read proves nothing
    if again.digest:
        _protect(desk, again, key)
        return
    with placing.in_our_words():
        if again.manifest.exists():
            again.manifest.read_bytes()  # one that cannot be read may be true
        again.manifest.unlink(missing_ok=True)
    protection.replaced(path, None, key)


def _protect(desk: Path, made: Backup, key: str) -> None:
    """Write a protected twin into the folder of a backup, if there is none yet, and delete it."""
    if not backups.verified(made):
        raise errors.BackupDamaged
    twins = [each for each in backups.found(desk) if _is_twin(each, made, key)]
    if not any(each.path.parent == made.path.parent for each in twins):
        name = made.path.with_name(made.path.name.removesuffix(SUFFIX))
        wanted = replace(made, path=name, protected=True, salt=salt_of(key).hex())
        placing.placed(wanted, partial(_written, made, key, twins))
    with placing.in_our_words():
        made.path.unlink()
        made.manifest.unlink(missing_ok=True)
        sync(made.path.parent)  # or a power cut may bring it back


def _is_twin(other: Backup, made: Backup, key: str) -> bool:
    """Whether it is the same backup under the key; that of another place is just copied."""
    same = (other.made_at, other.why, other.desk, other.rows) == (
        made.made_at,
        made.why,
        made.desk,
        made.rows,
    )
    return same and other.salt == salt_of(key).hex() and backups.verified(other)


def _written(made: Backup, key: str, twins: list[Backup], new: Path) -> Mapping[str, int]:
    if twins:
        placing.copied(twins[0].path, new, twins[0].digest)
    else:
        protection.copy(made.path, None, new, key)
    return made.rows


def _backups(desk: Path) -> list[Backup]:
    return [each for each in backups.found(desk) if _is_plain(each)]


def _is_plain(made: Backup) -> bool:
    return not made.protected if made.digest else _opens(made.path)


def _versions(desk: Path) -> list[Path]:
    """Return the copies that were made before a newer MentorDesk changed the desk."""
    real = desk.resolve()
    names = re.compile(re.escape(real.name) + r"\.version-\d+")
    beside = sorted(path for path in real.parent.iterdir() if names.fullmatch(path.name))
    return [path for path in beside if _opens(path)]


def _opens(path: Path) -> bool:
    """Return whether a file is a desk that opens without a passphrase, or may be one."""
    try:
        return not is_protected(path)
    except (errors.NoPermission, errors.DiskFailed):
        return True  # it cannot be read now
    except errors.MentorDeskError:
        return False
