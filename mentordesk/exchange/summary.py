"""A meeting's agenda as plain text, for the clipboard; nothing private is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from mentordesk.domain.agenda import by_section

SHOWN = ("open", "discussed")


class Item(Protocol):
    @property
    def title(self) -> str: ...

    @property
    def section(self) -> str: ...

    @property
    def voice(self) -> str: ...

    @property
    def minutes(self) -> int | None: ...

    @property
    def state(self) -> str: ...

    @property
    def private(self) -> bool: ...


@dataclass(frozen=True)
class Words:
    """What the text says, in the user's language."""

    head: tuple[str, ...]  # the title and what follows it, a line each
    sections: Mapping[str, tuple[str, str]]  # the heading and the hint of each section
    voices: Mapping[str, str]
    minutes: str  # with {n}
    empty: str


def agenda_text(kind: str, items: Iterable[Item], words: Words) -> str:
    """Return what may leave of an agenda, section by section, empty sections left out."""
    shown = [item for item in items if item.state in SHOWN and not item.private]
    parts = ["\n".join(line for line in words.head if line)]
    for section, found in by_section(kind, shown).items():
        if found:
            lines = [*words.sections[section], *(_line(item, words) for item in found)]
            parts.append("\n".join(lines))
    return "\n\n".join(parts if shown else [*parts, words.empty]) + "\n"


def _line(item: Item, words: Words) -> str:
    facts = [words.voices[item.voice]]
    facts += [words.minutes.format(n=item.minutes)] if item.minutes else []
    return f"- {' '.join(item.title.split())} ({', '.join(facts)})"
