from datetime import date, datetime

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.place import Place
from mentordesk.storage import actions, learnings, meetings, mentorships, notes
from mentordesk.ui.mentorship.page import MentorshipPage

ZONE = "Europe/Berlin"


def at(day, hour=16):
    return datetime.fromisoformat(f"{day}T{hour:02}:00")


@pytest.fixture
def priya(plain_desk, clock):
    """Three meetings held, the fourth planned; promises, a learning and a private note."""
    now, today = clock(), plain_desk.today()
    terms = {"role": "mentor", "kind": "technical", "cadence": Cadence("weeks", 2)}
    with plain_desk.change("Add") as session:
        row = mentorships.add(session, name="Priya Raman", started_on=date(2026, 5, 4), **terms)
        for day in ("2026-10-01", "2026-10-15", "2026-11-12"):
            held = meetings.plan(session, row, at(day), ZONE, 45, now=now)
            meetings.end(session, held, now, plan_next=False)
        meetings.plan(session, row, at("2026-11-26"), ZONE, 45, now=now)
        actions.add(session, row, "Introduce Priya", "mentor", today, meeting_id=held, due=today)
        actions.add(session, row, "Draft the note", "mentee", today, meeting_id=held)
        learnings.add(session, row, "Cursors are a promise", "mentee", today, meeting_id=held)
        notes.add(session, now, "Reading list\nRelay spec", mentorship_id=row)
    return mentorships.facts(plain_desk.session, row, today)


@pytest.fixture
def opened(plain_desk, theme, qtbot):
    pages = []  # a page nobody holds is deleted

    def open_page(uid, part=""):
        page = MentorshipPage(plain_desk, theme, Place("mentorship", uid, part))
        qtbot.addWidget(page)
        page.resize(1084, 840)
        page.show()
        qtbot.waitExposed(page)
        pages.append(page)
        return page

    return open_page
