"""What is found out of a closed desk and its backups, in a thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mentordesk.errors import MentorDeskError, WrongKey
from mentordesk.storage import backups, diagnosis
from mentordesk.storage.backups import Backup
from mentordesk.storage.diagnosis import Diagnosis


@dataclass(frozen=True)
class Case:
    found: Diagnosis
    backup: Backup | None  # the newest good one
    key: str | None  # which fits, if it is known
    sought: bool = True  # whether backups were looked for yet


def examine(path: Path, error: MentorDeskError, key: str | None) -> Case:
    """Return why a desk does not open, and what could replace it; reads both whole."""
    return Case(diagnosis.diagnose(path, error, key), _newest(path), key)


def tried(path: Path, error: MentorDeskError, passphrase: str) -> Case | None:
    """Return what a passphrase tells of a file, None if it is not the passphrase of any part."""
    try:
        return examine(path, error, diagnosis.fitting_key(path, passphrase))
    except WrongKey:
        return None


def _newest(path: Path) -> Backup | None:
    try:
        return backups.newest_good(path)
    except OSError:
        return None  # a place of backups that is gone at this moment
