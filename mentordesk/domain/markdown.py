"""Markdown before it is laid out: whether that is safe, and lines that stay lines."""

from __future__ import annotations

import re

DEEPEST = 20  # lists, quotes and tables inside each other
LONGEST = 200_000
LONGEST_LINE = 5_000
MOST_CELLS = 3_000
MOST_COLUMNS = 40
MOST_ITEMS = 3_000  # of lists: each looks at all before it
MOST_PICTURES = 300
MOST_OPEN = 300  # brackets and marks on a line, which may all belong together
INDENT = re.compile(r"[ \t]*")
MARKERS = re.compile(r"(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s)))*")
ITEM = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
MARKER = re.compile(r">|[-*+]|\d+[.)]")
OPEN = re.compile(r"[\[*_`~!<&]")
BREAK = "\u2028"  # a new line in the same paragraph
FENCE = re.compile(r"[ \t>]*(?:```|~~~)")
QUOTE = re.compile(r"(?:[ \t]{0,3}>)+[ \t]?")
RULE = re.compile(r"[-=*_ \t]+")
OWN_LINE = re.compile(
    r"[ \t]*(?:#{1,6}(?:\s|$)|>|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|[-=*_ \t]+$|\[[^\]]*\]:)"
)


def is_harmless(text: str) -> bool:
    """Return whether laying it out takes no longer than its length says."""
    if len(text) > LONGEST or text.count("|") > MOST_CELLS:
        return False
    if text.count("![") > MOST_PICTURES or len(ITEM.findall(text)) > MOST_ITEMS:
        return False
    return all(map(_is_harmless_line, text.split("\n")))


def _is_harmless_line(line: str) -> bool:
    if len(line) > LONGEST_LINE or line.count("|") > MOST_COLUMNS:
        return False
    return _depth(line) <= DEEPEST and len(OPEN.findall(line)) <= MOST_OPEN


def _depth(line: str) -> int:
    """Return how deep a line can be at most: two columns of indentation for each list."""
    found = MARKERS.match(line)
    markers = MARKER.findall(found[0]) if found else []
    indent = INDENT.match(line)
    columns = len(indent[0].expandtabs(4)) if indent and markers else 0
    return len(markers) + columns // 2


def lines_kept(text: str) -> str:
    """Return Markdown whose paragraphs break where they were broken when they were written."""
    kept: list[str] = []
    before, in_code = "", False
    for line in text.split("\n"):
        fence = FENCE.match(line) is not None
        words = line[len(_quote(line)) :]
        if not in_code and not fence and _goes_on(before, line):
            kept[-1] += BREAK + words.strip()
        else:
            kept.append(line)
        in_code ^= fence
        before = "" if fence or in_code else line
    return "\n".join(kept)


def _quote(line: str) -> str:
    found = QUOTE.match(line)
    return found[0] if found else ""


def _goes_on(before: str, line: str) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if _quote(before).split() != _quote(line).split() or "|" in before + line:
        return False
    first, then = before[len(_quote(before)) :], line[len(_quote(line)) :]
    if not first.strip() or not then.strip() or first.lstrip().startswith("#"):
        return False
    return not RULE.fullmatch(first) and not OWN_LINE.match(then)
