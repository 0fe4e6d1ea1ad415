"""What this computer keeps about a desk outside of it: also there when the desk is not."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from .connection import whole
from .new_file import sync

_apart: list[Path] = []


@contextmanager
def apart(folder: Path) -> Iterator[None]:
    """Keep everything in another folder meanwhile: who plays leaves nothing behind."""
    _apart.append(folder)
    try:
        yield
    finally:
        _apart.pop()


def known(desk: Path) -> dict[str, Any]:
    """Return what is kept about a desk, nothing if it cannot be read."""
    return _read(_file(desk))


def keep(desk: Path, **values: Any) -> None:
    """Keep values by name; None forgets one. Raises OSError."""
    path = _file(desk)
    merged = {**_read(path), **values, "path": whole(desk)}
    _write(path, {name: value for name, value in merged.items() if value is not None})


def every() -> Iterator[dict[str, Any]]:
    """Yield what is kept about each desk."""
    for path in sorted(_folder().glob("*.json")):
        yield _read(path)


def name() -> str:
    """Return what this computer is called: a number by chance, which tells nothing else of it.

    "" where it cannot be kept, as on a full disk: one that changes would seem another computer.
    """
    path = _folder() / "computer"
    try:
        kept = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if kept:
        return kept
    made = os.urandom(8).hex()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, "ascii")
    except OSError:
        return ""
    return made


def write_whole(path: Path, text: str) -> None:
    """Write a small file that is at its place whole, or not at all."""
    new = path.with_name(f"{path.name}.new")
    try:
        new.touch(0o600)
        new.write_text(text, "utf-8")
        sync(new)
        new.replace(path)
        sync(path.parent)
    finally:
        new.unlink(missing_ok=True)


def _folder() -> Path:
    if _apart:
        return _apart[-1]
    import platformdirs

    return Path(platformdirs.user_data_dir("MentorDesk", "MentorDesk")) / "desks"


def _file(desk: Path) -> Path:
    return _folder() / f"{sha256(os.fsencode(whole(desk))).hexdigest()[:24]}.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, values: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(values, indent=1, sort_keys=True))
