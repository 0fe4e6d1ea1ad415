"""What the text of a note says of itself: its title, its plain words."""

from __future__ import annotations

import re
from collections.abc import Container

LONGEST = 1_000_000  # characters
TITLE = 80
START = r"^[ \t]*(?:(?:#{1,6}|>|[-*+](?:[ \t]+\[[ xX]\])?|\d{1,9}[.)])(?:[ \t]+|$))+"
STARTS = re.compile(START, re.MULTILINE)
EDGE = r"(?:(?<!\w.)(?=\w)|(?<=\w.)(?!\w))"  # of a word: snake_case keeps its line
MARKS = re.compile(rf"\*\*|~~|`|\[\[|\]\]|\*{EDGE}|_{EDGE}")
LINK = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
RULE = re.compile(r"[ \t]*(?:[-*_=`~][ \t]*)+", re.ASCII)


def title(body: str) -> str:
    """Return the first line that says something, without Markdown's marks; "" if none does."""
    for line in _head(body).splitlines():
        if not RULE.fullmatch(line) and (words := plain(line)):
            return words if len(words) <= TITLE else words[: TITLE - 1].rstrip() + "…"
    return ""


def plain(body: str) -> str:
    """Return the words on one line, without Markdown's marks."""
    return " ".join(MARKS.sub("", STARTS.sub("", body)).split())


def rest(body: str) -> str:
    """Return what comes after the line that is the title, as it was written."""
    done = 0
    for line in _head(body).splitlines(keepends=True):
        done += len(line)
        if not RULE.fullmatch(line.rstrip("\r\n")) and plain(line):
            break
    return body[done:]


def linked(body: str) -> list[str]:
    """Return the titles of the notes that a text has links to, as in [[Title]]."""
    return [found.strip() for found in LINK.findall(body)]


def without_links(body: str, named: Container[str], other: str) -> str:
    """Return a text with plain words for links: a title that may be named, else `other`.

    `named` has titles in small letters.
    """
    return LINK.sub(lambda link: link[1] if link[1].strip().casefold() in named else other, body)


def _head(body: str) -> str:
    """The start of a text, where all of it would be slow to look through."""
    return body[:4000]
