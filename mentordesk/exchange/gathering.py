"""What there is of a meeting, read from the desk for the texts that leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentordesk.storage import (
    actions,
    agenda,
    decisions,
    learnings,
    meetings,
    next_time,
    notes,
    people,
)

from .summary import Meeting, Note, links

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def gathered(session: Session, meeting_id: int) -> Meeting:
    """Return all of a meeting, private things too; the texts leave them out and count them."""
    me, following = people.me(session), meetings.next_after(session, meeting_id)
    note = notes.of_meeting(session, meeting_id)
    found = Meeting(
        facts=meetings.facts(session, meeting_id),
        me=me.name if me else "",
        entries=agenda.items(session, meeting_id),
        actions=actions.of_meeting(session, meeting_id),
        decisions=decisions.of_meeting(session, meeting_id),
        learnings=learnings.of_meeting(session, meeting_id),
        aims=[each for each in next_time.asked(session, meeting_id) if each.met is not None],
        following=None if following is None else meetings.facts(session, following),
        note=None if note is None else Note(*note),
        titles=frozenset(),
    )
    return replace(found, titles=notes.shared_titles(session, links(found)))
