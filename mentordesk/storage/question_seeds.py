"""The questions that come with the app, read from resources/questions/."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

from mentordesk import resources
from mentordesk.domain.questions import KINDS, Question

from . import uid


@cache
def seeds() -> dict[str, Question]:
    """Return them by uid, kind by kind; the uid follows from the id, on every desk the same."""
    return {question.uid: question for kind in KINDS for question in _of(kind)}


def seed_uid(name: str) -> str:
    return uid.derived("question", name)


def _of(kind: str) -> Iterator[Question]:
    told = tomllib.loads(resources.path("questions", f"{kind}.toml").read_text(encoding="utf-8"))
    for category in told["category"]:
        for name, text in category["question"].items():
            yield Question(
                seed_uid(name),
                text,
                told["kind"],
                category["name"],
                category.get("section", ""),
                comes_along=True,
            )
