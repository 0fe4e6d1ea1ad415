"""`restore FILE BACKUP`: put a backup in the place of a desk, which is set aside."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk import clock, errors
from mentordesk.storage import backups
from mentordesk.storage import key as keys
from mentordesk.storage.backups import manifest
from mentordesk.storage.connection import explain_os
from mentordesk.storage.file import is_protected, sniff

from . import opening


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "restore",
        help="put a backup in the place of a desk",
        description="Checks BACKUP and puts it in the place of FILE, which may be missing or"
        " damaged, and says where FILE went. Restoring what was set aside takes it back.",
    )
    opening.add_file(parser)
    parser.add_argument(
        "backup", metavar="BACKUP", type=Path, help="one that `backups` lists, or a copy"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from mentordesk.lock import locked

    made = _read(options.backup)
    lock = locked(options.file)
    try:
        key, backup_key = _key(options), _key_of_backup(made, options)
        aside = backups.restore(made, options.file, key, clock.now(), backup_key=backup_key)
    finally:
        lock.unlock()
    print(f"{options.file}: restored from {made.path.name}.")
    if aside is not None:
        print(f"What was there is set aside: {aside.path}")
    return 0


def _read(path: Path) -> backups.Backup:
    try:
        return manifest.read(path)
    except FileNotFoundError:
        raise errors.BackupMissing from None
    except OSError as error:
        raise explain_os(error) from error


def _key(options: argparse.Namespace) -> str | None:
    """Return the key of what is there now, if anyone can open it: it is only to be set aside."""
    try:
        if is_protected(options.file) and options.passphrase_file is None:
            return None  # then it is set aside as it is
        return opening.key_of(options)
    except errors.MentorDeskError:
        return None


def _key_of_backup(made: backups.Backup, options: argparse.Namespace) -> str | None:
    """Return the key of a copy that no manifest seals, so that it is looked through."""
    if made.digest or not is_protected(made.path):
        return None
    return keys.derive(opening.passphrase(options), sniff(made.path))
