"""What is known of a backup: a small file beside it, without any text of the desk."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentordesk.storage.this_computer import write_whole

SUFFIX = ".mentordesk"
END = ".json"
YEARS = range(1969, 9000)
SET_ASIDE = "set-aside"  # what lay at the desk's place when another came there; it may be damaged


@dataclass(frozen=True)
class Backup:
    """A backup that is not checked has no digest: it has no manifest, or a wrong one."""

    path: Path
    made_at: datetime
    why: str  # changes, closing, migration, restore, passphrase, asked, or SET_ASIDE
    size: int = 0
    rows: Mapping[str, int] = field(default_factory=dict, hash=False)  # of each table
    version: int = 0  # of the schema
    protected: bool = False
    desk: str = ""  # its uid, if it has one
    digest: str = ""  # SHA-256 of the whole file
    of: str = ""  # where the desk was
    zone: str = ""  # whose clock said when
    computer: str = ""
    salt: str = ""
    app: str = ""

    @property
    def manifest(self) -> Path:
        return self.path.with_name(self.path.name + END)


def write(backup: Backup) -> None:
    """Write it beside the backup; raises OSError."""
    values = _values(backup)
    text = json.dumps({**values, "seal": _seal(values)}, indent=1)
    write_whole(backup.manifest, text)


def read(path: Path) -> Backup:
    """Return what is known of the backup at `path`; raises OSError if that is not there."""
    stat = path.stat()
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        values = json.loads(path.with_name(path.name + END).read_text("utf-8"))
        if values.pop("seal") == _seal(values) and values["size"] == stat.st_size:
            return _backup(path, values)
    made_at = datetime.fromtimestamp(stat.st_mtime, UTC)
    return Backup(path, made_at, "", stat.st_size)


def listed(folder: Path) -> Iterator[Backup]:
    """Yield every backup in a folder, in no order."""
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(OSError):
            if path.is_file():
                yield read(path)


def sealed(path: Path) -> Backup | None:
    """Return the backup that a file is, as far as its manifest and its size tell."""
    with suppress(OSError):
        made = read(path)
        if made.digest and not is_worked_in(path):
            return made
    return None


def is_worked_in(path: Path) -> bool:
    """Return whether someone opened a backup as a desk to work in: it is one no longer.

    Nor may it be read as a file then, which would take the locks off it.
    """
    return path.with_name(f"{path.name}-wal").exists()


def digest(path: Path) -> str:
    """Return the hash of a whole file, as it lies on its disk where the system can be told so."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # what was just written would come back from memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _values(backup: Backup) -> dict[str, Any]:
    return {
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "zone": backup.zone,
        "why": backup.why,
        "size": backup.size,
        "sha256": backup.digest,
        "rows": dict(backup.rows),
        "version": backup.version,
        "app": backup.app,
        "protected": backup.protected,
        "salt": backup.salt,
        "desk": backup.desk,
        "path": backup.of,
        "computer": backup.computer,
    }


def _backup(path: Path, values: Mapping[str, Any]) -> Backup:
    made_at = datetime.fromisoformat(values["made_at"])
    if made_at.tzinfo is None or made_at.year not in YEARS:
        raise ValueError(made_at)
    words = {name: str(values[name]) for name in ("why", "desk", "zone", "computer", "salt", "app")}
    return Backup(
        path,
        made_at,
        size=int(values["size"]),
        rows={str(name): int(count) for name, count in values["rows"].items()},
        version=int(values["version"]),
        protected=bool(values["protected"]),
        digest=str(values["sha256"]),
        of=str(values["path"]),
        **words,
    )


def _seal(values: Mapping[str, Any]) -> str:
    text = json.dumps(dict(values), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
