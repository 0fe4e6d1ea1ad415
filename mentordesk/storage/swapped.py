"""Another file in the place of a closed desk, and what was there set aside first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mentordesk import errors

from . import backup_file, backup_places, heads, manifest
from .file import sniff
from .manifest import SET_ASIDE, Backup
from .new_file import new_file

WAL = "-wal"
LEFT = ".left"  # what was in the -wal of a file that was set aside


def put(source: Path, desk: Path, digest: str) -> None:
    """Copy a file to the place of a desk; it is there once it is verified and on the disk."""
    left = source.with_name(source.name + LEFT)
    with backup_file.in_our_words():
        for end in (WAL, "-shm"):  # of what is set aside; they would be taken for the new one's
            desk.with_name(desk.name + end).unlink(missing_ok=True)
        with new_file(desk, over=True) as new:
            new.unlink()
            backup_file.copied(source, new, digest)
        if left.exists():
            backup_file.copied(left, desk.with_name(desk.name + WAL), manifest.digest(left))


def set_aside(desk: Path, now: datetime) -> Backup:
    """Keep a closed desk as it is, with its -wal, among its backups, or beside it."""
    head, left = sniff(desk), desk.with_name(desk.name + WAL)
    protected = bool(head) and head != heads.MAGIC
    begun = replace(
        backup_file.begun(desk, _folder(desk), SET_ASIDE, now),
        protected=protected,
        salt=head.hex() if protected else "",
    )

    def write(new: Path) -> Mapping[str, int]:
        backup_file.copied(desk, new, manifest.digest(desk))
        return {}

    kept = backup_file.placed(begun, write)
    if left.exists() and left.stat().st_size:
        with backup_file.in_our_words():
            whole = manifest.digest(left)
            backup_file.copied(left, kept.path.with_name(kept.path.name + LEFT), whole)
    return kept


def _folder(desk: Path) -> Path:
    try:
        return backup_places.ready(backup_places.of(desk))
    except errors.MentorDeskError:
        return desk.parent
