"""What there is of a meeting, read from the desk for the texts that leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mentordesk.storage import (
    actions,
    agenda,
    code_reviews,
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

    from mentordesk.storage.actions import Action
    from mentordesk.storage.agenda import Entry


def gathered(session: Session, meeting_id: int) -> Meeting:
    """Return all of a meeting, private things too; the texts leave them out and count them."""
    entries = agenda.items(session, meeting_id)
    me, following = people.me(session), meetings.next_after(session, meeting_id)
    note = notes.of_meeting(session, meeting_id)
    found = Meeting(
        facts=meetings.facts(session, meeting_id),
        me=me.name if me else "",
        entries=entries,
        actions=[*actions.of_meeting(session, meeting_id), *_findings(session, entries)],
        decisions=decisions.of_meeting(session, meeting_id),
        learnings=learnings.of_meeting(session, meeting_id),
        aims=[each for each in next_time.asked(session, meeting_id) if each.met is not None],
        following=None if following is None else meetings.facts(session, following),
        note=None if note is None else Note(*note),
        links=_links(session, entries),
        titles=frozenset(),
    )
    return replace(found, titles=notes.shared_titles(session, links(found)))


def _reviewed(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.section == "code-review"]


def _findings(session: Session, entries: Sequence[Entry]) -> list[Action]:
    """Return the findings of what was talked about that were written down before any meeting."""
    talked = [each for each in _reviewed(entries) if (each.outcome or each.state) == "discussed"]
    found = [finding for each in talked for finding in actions.of_item(session, each.item_id)]
    return [finding for finding in found if finding.meeting_uid is None]


def _links(session: Session, entries: Sequence[Entry]) -> dict[int, str]:
    """Return where what is reviewed can be read; a snippet stays here."""
    ids = [entry.item_id for entry in _reviewed(entries)]
    found = {item_id: code_reviews.facts(session, item_id).link.strip() for item_id in ids}
    return {item_id: link for item_id, link in found.items() if link}
