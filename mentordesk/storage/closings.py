"""What a mentorship came to, for the letter that closes it; nothing private is in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from . import goals, learnings, meetings, mentorships, milestones

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST = 4  # of each that a letter names


class Closing(NamedTuple):
    """`planned` meetings are called off when it ends; of the rest the latest are named."""

    held: int
    planned: int
    reached: tuple[str, ...]  # milestones
    learned: dict[str, tuple[str, ...]]  # by voice


def of_mentorship(session: Session, mentorship_id: int, today: date) -> Closing:
    planned = [m for m in meetings.of_mentorship(session, mentorship_id) if m.state == "planned"]
    return Closing(
        len(mentorships.held(session, mentorship_id)),
        len(planned),
        _reached(session, mentorship_id, today),
        {voice: _learned(session, mentorship_id, voice) for voice in ("mentor", "mentee")},
    )


def _reached(session: Session, mentorship_id: int, today: date) -> tuple[str, ...]:
    shared = [goal for goal in goals.listed(session, mentorship_id) if not goal.private]
    steps = [
        (step.since, step.title)
        for goal in shared
        for step in milestones.listed(session, goal.goal_id, today)
        if step.state == "reached"
    ]
    return tuple(title for _, title in sorted(steps)[-MOST:])


def _learned(session: Session, mentorship_id: int, voice: str) -> tuple[str, ...]:
    """Return the latest shared learnings of a voice, in the order they were made."""
    found = learnings.of_mentorship(session, mentorship_id)
    shared = [each.text for each in found if each.voice == voice and not each.private]
    return tuple(reversed(shared[:MOST]))
