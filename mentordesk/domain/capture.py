"""One line, and what it becomes.

    Priya: draft the note by Friday      an action item of Priya, due Friday
    me: send the slides tomorrow         an action item of mine
    me to Priya: send the slides         the same, promised to Priya
    ask Jonas about the promotion        an agenda item for the next meeting with Jonas
    agenda: show the graph 10 min        an agenda item, with minutes
    decided: accounts first              a decision
    learned: cursors are a promise       a learning of mine; "learned Priya:" is one of Priya's
    anything else                        a line of the note

Before the colon stands what it is, whose it is, or both in either order; "with", "to" or "for"
before a name says with whom it is, and leaves the voice mine. All that stands there is
understood, or none of it is a beginning and the line stays as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from . import day_words
from .languages import ACTION, AGENDA, ENGLISH, NOTE, Language
from .typed import LONGEST_LINE, split_minutes

LONGEST = LONGEST_LINE
LONGEST_HEAD = 120  # characters before the colon
LONGEST_NAME = 6  # words
COLON = re.compile(r"[:：](?!//)")
WORD = re.compile(r"\S+")
BETWEEN = re.compile(r"(?:\s*,|\s[-–—])$")  # a text and its day
EXAMPLES = (
    "Priya: draft the note by Friday",
    "me: send the slides tomorrow",
    "me to Priya: find a reviewer in 2 weeks",
    "ask Jonas about the promotion",
    "ask Jonas how he chose his team 10 min",
    "agenda Priya: look at the graph",
    "decided: accounts first, search after",
    "learned: opaque cursors are a promise",
    "learned Priya: how to read a query plan",
    "note Priya: she asked for more reviews",
    "The offset version skips a row.",
)
DAY_EXAMPLES = (
    *("today", "tomorrow", "Fri", "next Friday", "next week", "24 Nov", "24 November 2027"),
    *("in 3 days", "in 2 weeks", "end of month", "2026-12-24"),
)


class Person(NamedTuple):
    id: int
    name: str
    is_me: bool = False


@dataclass(frozen=True)
class Captured:
    """`text` is a stretch of what was typed, and without a beginning all of it."""

    kind: str
    text: str
    person: int | None = None  # whom it names; none: whoever it is about already
    mine: bool = True  # whose voice it is
    due: date | None = None
    minutes: int | None = None
    prefixed: bool = False  # it says itself what it is
    doubt: tuple[int, ...] = ()  # the people that its name could mean


class Whose(NamedTuple):
    people: tuple[Person, ...] = ()  # several: the name is of each of them
    mine: bool = True


class Head(NamedTuple):
    kind: str
    whose: Whose
    start: int  # where the text begins


def parse(
    text: str,
    people: Sequence[Person],
    today: date,
    language: Language = ENGLISH,
    kind: str = NOTE,
    meant: int | None = None,
    instead: str = "",
) -> Captured:
    """Return what a line becomes; `kind` is what it is if it does not say so itself.

    With `instead` it is of that kind whatever it says. A name of several people is not guessed:
    the line stays text, in doubt, unless one of them is `meant`.
    """
    head = _asked(text, people, language) or _headed(text, people, language)
    if head is None:
        return _ended(Captured(instead or kind, text), today, language)
    whose = _meant(head.whose, meant)
    if len(whose.people) > 1:
        doubt = tuple(person.id for person in whose.people)
        return replace(_ended(Captured(instead or kind, text), today, language), doubt=doubt)
    person = next((each.id for each in whose.people if not each.is_me), None)
    said = text[head.start :].strip()
    found = Captured(instead or head.kind, said, person, whose.mine, prefixed=True)
    return _ended(found, today, language)


def named(words: Sequence[str], people: Sequence[Person]) -> tuple[Person, ...]:
    """Return who is called so: by the whole name, else by the first."""
    wanted = _plain(" ".join(words))
    whole = tuple(each for each in people if _plain(each.name) == wanted)
    first = (each for each in people if _plain(each.name).partition(" ")[0] == wanted)
    return (whole or tuple(first)) if wanted else ()


def _asked(text: str, people: Sequence[Person], language: Language) -> Head | None:
    """Ask Jonas about …: in my voice, and never of me."""
    words = list(WORD.finditer(text[: 2 * LONGEST_HEAD]))
    if len(words) < 3 or words[0][0].casefold() not in language.ask:
        return None
    others = [each for each in people if not each.is_me]
    for last in range(min(len(words) - 2, LONGEST_NAME), 0, -1):
        name = [word[0] for word in words[1 : last + 1]]
        if found := named([*name[:-1], name[-1].rstrip(":,")], others):
            start = words[last + 1]
            if start[0].casefold() in language.about:
                if last + 2 == len(words):
                    return None  # it goes on
                start = words[last + 2]
            return Head(AGENDA, Whose(found), start.start())
    return None


def _headed(text: str, people: Sequence[Person], language: Language) -> Head | None:
    """Priya: …, learned: …, learned Priya: …, me to Priya: …."""
    colon = COLON.search(text[: LONGEST_HEAD + 2])
    if colon is None:
        return None
    words = text[: colon.start()].split()
    for kind, rest in _kinds(words, language):
        if (whose := _whose(rest, people, language, linked=bool(kind))) is not None:
            mine = whose.mine or kind == AGENDA
            return Head(kind or ACTION, whose._replace(mine=mine), colon.end())
    return None


def _kinds(words: Sequence[str], language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the kind that is among some words, beside the other words; "" for none."""
    for count in (2, 1):
        for start in range(min(len(words), LONGEST_NAME + 2) - count + 1):
            said, rest = words[start : start + count], [*words[:start], *words[start + count :]]
            if kind := language.kinds.get(_plain(" ".join(said))):
                yield kind, rest
    if words:
        yield "", words


def _whose(
    words: Sequence[str], people: Sequence[Person], language: Language, linked: bool
) -> Whose | None:
    """Return whose it is; None if there are words that are not understood."""
    if not words:
        return Whose()
    if words[0].casefold() in language.me:
        return _whose(words[1:], people, language, linked=True) if _links(words, language) else None
    if linked and len(words) > 1 and words[0].casefold() in language.links:
        others = [each for each in people if not each.is_me]
        found = named(words[1:], others)
        return Whose(found) if found else None
    if found := named(words, people):
        return Whose(found, mine=len(found) == 1 and found[0].is_me)
    return None


def _links(words: Sequence[str], language: Language) -> bool:
    """Whether "me" stands alone, or before "to Priya"."""
    return len(words) == 1 or words[1].casefold() in language.links


def _meant(whose: Whose, meant: int | None) -> Whose:
    chosen = tuple(each for each in whose.people if each.id == meant)
    if len(whose.people) < 2 or not chosen:
        return whose
    return Whose(chosen, mine=whose.mine or chosen[0].is_me)


def _ended(found: Captured, today: date, language: Language) -> Captured:
    """Take off what the end says: the day of an action item, the minutes of an agenda item."""
    if found.kind == ACTION and (end := day_words.at_end(found.text, today, language)):
        words = BETWEEN.sub("", found.text[: end.start].rstrip())
        return replace(found, text=words, due=end.day) if words else found
    if found.kind == AGENDA:
        words, minutes = split_minutes(found.text)
        return replace(found, text=words, minutes=minutes)
    return found


@lru_cache(maxsize=4096)  # every name is compared at every key
def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
