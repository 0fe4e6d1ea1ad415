from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentordesk.domain.place import Place
from mentordesk.storage import (
    actions,
    agenda,
    meetings,
    mentorships,
    notes,
    overview,
    pauses,
    whose_turn,
)
from mentordesk.storage.mentorship_list import rows
from mentordesk.storage.schema import Agreement
from tests.acquaintances import AD_HOC, FORTNIGHTLY, Acquaintances

LONG_AGO = date(2026, 9, 1)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def known(desk):
    return Acquaintances(desk)


def turns(desk):
    people = overview.mentorships(desk.connection, desk.now())
    found = whose_turn.turns(desk.connection, people, desk.now())
    return [(each.person.name, each.waiting.voice, each.waiting.what) for each in found]


def silent(desk):
    """Who is silent by Today, which is so in the list, too."""
    today = [name for name, _, what in turns(desk) if what == "silence"]
    listed = rows(desk.connection, desk.today())
    assert sorted(today) == [row.person for row in listed if row.waiting.what == "silence"]
    return today


def place(desk):
    people = overview.mentorships(desk.connection, desk.now())
    (turn,) = whose_turn.turns(desk.connection, people, desk.now())
    return turn.place


def test_an_empty_agenda_of_the_coming_week_is_the_mentees_turn(desk, known):
    meeting = known.meeting(known.someone("Priya"), "2026-11-26T16:00")
    known.meeting(known.someone("Jonas", role="mentee"), "2026-11-27T09:30")
    known.meeting(known.someone("Marta"), "2026-12-03T09:30")
    assert turns(desk) == [("Priya", "mentee", "agenda"), ("Jonas", "mentee", "agenda")]
    known.do("Add", agenda.add, meeting, "CV", "accomplish", "mentee")
    assert [name for name, _, _ in turns(desk)] == ["Jonas"]


def test_an_overdue_promise_of_the_other_is_waited_for_and_mine_is_not(desk, known):
    priya = known.someone("Priya")
    known.promise(priya, "Introduce her", "2026-11-20")
    known.promise(priya, "Draft the note", "2026-11-20", voice="mentee")
    late = known.promise(priya, "Read chapter 4", "2026-11-18", voice="mentee")
    assert turns(desk) == [("Priya", "mentee", "late")]
    made = actions.of_mentorship(desk.session, priya, open_only=True)
    assert place(desk) == Place("action_item", next(each.uid for each in made if each.id == late))


def test_a_meeting_that_is_due_is_mine_to_plan(desk, known):
    lin = known.someone("Lin", started=LONG_AGO)
    known.promise(lin, "Write")  # just now: they are not silent
    assert turns(desk) == [("Lin", "mentor", "meeting")]


@pytest.mark.parametrize("cadence", [FORTNIGHTLY, AD_HOC])
def test_where_nothing_happens_for_long_they_are_silent(desk, known, cadence):
    known.someone("Lin", started=LONG_AGO, cadence=cadence)
    assert silent(desk) == ["Lin"]


def promise(known, lin):
    known.promise(lin, "Write", voice="mentee")


def write(known, lin):
    known.do("Note", notes.add, known.desk.now(), mentorship_id=lin)


def plan(known, lin):
    known.meeting(lin, "2026-12-10T16:00", items=1)


def called_off(known, lin):
    known.do("Cancel", meetings.cancel, known.meeting(lin, "2026-12-10T16:00"))


@pytest.mark.parametrize("move", [promise, write, plan, called_off])
def test_whatever_was_done_breaks_the_silence(desk, known, move):
    lin = known.someone("Lin", started=LONG_AGO, cadence=AD_HOC)
    move(known, lin)
    assert silent(desk) == []


def test_what_was_captured_breaks_the_silence(desk, known, clock):
    lin = known.someone("Lin", started=LONG_AGO, cadence=AD_HOC)
    clock.now = datetime.now(BERLIN)  # an item knows by its name when it was raised
    known.do("Add", agenda.add_for_next, lin, "CV", "accomplish", "mentee")
    assert silent(desk) == []
    clock.now += timedelta(days=57)
    assert silent(desk) == ["Lin"]


def test_nobody_is_waited_for_during_a_pause_or_after_the_end(desk, known):
    for name, verb in [("Ann", pauses.add), ("Bob", mentorships.end)]:
        someone = known.someone(name, started=LONG_AGO)
        known.promise(someone, "Write", "2026-11-02", voice="mentee")
        known.do("Rest", verb, someone, desk.today())
    assert turns(desk) == []


def test_a_pause_that_is_over_is_left_out_of_the_silence(desk, known):
    lin = known.someone("Lin", started=LONG_AGO, cadence=AD_HOC)
    known.do("Rest", pauses.add, lin, date(2026, 9, 15), date(2026, 10, 20))
    assert silent(desk) == []
    known.do("Change", pauses.delete, pauses_of(desk)[0])
    assert silent(desk) == ["Lin"]


def pauses_of(desk):
    return [row[0] for row in desk.connection.execute("select id from pause")]


def agree(session, mentorship, agreed_on, review_on):
    rhythm = {"cadence": "weeks", "weeks": 2, "review_on": date.fromisoformat(review_on)}
    session.add(
        Agreement(mentorship_id=mentorship, agreed_on=date.fromisoformat(agreed_on), **rhythm)
    )


@pytest.mark.parametrize(
    ("reviews", "due"),
    [
        (["2026-11-23"], date(2026, 11, 23)),
        (["2026-11-24"], None),
        (["2026-11-02", "2027-05-01"], None),  # the latest amendment says when
        (["2027-05-01", "2026-11-02"], date(2026, 11, 2)),
    ],
)
def test_the_agreement_is_reviewed_on_the_agreed_date(desk, known, reviews, due):
    lin = known.someone("Lin", cadence=AD_HOC)
    for month, review in enumerate(reviews, 5):
        known.do("Agree", agree, lin, f"2026-0{month}-01", review)
    people = overview.mentorships(desk.connection, desk.now())
    assert people[0].review == due
    assert overview.due_today(desk.connection, desk.now(), people) == int(due is not None)
    known.do("Rest", pauses.add, lin, desk.today())
    assert overview.mentorships(desk.connection, desk.now())[0].review is None
