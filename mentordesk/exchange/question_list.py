"""Questions read from a list that someone else made: JSON, or a text with one question a line.

The JSON is laid out as `{"questions": [{"id": …, "question": {"en": …}, "category": …}]}`; what
else is in it is left alone. In a text, bullets and numbers before a question are not part of it,
and a heading that begins with # is the category of what follows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mentordesk.domain.typed import one_line
from mentordesk.errors import (
    DiskFailed,
    ListNotQuestions,
    ListNotText,
    ListTooDeep,
    ListTooLarge,
    ListTooLong,
)
from mentordesk.storage.questions import Listed

MOST_BYTES = 25_000_000
MOST = 2_000  # questions
MOST_BRACKETS = 50 * MOST  # pairs, with those of unknown fields
DEEPEST = 20
LONGEST = 500  # letters of a question; beyond it is none
LONGEST_NAME = 200  # of an id or a category
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)  # never looked through twice
NO_BRACKET = re.compile(r"[^\[\]{}]+")
ALIKE = str.maketrans("{}", "[]")
BULLET = re.compile(r"^(?:[-*•–]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?")


class QuestionList(NamedTuple):
    questions: list[Listed]
    left_out: int  # entries that are no questions, or endless ones


def read(path: Path) -> QuestionList:
    """Return the questions of a file, in its order.

    Raises `ListTooLarge`, `ListNotText`, `ListNotQuestions`, `ListTooDeep`, `ListTooLong`, or
    `DiskFailed`.
    """
    text = _decoded(_content(path))
    if path.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        found = list(_listed(_parsed(text)))
    else:
        found = list(_lines(text))
    questions = [each for each in found if each is not None]
    if not questions:
        raise ListNotQuestions
    if len(questions) > MOST:
        raise ListTooLong
    return QuestionList(questions, len(found) - len(questions))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DiskFailed from error
    if len(content) > MOST_BYTES:
        raise ListTooLarge
    return content


def _decoded(content: bytes) -> str:
    encoding = next((name for bom, name in BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ListNotText from error
    if "\0" in text:
        raise ListNotText
    return text


def _parsed(text: str) -> Any:
    _check_shape(text)
    try:
        return json.loads(text)
    except ValueError as error:
        raise ListNotQuestions from error


def _check_shape(text: str) -> None:
    """Refuse what is deep or endless before it is parsed, which would take seconds."""
    brackets = NO_BRACKET.sub("", STRING.sub("", text)).translate(ALIKE)
    if brackets.count("[]") > MOST_BRACKETS:
        raise ListTooLong
    for _ in range(DEEPEST):  # each round takes away the innermost
        brackets = brackets.replace("[]", "")
    if "[[" in brackets or "[]" in brackets:  # one that is never closed is no JSON at all
        raise ListTooDeep


def _listed(data: Any) -> Iterator[Listed | None]:
    entries = data.get("questions") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        raise ListNotQuestions
    if len(entries) > MOST:
        raise ListTooLong
    return (_entry(each) for each in entries)


def _entry(entry: Any) -> Listed | None:
    if not isinstance(entry, dict):
        return None
    return _question(
        _name(entry.get("id")), _in_english(entry.get("question")), _name(entry.get("category"))
    )


def _in_english(question: Any) -> str:
    """Return the English words, else those of the first language; "" if there are none."""
    if isinstance(question, dict):
        words = [text for text in question.values() if isinstance(text, str) and text.strip()]
        english = question.get("en")
        is_there = isinstance(english, str) and english.strip()
        return str(english) if is_there else next(iter(words), "")
    return question if isinstance(question, str) else ""


def _name(value: Any) -> str:
    named = isinstance(value, str | int) and not isinstance(value, bool)
    return one_line(str(value))[:LONGEST_NAME] if named else ""


def _lines(text: str) -> Iterator[Listed | None]:
    category = ""
    for line in text.splitlines():
        words = line.strip()
        if words.startswith("#"):
            category = _name(words.lstrip("#"))
        elif words:
            yield _question("", BULLET.sub("", words), category)


def _question(name: str, text: str, category: str) -> Listed | None:
    words = one_line(text)
    return Listed(name, words, category) if words and len(words) <= LONGEST else None
