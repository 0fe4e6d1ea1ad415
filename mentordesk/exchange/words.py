"""What a text that leaves says around the words of the two, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Words:
    """Both are called by name: a text that is sent on has no "you"."""

    day: Callable[[date], str]  # Thu 26 Nov
    numbered: str  # the title, with {number} and {who}
    unnumbered: str  # with {who}
    both: str  # with {me} and {person}
    alone: str  # with {person}, while nobody has said who I am
    roles: Mapping[str, str]
    sections: Mapping[str, tuple[str, str]]  # the heading and the hint of each section
    places: Mapping[str, str]  # names of channels that have none of their own
    elsewhere: str  # with {time} and {city}: what the clock of the other says
    minutes: str  # with {n}
    due: str  # with {day}
    done: str
    empty: str  # of an agenda
    nothing: str  # of a summary
    decisions: str
    actions: str
    learnings: str
    by_then: str  # what was to exist by this meeting
    met: str
    unmet: str
    discussed: str
    carried: str
    parked: str
    following: str  # the next meeting
    note: str
    a_note: str  # in place of the title of a note that is not shared
