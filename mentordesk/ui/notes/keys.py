"""What keys do to a line of Markdown."""

from __future__ import annotations

import re

ITEM = re.compile(r"(\s*(?:>\s?)*)([-*+]|\d{1,8}([.)]))(\s+)(\[[ xX]\]\s+)?")
QUOTE = re.compile(r"\s*(?:>\s?)+")
STEP = 2  # spaces by which a list is indented


def continuation(line: str) -> str | None:
    """Return how the line after `line` begins, None if `line` is an empty item, to be emptied."""
    if item := ITEM.match(line):
        if not line[item.end() :].strip():
            return None
        start, sign, dot, gap, box = item.groups()
        following = f"{int(sign[:-1]) + 1}{dot}" if dot else sign
        return f"{start}{following}{gap}{'[ ] ' if box else ''}"
    if quote := QUOTE.match(line):
        return quote.group() if line[quote.end() :].strip() else None
    return line[: len(line) - len(line.lstrip())] if line.strip() else ""


def is_item(line: str) -> bool:
    return ITEM.match(line) is not None


def outdented(line: str) -> str:
    room = len(line) - len(line.lstrip(" "))
    return line[1:] if line.startswith("\t") else line[min(room, STEP) :]


def wrapped(text: str, mark: str) -> str:
    """Put a mark around the words, or take it away if it is there."""
    words = text.strip()
    if words.startswith(mark) and words.endswith(mark) and len(words) >= 2 * len(mark):
        return text.replace(words, words[len(mark) : -len(mark)])
    return text.replace(words, f"{mark}{words}{mark}") if words else mark * 2
