"""What the two agreed, what changed between two versions of it, and when it is reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import NamedTuple

from .cadence import Cadence

TEXTS = ("purpose", "expectations", "boundaries", "progress")
PARTS = (*TEXTS, "cadence", "channel", "review_on")
QUESTIONS = ("useful", "progress", "rhythm", "candour", "balance")  # of a check-in
MONTHS = 3  # from one review to the next, unless another day is chosen
AROUND = 6  # unchanged words that are shown beside changed ones
MOST = 250_000  # pairs of words; longer texts are compared as a whole
UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # a character is a word
WORD = re.compile(rf"[{UNSPACED}]\s*|[^\s{UNSPACED}]+\s*")


@dataclass(frozen=True)
class Terms:
    """One version of an agreement; the address belongs to the channel."""

    cadence: Cadence
    purpose: str = ""
    expectations: str = ""
    boundaries: str = ""
    progress: str = ""  # how it is tracked
    channel: str | None = None
    address: str = ""
    review_on: date | None = None


class Piece(NamedTuple):
    """A piece of a text; its state is kept, added or removed."""

    text: str
    state: str = "kept"


def changed(before: Terms, after: Terms) -> tuple[str, ...]:
    """Return the names of the parts that differ."""
    parts = tuple(name for name in PARTS if getattr(before, name) != getattr(after, name))
    moved = before.address != after.address and "channel" not in parts
    return tuple(name for name in PARTS if name in parts or (moved and name == "channel"))


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both texts in one line of reading, the removed ones first."""
    old, new = WORD.findall(before.strip()), WORD.findall(after.strip())
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    pieces = [Piece("".join(new[:start])), *middle, Piece("".join(new[len(new) - end :]))]
    return tuple(_apart(piece) for piece in pieces if piece.text)


def abridged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Leave of the unchanged words only those beside changed ones."""
    last = len(pieces) - 1
    return tuple(
        Piece(_cut(piece.text, number > 0, number < last)) if piece.state == "kept" else piece
        for number, piece in enumerate(pieces)
    )


def is_review_due(review_on: date | None, today: date) -> bool:
    return review_on is not None and review_on <= today


def next_review(today: date) -> date:
    """Return the day three months later, or the last one of that month; on a weekend, Monday."""
    months = today.year * 12 + today.month - 1 + MONTHS
    year, month = months // 12, months % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    first, last = date(year, month, 1), following - timedelta(days=1)
    day = min(first + timedelta(days=today.day - 1), last)
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= 5 else 0)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words both begin with."""
    count = 0
    while count < min(len(old), len(new)) and old[count].strip() == new[count].strip():
        count += 1
    return count


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterable[Piece]:
    if len(old) * len(new) > MOST:
        return (Piece("".join(old), "removed"), Piece("".join(new), "added"))
    before, after = ([word.strip() for word in words] for words in (old, new))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pieces: list[Piece] = []
    for kind, old_from, old_to, new_from, new_to in steps:
        if kind != "equal":
            pieces.append(Piece("".join(old[old_from:old_to]), "removed"))
        state = "kept" if kind == "equal" else "added"
        pieces.append(Piece("".join(new[new_from:new_to]), state))
    return pieces


def _apart(piece: Piece) -> Piece:
    """What was removed does not run into what took its place."""
    joined = piece.text[-1].isspace() or re.match(f"[{UNSPACED}]", piece.text[-1])
    return piece if joined or piece.state != "removed" else Piece(f"{piece.text} ", piece.state)


def _cut(text: str, after_change: bool, before_change: bool) -> str:
    """Return the words of an unchanged piece that stand beside what changed."""
    words = WORD.findall(text)
    kept = AROUND * (after_change + before_change)
    if len(words) <= kept + 1:
        return text
    first = "".join(words[:AROUND]) if after_change else ""
    return f"{first}… {''.join(words[-AROUND:]) if before_change else ''}"
