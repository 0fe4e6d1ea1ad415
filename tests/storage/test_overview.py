from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from mentordesk.domain.place import Place
from mentordesk.storage import (
    actions,
    agenda,
    meetings,
    mentorships,
    milestones,
    overview,
    pauses,
    plateaus,
    silence,
    trash,
    whose_turn,
)
from tests.acquaintances import AD_HOC, FORTNIGHTLY, ZOOM, Acquaintances

PACE = ("2026-06-01", "2026-06-15", "2026-07-01", "2026-07-15", "2026-08-01")


@pytest.fixture
def known(desk):
    return Acquaintances(desk)


def listed(desk):
    return overview.mentorships(desk.connection, desk.now())


def names(desk):
    return [each.name for each in listed(desk)]


def mine(desk, limit=12):
    return overview.promises(desk.connection, desk.now(), limit)


def test_a_meeting_of_ones_own_place_is_told_with_it(desk, known):
    priya = known.someone("Priya")
    known.meeting(priya, "2026-11-26T16:00")
    second = known.meeting(priya, "2026-12-10T16:00")
    known.do("Elsewhere", meetings.meet_at, second, "in-person", "Café Anna")
    places = [(each.channel, each.address) for each in listed(desk)[0].coming]
    assert places == [("video", ZOOM), ("in-person", "Café Anna")]


def test_whom_one_meets_this_week_comes_first_then_who_is_overdue(desk, known):
    for name, start in [("Marta", "2026-12-07T09:00"), ("Priya", "2026-11-26T16:00")]:
        known.meeting(known.someone(name), start)
    known.someone("Ann", cadence=AD_HOC)
    known.someone("Lin", started=date(2026, 10, 1))
    known.do("Pause", pauses.add, known.someone("Yusuf"), desk.today())
    assert names(desk) == ["Priya", "Lin", "Marta", "Ann", "Yusuf"]


def test_ended_and_trashed_mentorships_are_not_shown(desk, known):
    known.do("End", mentorships.end, known.someone("Ann"), desk.today())
    known.someone("Bob")
    trash_it = next(each.uid for each in listed(desk) if each.name == "Bob")
    known.do("Discard", trash.put, "mentorship", trash_it, desk.now())
    assert names(desk) == []


def test_the_next_meeting_tells_its_items_and_their_minutes(desk, known):
    meeting = known.meeting(known.someone("Priya"), "2026-11-26T16:00", items=3, minutes=10)
    gone = agenda.items(desk.session, meeting)[0].item_id
    known.do("Discard", agenda.discard, gone, desk.now())
    (coming,) = listed(desk)[0].coming
    assert (coming.items, coming.planned, coming.minutes) == (2, 20, 45)
    assert (coming.start, coming.day, coming.foreign) == (
        datetime(2026, 11, 26, 16),
        date(2026, 11, 26),
        False,
    )


def test_a_meeting_of_another_zone_keeps_its_time_and_has_my_day(desk, known):
    known.meeting(known.someone("Priya"), "2026-11-26T21:00", zone="America/New_York")
    (coming,) = listed(desk)[0].coming
    assert coming.start.hour == 21
    assert coming.foreign
    assert coming.day == date(2026, 11, 27)


def test_a_running_meeting_is_next_whatever_else_is_planned(desk, known):
    priya = known.someone("Priya")
    known.meeting(priya, "2026-11-23T08:00")
    late = known.meeting(priya, "2026-11-24T08:00")
    known.do("Start", meetings.start, late, desk.now())
    assert listed(desk)[0].next.running


def test_a_mentorship_with_a_planned_meeting_is_not_overdue(desk, known):
    lin = known.someone("Lin", started=date(2026, 9, 1))
    assert listed(desk)[0].overdue == date(2026, 9, 15)
    known.meeting(lin, "2026-12-20T09:00")
    assert listed(desk)[0].overdue is None


def test_after_a_pause_the_rhythm_begins_anew(desk, known, clock):
    lin = known.someone("Lin", started=date(2026, 9, 1))
    known.do("Pause", pauses.add, lin, date(2026, 9, 10))
    assert (listed(desk)[0].paused, listed(desk)[0].overdue) == (True, None)
    known.do("Resume", pauses.resume, lin, date(2026, 11, 20))
    assert listed(desk)[0].overdue == date(2026, 11, 20)


def test_meetings_to_come_are_numbered_after_the_last_held(desk, known):
    priya = known.someone("Priya")
    known.held(priya, "2026-11-12T16:00")
    for start in ("2026-12-10T16:00", "2026-11-26T16:00"):
        known.meeting(priya, start)
    (person,) = listed(desk)
    numbers = overview.numbers(desk.connection, [person])
    assert [numbers[each.uid] for each in person.coming] == [2, 3]


def test_a_meeting_that_was_opened_again_keeps_its_number(desk, known):
    priya = known.someone("Priya")
    held = known.held(priya, "2026-11-12T16:00")
    known.meeting(priya, "2026-11-26T16:00")
    known.do("Reopen", meetings.reopen, held)
    (person,) = listed(desk)
    numbers = overview.numbers(desk.connection, [person])
    assert [numbers[each.uid] for each in person.coming] == [1, 2]


def test_only_what_i_promised_is_mine(desk, known):
    priya, jonas = known.someone("Priya"), known.someone("Jonas", role="mentee")
    known.promise(priya, "Introduce her", voice="mentor")
    known.promise(priya, "Read chapter 4", voice="mentee")
    known.promise(jonas, "Send the packet", voice="mentee")
    assert [each.text for each in mine(desk).listed] == ["Introduce her", "Send the packet"]


def test_promises_come_by_due_date_and_those_without_one_last(desk, known):
    priya = known.someone("Priya")
    for text, due in [("c", None), ("b", "2026-11-25"), ("a", "2026-11-21")]:
        known.promise(priya, text, due)
    assert [each.text for each in mine(desk).listed] == ["a", "b", "c"]


def test_what_was_kept_today_stays_until_tomorrow(desk, known, clock):
    done = known.promise(known.someone("Priya"), "Send it")
    known.do("Tick", actions.tick, done, True, desk.now())
    assert [(each.text, each.done) for each in mine(desk).listed] == [("Send it", True)]
    clock.now = datetime(2026, 11, 24, 0, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert mine(desk).listed == ()


def test_more_promises_than_asked_for_are_counted(desk, known):
    priya = known.someone("Priya")
    for number in range(5):
        known.promise(priya, f"Promise {number}")
    assert (len(mine(desk, 3).listed), mine(desk, 3).open) == (3, 5)


def test_promises_of_ended_mentorships_ask_for_nothing(desk, known):
    ann = known.someone("Ann")
    known.promise(ann, "Write to her", "2026-11-20")
    known.do("End", mentorships.end, ann, desk.today())
    assert mine(desk).listed == ()
    assert overview.due_today(desk.connection, desk.now(), listed(desk)) == 0


def test_due_today_are_promises_meetings_and_late_rhythms(desk, known):
    priya = known.someone("Priya")
    known.promise(priya, "late", "2026-11-20")
    known.promise(priya, "today", "2026-11-23")
    known.promise(priya, "tomorrow", "2026-11-24")
    known.meeting(priya, "2026-11-23T16:00")
    known.someone("Lin", started=date(2026, 9, 1))
    assert overview.due_today(desk.connection, desk.now(), listed(desk)) == 4


def test_meetings_and_goals_belong_to_a_mentorship(desk, known):
    priya = known.someone("Priya")
    meeting, goal = known.meeting(priya, "2026-11-26T16:00"), known.goal(priya)
    uid = listed(desk)[0].uid
    places = [Place("meeting", meetings.facts(desk.session, meeting).uid), goal_place(desk, goal)]
    owners = [overview.mentorship_of(desk.connection, place) for place in places]
    assert owners == [uid, uid]
    assert overview.mentorship_of(desk.connection, Place("notes", part=uid)) is None


def goal_place(desk, goal):
    query = "select uid from goal where id = ?"
    return Place("goal", desk.connection.execute(query, (goal,)).fetchone()[0])


def stuck(desk, limit=5):
    return plateaus.plateaus(desk.connection, desk.today(), limit)


def test_a_goal_without_a_milestone_for_long_is_on_a_plateau(desk, known):
    known.goal(known.someone("Priya"), *PACE)
    (found,) = stuck(desk)
    assert (found.title, found.name, found.days) == ("Teach GraphQL", "Priya", 114)
    assert 14 <= found.usual <= 17


def test_a_goal_that_goes_on_and_a_goal_without_history_are_on_none(desk, known):
    priya = known.someone("Priya")
    known.goal(priya, *PACE, "2026-11-20")
    known.goal(priya, *PACE[:3])
    assert stuck(desk) == []


def test_a_milestone_taken_back_was_no_progress(desk, known):
    goal = known.goal(known.someone("Priya"), *PACE, "2026-11-20")
    last = milestones.listed(desk.session, goal, desk.today())[-2]
    known.do("Reopen", milestones.reopen, last.milestone_id, date(2026, 11, 21))
    assert [each.days for each in stuck(desk)] == [114]


def test_nothing_is_said_of_goals_while_a_mentorship_rests(desk, known):
    priya = known.someone("Priya")
    known.goal(priya, *PACE)
    known.do("Pause", pauses.add, priya, desk.today())
    assert stuck(desk) == []


def test_the_latest_plateaus_are_found_among_many(desk, known):
    for number in range(1, 11):
        shifted = [day.replace("-01", f"-{number:02}") for day in PACE]
        known.goal(known.someone(f"Person {number}"), *shifted)
    assert [each.name for each in stuck(desk, 2)] == ["Person 10", "Person 9"]


def test_the_number_of_queries_is_the_same_for_one_person_and_for_twenty(desk, known):
    counts = []
    for number in range(20):
        known.meeting(known.someone(f"Person {number}"), "2026-11-26T16:00", items=1)
        if number in (0, 19):
            counts.append(queries(desk))
    assert counts[0] == counts[1]


def queries(desk):
    heard = []
    desk.connection.set_trace_callback(heard.append)
    people = listed(desk)
    mine(desk)
    overview.due_today(desk.connection, desk.now(), people)
    overview.numbers(desk.connection, people)
    whose_turn.turns(desk.connection, people, desk.now())
    desk.connection.set_trace_callback(None)
    return len(heard)


@pytest.mark.parametrize(
    "query",
    [overview.COMING, overview.MENTORSHIPS, plateaus.PERHAPS, silence.SIGNS, whose_turn.LATE],
)
def test_no_query_reads_all_meetings_or_items(desk, query):
    rows = desk.connection.execute(
        f"explain query plan {query.replace('?', ':today')}",
        {"today": "2026-11-23", "late": "2026-11-02"},
    )
    plan = [row[-1] for row in rows]
    large = ("SCAN meeting", "SCAN item", "SCAN placement", "SCAN event", "SCAN milestone")
    assert [step for step in plan if step.startswith(large)] == []


def test_rhythms_are_read_whole(desk, known):
    known.someone("Lin", cadence=FORTNIGHTLY)
    assert listed(desk)[0].cadence == FORTNIGHTLY


def test_a_mentorship_that_has_ended_does_not_go_on(desk, known):
    priya = known.someone("Priya")
    place = Place("mentorship", listed(desk)[0].uid)
    assert overview.mentorship_of(desk.connection, place, going_on=True) == place.uid
    known.do("End", mentorships.end, priya, desk.today())
    assert overview.mentorship_of(desk.connection, place) == place.uid
    assert overview.mentorship_of(desk.connection, place, going_on=True) is None
