from datetime import date

from mentordesk.domain.waiting import NOBODY, Waiting, waiting_for

DUE = date(2026, 11, 2)


def test_overdue_with_nothing_planned_waits_for_me_whatever_is_promised():
    for role in ("mentor", "mentee"):
        promises = {"mentor": 0, "mentee": 9}
        assert waiting_for(role, DUE, None, promises) == Waiting(role, "meeting", DUE)


def test_a_planned_meeting_is_not_overdue():
    assert waiting_for("mentor", DUE, 3, {}) == NOBODY


def test_an_empty_agenda_waits_for_the_mentee_whoever_i_am():
    for role in ("mentor", "mentee"):
        assert waiting_for(role, None, 0, {"mentor": 5}) == Waiting("mentee", "agenda")


def test_more_promises_are_waited_for_and_a_tie_is_the_mentees():
    assert waiting_for("mentor", None, 5, {"mentor": 1, "mentee": 2}).voice == "mentee"
    assert waiting_for("mentor", None, 5, {"mentor": 2, "mentee": 1}).voice == "mentor"
    assert waiting_for("mentor", None, 5, {"mentor": 1, "mentee": 1}).voice == "mentee"


def test_nothing_open_waits_for_nobody():
    assert waiting_for("mentee", None, None, {}) == NOBODY
