"""What the text of a note says of itself: its title, its plain words."""

from __future__ import annotations

import re

LONGEST = 1_000_000  # characters
TITLE = 80
START = r"^[ \t]*(?:(?:#{1,6}|>|[-*+](?:[ \t]+\[[ xX]\])?|\d{1,9}[.)])(?:[ \t]+|$))+"
STARTS = re.compile(START, re.MULTILINE)
EDGE = r"(?:(?<!\w.)(?=\w)|(?<=\w.)(?!\w))"  # of a word: snake_case keeps its line
MARKS = re.compile(rf"\*\*|~~|`|\[\[|\]\]|\*{EDGE}|_{EDGE}")
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


def _head(body: str) -> str:
    """The start of a text, where all of it would be slow to look through."""
    return body[:4000]
