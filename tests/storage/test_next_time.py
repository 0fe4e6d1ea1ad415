from datetime import date

import pytest

from mentordesk.storage import actions, agenda, meetings, next_time

from .mentorship import Pair


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def first(pair):
    return pair.plan("2026-10-01 16:00")


@pytest.fixture
def aim(pair, first):
    (item,) = pair.add(first, "Accounts work", section="by-next-time")
    return item


@pytest.fixture
def second(pair, first, aim):
    """The meeting after the one at which it was agreed on."""
    pair.do(agenda.tick, aim, True)
    return pair.end(first)


def asked(pair, meeting):
    return [(each.title, each.met) for each in next_time.asked(pair.desk.session, meeting)]


def answer(pair, meeting, met):
    (aim,) = next_time.asked(pair.desk.session, meeting)
    pair.do(next_time.answer, aim.placement_id, meeting, met)


def test_what_was_agreed_on_is_asked_about_at_the_next_meeting(pair, first, second):
    assert asked(pair, second) == [("Accounts work", None)]
    assert asked(pair, first) == []
    (aim,) = next_time.asked(pair.desk.session, second)
    assert aim.agreed_on == date(2026, 10, 1)


def test_what_was_not_talked_about_is_not_asked_about(pair, first, aim):
    assert asked(pair, pair.end(first)) == []


def test_other_sections_are_not_asked_about(pair, first):
    (item,) = pair.add(first, "Cursors")
    pair.do(agenda.tick, item, True)
    assert asked(pair, pair.end(first)) == []


def test_an_answer_stays_in_its_brief_and_is_asked_for_no_more(pair, second):
    answer(pair, second, True)
    assert asked(pair, second) == [("Accounts work", True)]
    assert asked(pair, pair.end(second)) == []


def test_what_was_not_answered_is_asked_about_again(pair, second):
    assert asked(pair, pair.end(second)) == [("Accounts work", None)]


def test_an_answer_can_be_taken_back_and_undone(pair, second):
    answer(pair, second, False)
    pair.desk.undo()
    assert asked(pair, second) == [("Accounts work", None)]
    answer(pair, second, False)
    answer(pair, second, None)
    assert asked(pair, pair.end(second)) == [("Accounts work", None)]


def test_the_record_tells_whether_it_was_met(pair, first, second):
    answer(pair, second, False)
    (entry,) = agenda.items(pair.desk.session, first)
    assert (entry.outcome, entry.met) == ("discussed", False)


def test_what_is_talked_about_once_more_is_asked_about_once_more(pair, first, aim, second):
    answer(pair, second, False)
    pair.do(agenda.place, aim, second)
    assert next_time.asked(pair.desk.session, second)[0].again
    pair.do(agenda.tick, aim, True)
    third = pair.end(second)
    assert asked(pair, third) == [("Accounts work", None)]
    assert asked(pair, second) == [("Accounts work", False)]
    assert agenda.items(pair.desk.session, first)[0].met is False


def test_what_was_let_go_is_not_asked_about(pair, aim, second):
    pair.do(agenda.drop, aim)
    assert asked(pair, second) == []


def test_nothing_is_asked_of_a_meeting_that_was_discarded(pair, first, second):
    pair.do(meetings.discard, first, pair.desk.now())
    assert asked(pair, second) == []


@pytest.mark.parametrize("read", [next_time.asked, actions.since])
def test_a_brief_reads_no_meetings_of_others(pair, desk, read):
    pair.end(pair.plan("2026-11-12 16:00"))
    coming, asked = pair.plan("2026-11-26 16:00"), []
    desk.connection.set_trace_callback(asked.append)
    read(desk.session, coming)
    desk.connection.set_trace_callback(None)
    for query in [each for each in asked if "meeting.state" in each]:
        plan = desk.connection.execute(f"explain query plan {query}").fetchall()
        assert "meeting_by_state" not in str(plan)
