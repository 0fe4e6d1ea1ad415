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


def of_mentorships(known: Sequence[Mentorship], today: date) -> list[Hint]:
    """Return the meetings that nobody settled, then late rhythms, the latest of each first."""
    late = [each for each in known if each.overdue is not None]
    late.sort(key=lambda each: each.overdue or today, reverse=True)
    return [*_unsettled(known, today), *(_overdue(each, today) for each in late)]


def of_goals(stuck: Sequence[Stuck]) -> list[Hint]:
    return [
        Hint("trending-down", sentences.plateaued(goal), sentences.pace(goal), _goal(goal))
        for goal in stuck
    ]


def _unsettled(known: Sequence[Mentorship], today: date) -> Iterator[Hint]:
    passed = [
        (meeting, person)
        for person in known
        for meeting in person.coming
        if meeting.day < today and not meeting.running
    ]
    for meeting, person in sorted(passed, key=lambda each: each[0].start, reverse=True):
        title, text = sentences.unsettled(person, meeting, today)
        yield Hint("calendar-x", title, text, Place("meeting", meeting.uid))


def _overdue(person: Mentorship, today: date) -> Hint:
    title, text = sentences.no_meeting(person, today), sentences.agreed(person.cadence)
    return Hint("clock", title, text, Place("mentorship", person.uid), person.id)


def _goal(goal: Stuck) -> Place:
    return Place("goal", goal.uid)
