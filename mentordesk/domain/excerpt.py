"""The piece of a text around the words that were searched for, with these words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

WIDE = 220  # characters of an excerpt
BEFORE = 32  # of them before the first found word
LOOKED_THROUGH = 100_000
SPACE = re.compile(r"\s")
TOKEN = re.compile(r"[^\W_]+")
GAP = r"[\W_]"
FIRST_UNFOLDED = 0x2000  # beyond are signs and scripts whose parts are no accents


class Piece(NamedTuple):
    text: str
    found: bool = False


Excerpt = tuple[Piece, ...]


class _Folding(dict[int, str]):
    """Each character without accent and in lower case, always one for one."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        bare = normalize("NFD", sign)[0] if code < FIRST_UNFOLDED else sign
        lower = bare.lower()
        self[code] = lower if len(lower) == 1 else sign
        return self[code]


_FOLDING = _Folding()


def spans(text: str, phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words begin like one of the phrases, in order and without overlaps."""
    folded = text.translate(_FOLDING)
    found = sorted(span for phrase in phrases for span in _of_one(text, folded, phrase))
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def marked(text: str, phrases: Sequence[str]) -> Excerpt:
    """Return the whole text, with what was found marked."""
    pieces, done = [], 0
    for start, end in spans(text, phrases):
        pieces += [Piece(text[done:start]), Piece(text[start:end], True)]
        done = end
    return tuple(piece for piece in (*pieces, Piece(text[done:])) if piece.text)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def excerpt(
    text: str, phrases: Sequence[str], clean: Callable[[str], str] = on_one_line
) -> Excerpt:
    """Return what is around the longest phrase where it is first found, else the beginning."""
    start = _start(text, phrases)
    end = _end(text, start + WIDE)
    pieces = marked(clean(text[start:end]), phrases)
    if start:
        pieces = (Piece("…"), *pieces)
    return (*pieces, Piece("…")) if end < len(text) else pieces


def _start(text: str, phrases: Sequence[str]) -> int:
    looked_through = text[:LOOKED_THROUGH]
    folded = looked_through.translate(_FOLDING)
    for phrase in sorted(phrases, key=len, reverse=True):
        if first := next(_of_one(looked_through, folded, phrase), None):
            if first[0] <= BEFORE:
                return 0
            at = first[0] - BEFORE
            gap = SPACE.search(text, at, first[0])
            return gap.end() if gap else at
    return 0


def _end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - 24, at)
    return at if space < 0 else space


def _of_one(text: str, folded: str, phrase: str) -> Iterator[tuple[int, int]]:
    pattern = _pattern(phrase)
    for match in pattern.finditer(folded) if pattern else ():
        if _begins(text, match.start()):
            yield match.span()


@lru_cache(maxsize=64)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    tokens = [re.escape(token) for token in TOKEN.findall(phrase.translate(_FOLDING))]
    unspaced = " " in phrase  # characters of a script without spaces, one by one
    gap = f"{GAP}*" if unspaced else f"{GAP}+"
    return re.compile(gap.join(tokens)) if tokens else None


def _begins(text: str, at: int) -> bool:
    """Whether a word begins here, or a piece of an identifier, or there are no words."""
    if at == 0 or ord(text[at]) >= FIRST_UNFOLDED or not text[at - 1].isalnum():
        return True
    return ord(text[at - 1]) >= FIRST_UNFOLDED or (
        text[at].isupper() and not text[at - 1].isupper()
    )
