"""What can be read of a damaged desk: every row on every page that has rows of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from statistics import fmean
from typing import TYPE_CHECKING

from mentordesk.storage import key as keys
from mentordesk.storage.kind import MIXED, PAGE
from mentordesk.storage.seals import RESERVED, SALT

from .cells import INDEX, INDEX_LEAF, TABLE, TABLE_LEAF, Book, Row
from .shapes import Shape, Shapes

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.algorithms import AES

Progress = Callable[[int, int], object]  # how much is done, of how much; may raise to stop
MASTER = ("table", "index", "view", "trigger")
OURS = 0.5  # of a row's values fit its table, or it is none of it
ALIKE = 0.8  # likewise on average, on a page of which nothing else tells the table
LOT = 256  # pages between two words of progress
BLOCK = 16  # bytes of the cipher, with as many of which each page begins


@dataclass
class Found:
    pages: int = 0
    rows: dict[str, dict[int, Row]] = field(default_factory=dict)  # by table and id
    lost: dict[str, set[int]] = field(default_factory=dict)  # ids that only the indexes know


def say_nothing(done: int, of: int) -> None:
    """For whoever need not know how far it is."""


def book(pages: list[bytes], key: str | None, progress: Progress) -> Book:
    """Return the pages as plain ones; a damaged one is deciphered as far as that gives sense."""
    if key is None:
        return Book(pages, pages[0][20] if pages[0][21] == 64 else 0)
    from cryptography.hazmat.primitives.ciphers.algorithms import AES  # seldom needed

    secret, _ = keys.parts(keys.checked(key))
    cipher, plains = AES(secret), list[bytes]()
    for number, page in enumerate(pages, 1):
        plains.append(_plain(page, number, cipher))
        if number % LOT == 0:
            progress(number, 2 * len(pages))
    return Book(plains, RESERVED)


def _plain(page: bytes, number: int, cipher: AES) -> bytes:
    """Decipher a page, of which what is reserved becomes 0; it is all 0 if that gives no sense."""
    if not any(page):
        return bytes(PAGE)  # of zeros, too, it would make chaos
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    start, end = SALT if number == 1 else 0, PAGE - RESERVED
    decryptor = Cipher(cipher, CBC(page[end : end + BLOCK])).decryptor()
    content = decryptor.update(page[start:end]) + decryptor.finalize()
    if len(set(content)) >= MIXED:
        return bytes(PAGE)
    return content.rjust(end, b"\0").ljust(PAGE, b"\0")


def read(book: Book, shapes: Shapes, progress: Progress) -> Found:
    """Return all rows that look like ours; of what is there twice, what its table leads to."""
    found, count = Found(len(book.pages), {table: {} for table in shapes.all}), len(book.pages)
    roots = shapes.roots | _roots(book)
    owners = {page: table for table in shapes.all for page in leaves(book, roots.get(table, 0))}
    stray = [
        number
        for number in range(1, count + 1)
        if book.kind(number) == TABLE_LEAF and number not in owners
    ]
    for done, number in enumerate([*owners, *stray]):
        _keep(found, [*book.rows(number)], shapes.all.get(owners.get(number, "")), shapes)
        if done % LOT == 0:
            progress(count + done, 2 * count)
    for table, shape in shapes.all.items():
        known = set(_known(book, shape, roots))
        found.lost[table] = known - found.rows[table].keys()
    return found


def leaves(book: Book, root: int) -> Iterator[int]:
    """Yield the leaves of a table, as far as pages lead to them."""
    return (page for page in _below(book, root, TABLE) if book.kind(page) == TABLE_LEAF)


def _below(book: Book, root: int, inner: int) -> Iterator[int]:
    """Yield a page and all to which it leads, each once."""
    waiting, passed = [root], set[int]()
    while waiting:
        number = waiting.pop()
        if number in passed or not 1 <= number <= len(book.pages):
            continue
        passed.add(number)
        if book.kind(number) == inner:
            waiting += reversed(book.children(number))
        yield number


def _roots(book: Book) -> dict[str, int]:
    """Return where tables and indexes begin, as the file itself says, from whatever is left."""
    found = {}
    for number in range(1, len(book.pages) + 1):
        if book.kind(number) != TABLE_LEAF:
            continue
        for row in book.rows(number):
            kind, name, root = (*row.values[:2], *row.values[3:4], None, None, None)[:3]
            if kind not in MASTER:
                break
            if isinstance(name, str) and isinstance(root, int) and root > 0:
                found[name] = root
    return found


def _keep(found: Found, rows: list[Row], owner: Shape | None, shapes: Shapes) -> None:
    """Keep the rows of a page; those of a table are all of one."""
    if owner is None or _fit(owner, rows) < OURS:
        owner = _alike(rows, shapes.all.values())
    if owner is not None:
        kept = found.rows[owner.table]
        for row in rows:
            if row.id not in kept and owner.fit(row) >= OURS:
                kept[row.id] = row


def _alike(rows: list[Row], shapes: Iterable[Shape]) -> Shape | None:
    fits = [(_fit(shape, rows), shape.particular, shape) for shape in shapes]
    best = max(fits, key=lambda fit: fit[:2], default=None)
    return best[2] if best is not None and best[0] >= ALIKE else None


def _fit(shape: Shape, rows: list[Row]) -> float:
    return fmean(map(shape.fit, rows)) if rows else 0


def _known(book: Book, shape: Shape, roots: dict[str, int]) -> Iterator[int]:
    """Yield the ids of which the indexes of a table know."""
    for name, width in shape.indexes.items():
        for number in _below(book, roots.get(name, 0), INDEX):
            if book.kind(number) not in (INDEX, INDEX_LEAF):
                continue
            for entry in book.entries(number):
                if len(entry) == width + 1 and isinstance(entry[-1], int) and entry[-1] > 0:
                    yield entry[-1]
