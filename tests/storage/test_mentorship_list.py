from datetime import UTC, date, datetime, timedelta

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.waiting import NOBODY, Waiting
from mentordesk.storage import mentorships, pauses, trash
from mentordesk.storage.mentorship_list import Next, rows
from mentordesk.storage.schema import ActionItem, AgendaItem, Meeting, Placement

TODAY = date(2026, 11, 23)
FORTNIGHT = Cadence("weeks", 2)


def add(session, name, role="mentor", cadence=FORTNIGHT):
    terms = {"kind": "technical", "cadence": cadence, "started_on": date(2026, 5, 4)}
    return mentorships.add(session, name=name, role=role, **terms)


def meet(session, mentorship, start, state="planned", number=None, uid=None):
    row = Meeting(
        mentorship_id=mentorship,
        starts_at=start,
        starts_utc=start.replace(tzinfo=UTC),
        zone="Europe/Berlin",
        minutes=45,
        state=state,
        number=number,
        uid=uid,
    )
    session.add(row)
    session.flush()
    return row.id


def raise_item(session, mentorship, meeting=None, state="open"):
    common = {"title": "x", "section": "accomplish", "voice": "mentee", "state": state}
    item = AgendaItem(mentorship_id=mentorship, **common)
    session.add(item)
    session.flush()
    if meeting:
        session.add(Placement(item_id=item.id, meeting_id=meeting, position="m"))


def promise(session, mentorship, voice, done=None):
    common = {"mentorship_id": mentorship, "text": "x", "made_on": TODAY}
    session.add(ActionItem(voice=voice, done_at=done, **common))


@pytest.fixture
def lin(desk):
    """Overdue, with something parked and something waiting."""
    with desk.change("Add") as session:
        lin = add(session, "Lin Okafor")
        meet(session, lin, datetime.fromisoformat("2026-10-05T09:00"), "held", 1)
        meet(session, lin, datetime.fromisoformat("2026-10-19T09:00"), "held", 2)
        meet(session, lin, datetime.fromisoformat("2026-11-02T09:00"), "missed")
        for state in ("parked", "parked", "open", "dropped"):
            raise_item(session, lin, state=state)
        promise(session, lin, "mentor")
        promise(session, lin, "mentee", done=datetime(2026, 11, 1, tzinfo=UTC))
    return lin


@pytest.fixture
def priya(desk):
    """The next meeting is planned and prepared."""
    with desk.change("Add") as session:
        priya = add(session, "Priya Raman")
        meet(session, priya, datetime.fromisoformat("2026-12-10T16:00"))
        meeting = meet(session, priya, datetime.fromisoformat("2026-11-26T16:00"), uid="next")
        raise_item(session, priya, meeting)
        raise_item(session, priya, meeting, "discussed")
        for voice in ("mentor", "mentee", "mentee"):
            promise(session, priya, voice)
    return priya


def test_overdue_counts_from_the_last_held_meeting(desk, lin):
    (row,) = rows(desk.connection, TODAY)
    assert (row.last_held, row.next, row.unplaced, row.parked) == (date(2026, 10, 19), None, 1, 2)
    assert row.promises == {"mentor": 1, "mentee": 0}
    assert row.waiting == Waiting("mentor", "meeting", date(2026, 11, 2))


def test_next_is_the_earliest_planned_meeting_with_its_items(desk, priya):
    (row,) = rows(desk.connection, TODAY)
    at, utc = map(datetime.fromisoformat, ("2026-11-26T16:00", "2026-11-26T16:00Z"))
    assert row.next == Next("next", at, "Europe/Berlin", utc, 2)
    assert row.promises == {"mentor": 1, "mentee": 2}
    assert row.waiting == Waiting("mentee", "promises")


def test_nobody_waits_for_a_mentorship_that_rests_or_ended(desk, lin):
    with desk.change("Pause") as session:
        pauses.add(session, lin, TODAY, TODAY + timedelta(days=7))
    (row,) = rows(desk.connection, TODAY)
    assert (row.state, row.rest.ends_on, row.waiting) == ("paused", date(2026, 11, 30), NOBODY)
    with desk.change("End") as session:
        mentorships.end(session, lin, TODAY)
    assert rows(desk.connection, TODAY)[0].state == "ended"


def test_after_a_pause_the_rhythm_begins_anew(desk, lin):
    with desk.change("Pause") as session:
        pauses.add(session, lin, date(2026, 10, 20), date(2026, 11, 20))
    (row,) = rows(desk.connection, TODAY)
    assert row.waiting.since == date(2026, 11, 20)


def test_rows_are_by_name_without_trashed_ones(desk, lin, priya, clock):
    with desk.change("Add") as session:
        add(session, "jonas Berg", "mentee", Cadence("ad-hoc"))
    assert [row.person for row in rows(desk.connection, TODAY)] == [
        "jonas Berg",
        "Lin Okafor",
        "Priya Raman",
    ]
    with desk.change("Trash") as session:
        uid = mentorships.facts(session, lin, TODAY).uid
        trash.put(session, "mentorship", uid, clock())
    assert len(rows(desk.connection, TODAY)) == 2


def test_the_list_is_two_statements_whatever_there_is(desk, lin, priya):
    statements = []
    desk.connection.set_trace_callback(statements.append)
    rows(desk.connection, TODAY)
    desk.connection.set_trace_callback(None)
    assert len(statements) == 2
