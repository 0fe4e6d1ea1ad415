from datetime import date, timedelta

import pytest

from mentordesk.storage import actions, decisions, learnings, meetings, trash

from .mentorship import Pair


@pytest.fixture
def pair(desk):
    return Pair(desk)


def promise(pair, text, day="2026-11-20", **more):
    return pair.do(actions.add, pair.id, text, "mentee", date.fromisoformat(day), **more)


def texts(entries):
    return [entry.text for entry in entries]


def test_a_promise_is_kept_and_taken_back(pair):
    made = promise(pair, "Read")
    pair.do(actions.tick, made, True, pair.desk.now())
    assert actions.of_mentorship(pair.desk.session, pair.id, open_only=True) == []
    pair.do(actions.tick, made, False, pair.desk.now())
    assert texts(actions.of_mentorship(pair.desk.session, pair.id, open_only=True)) == ["Read"]


def test_what_a_meeting_produced_is_read_in_its_order(pair):
    meeting, today = pair.plan("2026-11-26 16:00"), pair.desk.today()
    for text in ("One", "Two"):
        promise(pair, text, meeting_id=meeting)
        pair.do(decisions.add, pair.id, text, today, meeting)
        pair.do(learnings.add, pair.id, text, "mentor", today, meeting)
    for noun in (actions, decisions, learnings):
        assert texts(noun.of_meeting(pair.desk.session, meeting)) == ["One", "Two"]
        assert texts(noun.of_mentorship(pair.desk.session, pair.id)) == ["Two", "One"]


def test_since_last_time_are_promises_that_were_open_when_the_last_meeting_was_held(pair, clock):
    promise(pair, "Kept before", "2026-10-01")
    first = pair.plan("2026-11-12 16:00")
    pair.do(actions.tick, promise(pair, "Long kept", "2026-10-01"), True, at_noon(clock, -20))
    pair.do(actions.tick, 1, True, at_noon(clock, -30))
    pair.end(first)
    second = pair.plan("2026-11-26 16:00")
    pair.do(actions.tick, promise(pair, "Kept since", "2026-11-12"), True, at_noon(clock, -3))
    promise(pair, "Open", "2026-11-12")
    promise(pair, "From this very meeting", "2026-11-26", meeting_id=second)
    assert texts(actions.since(pair.desk.session, second)) == ["Kept since", "Open"]


def test_before_the_first_held_meeting_all_promises_are_asked_about(pair, clock):
    pair.do(actions.tick, promise(pair, "Kept", "2026-10-01"), True, at_noon(clock, -30))
    meeting = pair.plan("2026-11-26 16:00")
    assert texts(actions.since(pair.desk.session, meeting)) == ["Kept"]


@pytest.mark.parametrize("noun", [actions, decisions, learnings])
def test_what_is_edited_and_discarded(pair, noun):
    voice = [] if noun is decisions else ["mentee"]
    made = pair.do(noun.add, pair.id, "Raed", *voice, pair.desk.today())
    pair.do(noun.edit, made, text="Read", private=True)
    assert [(e.text, e.private) for e in noun.of_mentorship(pair.desk.session, pair.id)] == [
        ("Read", True)
    ]
    with pytest.raises(TypeError):
        pair.do(noun.edit, made, made_on=pair.desk.today())
    pair.do(noun.discard, made, pair.desk.now())
    assert noun.of_mentorship(pair.desk.session, pair.id) == []
    assert texts_in_trash(pair) == ["Read"]


def test_a_promise_outlives_its_discarded_meeting(pair):
    meeting = pair.plan("2026-11-26 16:00")
    promise(pair, "Read", meeting_id=meeting)
    pair.do(meetings.discard, meeting, pair.desk.now())
    (left,) = actions.of_mentorship(pair.desk.session, pair.id)
    assert (left.text, left.meeting_uid) == ("Read", None)


def at_noon(clock, days):
    return clock.now.replace(hour=12) + timedelta(days=days)


def texts_in_trash(pair):
    return [entry.words for entry in trash.listed(pair.desk.session)]
