from datetime import timedelta

import pytest

from mentordesk.storage import meetings, timers

from .mentorship import Pair


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def meeting(pair):
    meeting = pair.plan("2026-11-23 09:00")
    pair.start(meeting)
    return meeting


def name(pair, meeting):
    return pair.meeting(meeting).uid


def test_one_item_at_a_time_is_timed(pair, meeting, clock):
    uid = name(pair, meeting)
    pair.do(timers.start, uid, "first", clock())
    clock.now += timedelta(seconds=90)
    pair.do(timers.start, uid, "second", clock())
    found = timers.of_meeting(pair.desk.session, uid)
    assert found["first"] == (90, None)
    assert found["second"] == (0, clock())


def test_a_paused_item_goes_on_where_it_was(pair, meeting, clock):
    uid = name(pair, meeting)
    for _ in range(2):
        pair.do(timers.start, uid, "first", clock())
        clock.now += timedelta(seconds=30)
        pair.do(timers.stop_item, "first", clock())
    assert timers.of_meeting(pair.desk.session, uid) == {"first": (60, None)}


def test_timers_are_never_undone(pair, meeting, clock):
    pair.do(timers.start, name(pair, meeting), "first", clock())
    assert pair.desk.undo_label == "start"
    pair.desk.undo()
    assert "first" in timers.of_meeting(pair.desk.session, name(pair, meeting))


def test_timers_stop_when_their_meeting_ends(pair, meeting, clock):
    pair.do(timers.start, name(pair, meeting), "first", clock())
    clock.now += timedelta(minutes=3)
    pair.end(meeting)
    assert timers.of_meeting(pair.desk.session, name(pair, meeting)) == {"first": (180, None)}


def test_a_meeting_that_is_begun_anew_has_new_timers(pair, meeting, clock):
    pair.do(timers.start, name(pair, meeting), "first", clock())
    pair.do(meetings.cancel, meeting)
    pair.do(meetings.reopen, meeting)
    pair.start(meeting)
    assert timers.of_meeting(pair.desk.session, name(pair, meeting)) == {}
