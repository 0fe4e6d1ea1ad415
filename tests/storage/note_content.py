"""Rows that the tests of notes and search need."""

from datetime import UTC, date, datetime

from mentordesk.storage import meetings
from mentordesk.storage.schema import (
    ActionItem,
    AgendaItem,
    Decision,
    Goal,
    Learning,
    Meeting,
    Mentorship,
    Note,
    Person,
)

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)


def add_mentorship(session, name="Priya Raman", role="mentor"):
    person = Person(name=name)
    session.add(person)
    session.flush()
    mentorship = Mentorship(
        person_id=person.id,
        role=role,
        kind="technical",
        cadence="weeks",
        weeks=2,
        started_on=date(2026, 1, 5),
    )
    session.add(mentorship)
    session.flush()
    return mentorship


def add_meeting(session, mentorship, day=12, number=None):
    """A planned meeting, or with a number a held one; returns the id of its note."""
    start = datetime(2026, 11, day, 16)
    made = meetings.plan(session, mentorship.id, start, "Europe/Berlin", 45, now=NOW)
    if number is not None:
        meeting = session.get_one(Meeting, made)
        meeting.state, meeting.number = "held", number
    session.flush()
    return session.query(Note.id).filter_by(meeting_id=made).scalar()


def add_one_of_each(session, mentorship, words="cursor"):
    """A row of every kind that is found by these words, notes and people apart."""
    common = {"mentorship_id": mentorship.id}
    said = {**common, "text": words, "made_on": NOW.date()}
    rows = [
        AgendaItem(**common, title=words, section="advice", voice="mentee"),
        ActionItem(**said, voice="mentee"),
        Decision(**said),
        Learning(**said, voice="mentor"),
        Goal(**common, title=words, voice="mentee", started_on=NOW.date()),
    ]
    session.add_all(rows)
    session.flush()
    return rows
