"""The lock of a desk: only one window or program writes to it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from .errors import DeskInUse, DiskFailed, MentorDeskError, NoFolder, NoPermission

WHY_NOT = {
    QLockFile.LockError.LockFailedError: DeskInUse,
    QLockFile.LockError.PermissionError: NoPermission,
}


def is_held(path: Path) -> bool:
    """Return whether anyone holds the lock of a desk; one that was killed holds it no longer."""
    try:
        locked(path).unlock()
    except DeskInUse:
        return True
    except MentorDeskError:
        return False
    return False


def locked(path: Path) -> QLockFile:
    """Return the held lock of a desk; raises `DeskInUse` while anyone else holds it."""
    lock = QLockFile(f"{os.path.realpath(path)}.lock")  # a link is another name of a desk
    lock.setStaleLockTime(0)
    if lock.tryLock(0) or (lock.removeStaleLockFile() and lock.tryLock(0)):
        return lock  # removing fails while anyone holds it; an emptied one never gets stale
    raise WHY_NOT.get(lock.error(), DiskFailed if path.parent.is_dir() else NoFolder)
