"""Check-ins: five short answers and a remark of one voice on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from mentordesk.domain.agreement import QUESTIONS

from .schema import CheckIn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Answered(NamedTuple):
    made_on: date
    voice: str
    answers: dict[str, int]  # 1 to 5 by question; what was not answered is not in it
    remark: str


def listed(session: Session, mentorship_id: int) -> list[Answered]:
    """Return all check-ins, the latest day first."""
    query = select(CheckIn).where(CheckIn.mentorship_id == mentorship_id)
    query = query.order_by(CheckIn.made_on.desc(), CheckIn.voice)
    return [
        Answered(row.made_on, row.voice, _answers(row), row.remark)
        for row in session.scalars(query)
    ]


def answer(
    session: Session,
    mentorship_id: int,
    voice: str,
    day: date,
    answers: Mapping[str, int],
    remark: str = "",
) -> None:
    """Say what a voice answers on a day; with nothing left to say there was no check-in."""
    row = session.scalar(
        select(CheckIn).where(
            CheckIn.mentorship_id == mentorship_id, CheckIn.voice == voice, CheckIn.made_on == day
        )
    )
    if not answers and not remark:
        if row is not None:
            session.delete(row)
    else:
        if row is None:
            session.add(row := CheckIn(mentorship_id=mentorship_id, voice=voice, made_on=day))
        for question in QUESTIONS:
            setattr(row, question, answers.get(question))
        row.remark = remark
    session.flush()


def _answers(row: CheckIn) -> dict[str, int]:
    found = {question: getattr(row, question) for question in QUESTIONS}
    return {question: value for question, value in found.items() if value is not None}
