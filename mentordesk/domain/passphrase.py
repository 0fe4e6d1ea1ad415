"""Passphrases: random words, how strong one of the user's own is, and what one may be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
from unicodedata import category

from mentordesk import errors, resources

WORDS = 7  # of 7,776: 90 bits
LONGEST = 1000
LOOKED_AT = 100  # characters: what is longer takes the estimator too long, and is strong enough
STEPS = (6.0, 9.0, 11.0, 14.0)  # powers of ten of tries; one graphics card makes 10,000 a second
UNTYPABLE = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of one, line breaks
GUESSABLE = ("MentorDesk", "mentor", "mentee", "desk")


class Strength(NamedTuple):
    score: int  # 0 to 4

    @property
    def is_weak(self) -> bool:
        return self.score < 3


def words() -> tuple[str, ...]:
    """Return random words for a passphrase."""
    import secrets

    return tuple(secrets.choice(_known()) for _ in range(WORDS))


def joined(chosen: Iterable[str]) -> str:
    return " ".join(chosen)


def strength(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """Estimate how many tries find it, for who knows these words about the user; takes 0.1 s.

    The tries are those of who has the file: each takes the 256,000 rounds of its key.
    """
    from zxcvbn import zxcvbn  # slow to import

    known = {part for text in (*GUESSABLE, *about) for part in (text, *text.split())}
    looked_at = passphrase[:LOOKED_AT]
    found = zxcvbn(looked_at, user_inputs=sorted(known), max_length=LOOKED_AT)
    return Strength(sum(found["guesses_log10"] >= step for step in STEPS))


def refuse_unusable(passphrase: str) -> None:
    """Raise what keeps a text from becoming a passphrase."""
    if not passphrase.strip():
        raise errors.PassphraseEmpty
    if len(passphrase) > LONGEST:
        raise errors.PassphraseTooLong
    if any(category(each) in UNTYPABLE for each in passphrase):
        raise errors.PassphraseRefused


@cache
def _known() -> tuple[str, ...]:
    text = resources.path("words", "english.txt").read_text(encoding="utf-8")
    return tuple(text.split())
