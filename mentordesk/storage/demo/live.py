"""The told meeting while it is held: for a picture of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from mentordesk.storage import actions, decisions, learnings, meetings, notes

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOTE = """# Meeting 12

Cursors: drew the list again, this time with deletions in the middle.
The offset version skips a row; the cursor one does not. That landed."""


def capture(session: Session, meeting_id: int, now: datetime) -> None:
    """Write the note, and what is captured within the first twenty minutes."""
    facts, today = meetings.facts(session, meeting_id), now.date()
    note, to = notes.by_uid(session, facts.note_uid or ""), facts.mentorship_id
    if note is not None:
        notes.write(session, note, NOTE, now)
    decisions.add(session, to, "Accounts first, search after", today, meeting_id)
    sketch, guild = "Draw the list with deletions", "Bring Priya to the next guild meeting"
    actions.add(session, to, sketch, "mentee", today, meeting_id, _in(7, today))
    actions.add(session, to, guild, "mentor", today, meeting_id, _in(14, today))
    learned = "A guess that is easy to explain is still a guess"
    learnings.add(session, to, learned, "mentor", today, meeting_id)


def _in(days: int, today: date) -> date:
    return today + timedelta(days=days)
