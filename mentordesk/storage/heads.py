"""The first bytes of desks that a thread of ours has open.

Whoever read such a file itself would take SQLite's locks off it in the whole process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from .connection import whole

MAGIC = b"SQLite format 3\0"
_open: dict[str, list[bytes]] = {}
_lock = Lock()


@contextmanager
def known(path: Path, key: str | None) -> Iterator[None]:
    """Have the first bytes of a desk known while it is open."""
    name, head = whole(path), MAGIC if key is None else salt(key)
    with _lock:
        _open.setdefault(name, []).append(head)
    try:
        yield
    finally:
        with _lock:
            _open[name].remove(head)
            if not _open[name]:
                del _open[name]


def of(path: Path) -> bytes | None:
    if not _open:
        return None  # as nearly always
    with _lock:
        found = _open.get(whole(path))
        return found[-1] if found else None


def salt(key: str) -> bytes:
    """Return the salt in a raw key, with which a protected desk begins."""
    return bytes.fromhex(key[-33:-1])
