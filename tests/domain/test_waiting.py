from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.pause import Pause
from mentordesk.domain.waiting import NOBODY, Waiting, is_long, waiting_for

FORTNIGHT = Cadence("weeks", 2)

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


def test_the_promise_that_was_due_first_is_waited_for():
    late = {"mentor": date(2026, 11, 20), "mentee": date(2026, 11, 18)}
    assert waiting_for("mentor", None, 0, {}, late) == Waiting("mentee", "late", late["mentee"])
    assert waiting_for("mentor", None, 3, {}, {"mentor": None, "mentee": None}) == NOBODY


def test_silence_is_of_neither_in_particular_whatever_is_due():
    last = date(2026, 9, 1)
    assert waiting_for("mentor", DUE, None, {"mentee": 2}, {}, last) == (None, "silence", last)


@pytest.mark.parametrize(
    ("cadence", "days"), [(FORTNIGHT, 21), (Cadence("weeks", 1), 10), (Cadence("ad-hoc"), 56)]
)
def test_silence_is_one_and_a_half_times_the_cadence_or_eight_weeks(cadence, days):
    last = date(2026, 9, 1)
    assert not is_long(last, cadence, last + timedelta(days=days), [])
    assert is_long(last, cadence, last + timedelta(days=days + 1), [])


@given(st.integers(0, 40), st.integers(1, 90), st.integers(0, 40))
def test_a_pause_is_no_silence(before, long, after):
    last = date(2026, 9, 1)
    pause = Pause(last + timedelta(days=before), last + timedelta(days=before + long))
    today = pause.ends_on + timedelta(days=after)
    assert is_long(last, FORTNIGHT, today, [pause]) == (before + after > 21)
