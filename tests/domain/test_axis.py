from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain import axis
from mentordesk.domain.axis import Mark

START = date(2026, 7, 6)


def test_points_are_round_and_leave_room_above_the_line():
    assert axis.points(26) == [0, 10, 20, 30, 40]
    assert axis.points(3) == [0, 1, 2, 3, 4]
    assert axis.points(0) == [0, 1]


def test_months_begin_with_the_first_day():
    marks = axis.days(START, date(2027, 1, 10), 8)
    assert marks[:2] == [Mark(START, "month"), Mark(date(2026, 8, 1), "month")]
    assert marks[-1] == Mark(date(2027, 1, 1), "month")


def test_the_first_day_has_no_mark_close_to_a_month():
    assert axis.days(date(2026, 7, 25), date(2026, 11, 1), 8)[0].on == date(2026, 8, 1)


def test_over_years_january_is_named_by_its_year():
    marks = axis.days(date(2024, 2, 1), date(2027, 1, 1), 8)
    assert Mark(date(2026, 1, 1), "year") in marks


def test_a_few_weeks_are_marked_by_days():
    assert axis.days(START, START + timedelta(days=28), 6)[1] == Mark(date(2026, 7, 13), "day")


@given(st.integers(0, 20_000), st.integers(2, 12))
def test_marks_are_never_more_than_fit(span, most):
    last = START + timedelta(days=span)
    marks = axis.days(START, last, most)
    assert 1 <= len(marks) <= most
    assert all(START <= mark.on <= last for mark in marks)


@given(st.integers(0, 100_000))
def test_the_peak_is_below_the_top(peak):
    assert peak < axis.points(peak)[-1]
    assert len(axis.points(peak)) <= axis.LINES + 1
