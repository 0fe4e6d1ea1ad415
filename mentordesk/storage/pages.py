"""The pages of a closed desk file, read as bytes: for a file that SQLite does not open.

Never of one that is open in this process, whose locks would be lost.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from mentordesk import errors

from .connection import explain_os
from .kind import PAGE, kind, sample
from .seals import Seals

WAL_HEAD, FRAME_HEAD = 32, 24
BIG, LITTLE = 0x377F0683, 0x377F0682  # how the sums of a -wal are made


@dataclass(frozen=True)
class Pages:
    """All pages of a file, the last filled up if it was cut, and newer ones from its -wal."""

    all: tuple[bytes, ...]
    kind: str  # as `kind.kind` tells it
    newer: dict[int, bytes]  # by number

    @property
    def protected(self) -> bool:
        return self.kind == "sealed"

    def fitting(self, seals: Seals) -> frozenset[int]:
        """Return the numbers of the pages on which the seal is whole."""
        numbered = enumerate(self.all, 1)
        return frozenset(number for number, page in numbered if seals.fit(number, page))

    def latest(self, seals: Seals | None) -> list[bytes]:
        """Return the pages as they were saved last; what fits no seal is not of this desk."""
        newer = {n: page for n, page in self.newer.items() if not seals or seals.fit(n, page)}
        count = max(len(self.all), *newer) if newer else len(self.all)
        known = dict(enumerate(self.all, 1)) | newer
        return [known.get(number, bytes(PAGE)) for number in range(1, count + 1)]


def read(path: Path, *, beside: bool = True) -> Pages:
    """Return the pages of a closed desk and, unless told not to, what was saved beside it."""
    if path.exists() and not path.is_file():
        raise errors.NotADesk  # a folder, or a pipe that would keep us waiting
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise errors.FileMissing from None
    except OSError as error:
        raise explain_os(error) from error
    changes = _beside(path) if beside else b""
    filled = content + bytes(-len(content) % PAGE)
    whole = tuple(filled[at : at + PAGE] for at in range(0, len(filled), PAGE))
    return Pages(whole, kind(whole), committed(changes))


def refuse_foreign_changes(path: Path, key: str) -> None:
    """Raise `ChangesForeign` if what was saved beside a protected desk is of another one.

    SQLite would copy it into the desk. A key that does not fit the desk itself is told later.
    """
    changes = _beside(path)
    if not changes:
        return
    seals = Seals(key)
    framed = range(WAL_HEAD, len(changes) - FRAME_HEAD - PAGE + 1, FRAME_HEAD + PAGE)
    frames = ((changes[at : at + 4], at + FRAME_HEAD) for at in framed)
    if all(seals.fit(int.from_bytes(n, "big"), changes[at : at + PAGE]) for n, at in frames):
        return  # as nearly always; what was cut off while it was written counts for nothing
    foreign = any(not seals.fit(number, page) for number, page in committed(changes).items())
    if foreign and seals.fit(1, sample(path)[0]):
        raise errors.ChangesForeign


def _beside(path: Path) -> bytes:
    wal = Path(f"{os.path.realpath(path)}-wal")
    try:
        return wal.read_bytes() if wal.is_file() else b""
    except OSError as error:
        raise explain_os(error) from error


def committed(changes: bytes) -> dict[int, bytes]:
    """Return the pages of a -wal, up to the last change that was saved whole."""
    if len(changes) < WAL_HEAD:
        return {}
    magic, _, size = struct.unpack_from(">III", changes)
    if magic not in (BIG, LITTLE) or size != PAGE:
        return {}
    order = ">" if magic == BIG else "<"
    sums = _summed((0, 0), changes[:24], order)
    if sums != struct.unpack_from(">II", changes, 24):
        return {}
    saved: dict[int, bytes] = {}
    unsaved: dict[int, bytes] = {}
    for at in range(WAL_HEAD, len(changes) - FRAME_HEAD - PAGE + 1, FRAME_HEAD + PAGE):
        number, commit = struct.unpack_from(">II", changes, at)
        page = changes[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]
        sums = _summed(_summed(sums, changes[at : at + 8], order), page, order)
        of_this_time = changes[at + 8 : at + 16] == changes[16:24]
        if not of_this_time or sums != struct.unpack_from(">II", changes, at + 16):
            break
        unsaved[number] = page
        if commit:
            saved.update(unsaved)
            unsaved.clear()
    return saved


def _summed(sums: tuple[int, int], content: bytes, order: str) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
