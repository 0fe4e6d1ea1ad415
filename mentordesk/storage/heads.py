"""The first bytes of desks that a thread of ours has open.

Whoever read such a file itself would take SQLite's locks off it in the whole process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from .connection import whole
from .key import salt_of

MAGIC = b"SQLite format 3\0"
_open: dict[str, list[bytes]] = {}
_lock = RLock()


@contextmanager
def known(path: Path, key: str | None) -> Iterator[None]:
    """Have the first bytes of a desk known while it is open."""
    name, head = whole(path), MAGIC if key is None else salt_of(key)
    with _lock:
        _open.setdefault(name, []).append(head)
    try:
        yield
    finally:
        with _lock:
            _open[name].remove(head)
            if not _open[name]:
                del _open[name]


@contextmanager
def held(path: Path) -> Iterator[bytes | None]:
    """Give what is known, None if the file may be read: no thread opens a desk meanwhile."""
    with _lock:
        found = _open.get(whole(path)) if _open else None
        yield found[-1] if found else None
