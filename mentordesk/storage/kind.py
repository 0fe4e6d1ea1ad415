"""What kind of file something is, told by its first pages: a desk's are plain or sealed."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from mentordesk import errors

from .connection import explain_os
from .heads import MAGIC

PAGE = 4096
SAMPLE = 64  # pages that are looked at
APPLICATION = b"MDSK"
TREES = (2, 5, 10, 13)  # what the pages of tables and indexes begin with
MIXED = 240  # of 256 bytes occur on a page that is sealed, hardly ever fewer
OTHERS = {  # what other files begin with
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"%PDF": "document",
    b"PK\x03\x04": "archive",
    b"\x1f\x8b": "archive",
    b"7z\xbc\xaf": "archive",
}


def kind(pages: Sequence[bytes]) -> str:
    """Return plain, sealed, zeros, what else it is (picture, document, archive, text) or other."""
    head, sample = pages[0] if pages else b"", pages[:SAMPLE]
    if head.startswith(MAGIC) or head[68:72] == APPLICATION:
        return "plain"
    if not any(map(any, pages)):
        return "zeros"
    if other := next((name for start, name in OTHERS.items() if head.startswith(start)), ""):
        return other
    if _has_trees(sample):
        return "plain"
    if any(len(set(page)) >= MIXED for page in sample):
        return "sealed"
    return "text" if _is_text(head) else "other"


def sample(path: Path) -> list[bytes]:
    """Return the first pages of a closed file, the last as short as it is."""
    try:
        with path.open("rb") as file:
            content = file.read(SAMPLE * PAGE)
    except OSError as error:
        raise explain_os(error) from error
    return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]


def refuse_other(path: Path) -> None:
    """Raise for a closed file that begins as no desk does, unless it may be a protected one."""
    found = kind(sample(path))
    if found in ("plain", "zeros"):
        raise errors.FileDamaged
    if found != "sealed" or (path.stat().st_size % PAGE and not _is_cut_short(path)):
        raise errors.NotADesk


def _is_cut_short(path: Path) -> bool:
    """Whether its last page may be a half one: a disk was full, and all of it is in the -wal."""
    left = path.with_name(f"{path.name}-wal")
    return left.exists() and left.stat().st_size > 0


def is_tree(page: bytes, number: int) -> bool:
    """Return whether a plain page, whose number counts from 1, begins as one of a table does."""
    start = 100 if number == 1 else 0
    if len(page) < PAGE:
        return False
    name, _, count, content = struct.unpack_from(">BHHH", page, start)
    cells = start + (12 if name in (2, 5) else 8)
    return name in TREES and cells + 2 * count <= (content or 65536) <= PAGE


def _has_trees(pages: Sequence[bytes]) -> bool:
    written = [(number, page) for number, page in enumerate(pages, 1) if any(page)]
    return sum(is_tree(page, number) for number, page in written) * 4 >= len(written) > 0


def _is_text(head: bytes) -> bool:
    head = head.rstrip(b"\0")  # with which a short page is filled up
    try:
        text = head[:-4].decode() if len(head) > 8 else head.decode()  # a letter may be cut
    except UnicodeDecodeError:
        return False
    return all(letter.isprintable() or letter in "\t\r\n\ufeff" for letter in text)
