"""What leaves of a meeting, part by part, before it gets a format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    text: str
    facts: tuple[str, ...] = ()  # whose it is, how long, until when
    done: bool | None = None  # whether a promise is kept; none of what is no promise
    link: str = ""  # to what is reviewed


@dataclass(frozen=True)
class Part:
    heading: str
    hint: str = ""
    lines: tuple[Line, ...] = ()
    body: str = ""  # Markdown of a note


@dataclass(frozen=True)
class Outline:
    title: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    nothing: str = ""  # said where there are no parts
    left_out: int = 0  # how many private things stay here
