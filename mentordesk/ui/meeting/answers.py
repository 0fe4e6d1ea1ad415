"""What rows of an agenda tell of the questions they ask: the answer, and what it was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.typed import one_line
from mentordesk.ui import question_words

from .row import Row

if TYPE_CHECKING:
    from mentordesk.storage.question_list import Kept


def tr(text: str) -> str:
    return QCoreApplication.translate("meeting", text)


def with_answers(
    rows: Sequence[Row], kept: Mapping[int, Kept], today: date, prompt: str = ""
) -> list[Row]:
    """The same rows; those that ask a question have a second line.

    It is the answer, else what was asked and answered before, else the `prompt`.
    """
    return [
        _answered(row, kept[row.id], today, prompt)
        if row.kind == "agenda_item" and row.id in kept
        else row
        for row in rows
    ]


def to_be_written() -> str:
    return tr("No answer yet")


def by_key() -> str:
    return tr("Q writes the answer down")


def _answered(row: Row, kept: Kept, today: date, prompt: str) -> Row:
    answer = one_line(kept.answer)
    before = question_words.last_answered(kept, today)
    second = tr("Answer: {0}").format(answer) if answer else before or prompt
    told = question_words.earlier(kept, today)
    told += [tr("Answer: {0}").format(kept.answer)] if answer else [by_key()] if prompt else []
    tip = "\n\n".join([row.text, *told]) if told else ""
    spoken = question_words.spoken((row.spoken, second))
    return replace(row, answer=kept.answer, second=second, tip=tip, spoken=spoken)
