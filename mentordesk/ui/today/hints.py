"""Which things are worth a look today, and how to say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentordesk.domain.place import Place
from mentordesk.storage.overview import Mentorship

from . import sentences
from .worth_a_look import Hint

if TYPE_CHECKING:
    from mentordesk.storage.plateaus import Stuck
    from mentordesk.storage.whose_turn import Turn

ICONS = {"meeting": "clock", "late": "clock", "agenda": "list", "silence": "message-square"}


def of_mentorships(known: Sequence[Mentorship], today: date) -> list[Hint]:
    """Return the meetings that nobody settled, then agreements to review, the latest first."""
    return [*_unsettled(known, today), *_to_review(known, today)]


def of_turns(turns: Sequence[Turn], today: date) -> list[Hint]:
    """Return who is waited for: me, then the others, then nobody in particular."""
    hints = [_turn(each, today) for each in turns]
    order = [sentences.group(mine) for mine in (True, False, None)]
    return sorted(hints, key=lambda hint: order.index(hint.group))


def of_goals(stuck: Sequence[Stuck]) -> list[Hint]:
    return [
        Hint(
            "trending-down",
            sentences.plateaued(goal),
            sentences.pace(goal),
            Place("goal", goal.uid),
            group=sentences.goals(),
        )
        for goal in stuck
    ]


def _unsettled(known: Sequence[Mentorship], today: date) -> Iterator[Hint]:
    passed = [
        (meeting, person)
        for person in known
        for meeting in person.coming
        if meeting.day < today and not meeting.running
    ]
    for meeting, person in sorted(passed, key=lambda each: each[0].here, reverse=True):
        title, text = sentences.unsettled(person, meeting, today)
        yield Hint("calendar-x", title, text, Place("meeting", meeting.uid))


def _to_review(known: Sequence[Mentorship], today: date) -> Iterator[Hint]:
    due = [(each.review, each) for each in known if each.review is not None]
    for review, person in sorted(due, key=lambda each: each[0], reverse=True):
        title, text = sentences.review(person, review, today)
        yield Hint("file-text", title, text, Place("mentorship", person.uid, "agreement"))


def _turn(turn: Turn, today: date) -> Hint:
    person, waiting = turn.person, turn.waiting
    title, text = sentences.turn(turn, today)
    plans = person.id if waiting.what in ("meeting", "silence") else None
    mine = None if waiting.voice is None else waiting.voice == person.role
    return Hint(ICONS[waiting.what], title, text, turn.place, plans, sentences.group(mine))
