"""What a person typed into one line, as it is kept."""

from __future__ import annotations

import re

BROKEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
MINUTES = re.compile(
    r"^(?P<words>.*\S)\s+(?P<minutes>[0-9]{1,3})\s*(?:min|minutes|')$", re.IGNORECASE
)
MOST = 480
LONGEST_NAME, LONGEST_LINE = 200, 5_000  # characters


def one_line(text: str) -> str:
    """Return the words on one line: line breaks, tabs and control characters become spaces."""
    return " ".join(BROKEN.sub(" ", text).split())


def first_name(name: str) -> str:
    """Return the first word with a letter in it; an emoji before it is no name."""
    names = name.split()
    return next((each for each in names if any(map(str.isalpha, each))), (names or [""])[0])


def split_minutes(text: str) -> tuple[str, int | None]:
    """Return the words, and the minutes if they end with some: "Show the graph 10 min"."""
    found = MINUTES.match(text)
    if found is None or not 1 <= (minutes := int(found["minutes"])) <= MOST:
        return text, None
    return found["words"], minutes
