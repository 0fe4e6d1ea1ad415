"""The cells of SQLite's pages: rows of tables, entries of indexes, read one by one.

What SQLite would refuse as a whole for one wrong byte is read here as far as it goes. The format
is that of https://sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from mentordesk.storage.kind import PAGE

Value: TypeAlias = int | float | str | bytes | None
INDEX, TABLE, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
MOST = 1_000_000_000  # bytes of a row, of which SQLite takes no more
WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of whole numbers, by their kind
LOST = "\ufffd"  # stands in a text for what could not be read


class Row(NamedTuple):
    id: int
    values: tuple[Value, ...]  # fewer than it had if its end is lost
    whole: bool  # nothing of it is lost


class Book:
    """The deciphered pages of a file, and what is told by one of them."""

    def __init__(self, pages: list[bytes], reserved: int) -> None:
        self.pages = pages
        self._usable = PAGE - reserved
        self._local = self._usable - 35, (self._usable - 12) * 64 // 255 - 23
        self._least = (self._usable - 12) * 32 // 255 - 23

    def kind(self, number: int) -> int:
        return self._page(number)[_start(number)] if 1 <= number <= len(self.pages) else 0

    def children(self, number: int) -> list[int]:
        """Return the pages below a page that only leads to others."""
        page, start = self._page(number), _start(number)
        places = [start + 8, *self._places(number, 12)]
        return [struct.unpack_from(">I", page, place)[0] for place in places]

    def rows(self, number: int) -> Iterator[Row]:
        """Yield the rows on a leaf of a table."""
        page = self._page(number)
        for place in self._places(number, 8):
            try:
                size, at = _varint(page, place)
                row_id, at = _varint(page, at)
                if row_id > 0 and 0 < size <= MOST:
                    content = self._content(page, at, size, self._local[0])
                    values, whole = values_of(content, size)
                    yield Row(row_id, values, whole)
            except (IndexError, ValueError, struct.error):
                continue  # this cell is damaged; the next may not be

    def entries(self, number: int) -> Iterator[tuple[Value, ...]]:
        """Yield the entries of a page of an index; the last value of each is the id of its row."""
        page, inner = self._page(number), self.kind(number) == INDEX
        for place in self._places(number, 12 if inner else 8):
            try:
                size, at = _varint(page, place + 4 * inner)
                if 0 < size <= MOST:
                    content = self._content(page, at, size, self._local[1])
                    values, whole = values_of(content, size)
                    if whole:
                        yield values
            except (IndexError, ValueError, struct.error):
                continue

    def _page(self, number: int) -> bytes:
        return self.pages[number - 1]

    def _places(self, number: int, head: int) -> list[int]:
        """Return where the cells of a page are, as far as it can be so."""
        page, start = self._page(number), _start(number)
        (count,) = struct.unpack_from(">H", page, start + 3)
        count = min(count, (self._usable - start - head) // 2)
        places = struct.unpack_from(f">{count}H", page, start + head)
        return [place for place in places if start + head <= place < self._usable]

    def _content(self, page: bytes, at: int, size: int, local: int) -> bytes:
        """Return the bytes of a row or entry, as many as can be reached."""
        if size <= local:
            return page[at : min(at + size, self._usable)]
        kept = self._least + (size - self._least) % (self._usable - 4)
        kept = kept if kept <= local else self._least
        content = page[at : at + kept]
        (following,) = struct.unpack_from(">I", page, at + kept)
        return content + self._overflow(following, size - kept)

    def _overflow(self, number: int, size: int) -> bytes:
        """Follow a chain of pages as far as it leads."""
        pieces, passed = [], set()
        while size > 0 and 1 < number <= len(self.pages) and number not in passed:
            passed.add(number)
            page = self._page(number)
            if not any(page):
                break
            piece = page[4 : min(4 + size, self._usable)]
            pieces.append(piece)
            size -= len(piece)
            (number,) = struct.unpack_from(">I", page)
        return b"".join(pieces)


def values_of(content: bytes, size: int) -> tuple[tuple[Value, ...], bool]:
    """Return the values of a record, of which the end may be lost, and whether all are whole."""
    kinds, at = _kinds(content)
    values: list[Value] = []
    whole = len(content) == size
    for kind in kinds:
        length = _length(kind)
        piece = content[at : at + length]
        at += length
        if len(piece) < length and kind < 12:
            break
        value = _value(kind, piece)
        if isinstance(value, str) and len(piece) < length:
            value = value.rstrip(LOST) + LOST
        whole = whole and not (isinstance(value, str) and LOST in value)
        values.append(value)
        if len(piece) < length:
            break
    return tuple(values), whole and len(values) == len(kinds)


def _kinds(content: bytes) -> tuple[list[int], int]:
    end, at = _varint(content, 0)
    if not at <= end <= len(content):
        raise ValueError(end)
    kinds = []
    while at < end:
        kind, at = _varint(content, at)
        kinds.append(kind)
    return kinds, end


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise ValueError(kind)  # SQLite writes none of these
    return 8 if kind == 7 else WHOLE.get(kind, 0)


def _value(kind: int, piece: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", piece)[0])
    if kind < 12:
        return int.from_bytes(piece, "big", signed=True)
    return piece.decode("utf-8", "replace") if kind % 2 else piece


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next thing begins."""
    value = 0
    for length in range(8):
        byte = content[at + length]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + length + 1
    value = value << 8 | content[at + 8]
    return value - (1 << 64) * (value >> 63), at + 9


def _start(number: int) -> int:
    return 100 if number == 1 else 0
