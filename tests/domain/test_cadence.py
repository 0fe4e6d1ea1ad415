from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.cadence import (
    Cadence,
    next_due,
    next_start,
    next_working_day,
    overdue_since,
    usual,
)

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
rhythms = st.builds(Cadence, st.sampled_from(["monthly-weekday", "monthly-day"])) | st.builds(
    Cadence, st.just("weeks"), st.integers(1, 52)
)
times = st.builds(datetime.combine, days, st.times())
FORTNIGHT = Cadence("weeks", 2)
WEEKDAY = Cadence("monthly-weekday")
DAY = Cadence("monthly-day")


def test_each_kind_has_its_usual_cadence():
    assert usual("career") == Cadence("ad-hoc")
    assert usual("technical") == FORTNIGHT
    assert usual("personal") == WEEKDAY


def test_nothing_is_ever_due_ad_hoc():
    assert next_due(date(2026, 11, 23), Cadence("ad-hoc")) is None


@given(days, st.integers(1, 52))
def test_weeks_keep_the_weekday(last, weeks):
    assert next_due(last, Cadence("weeks", weeks)) == last + timedelta(days=7 * weeks)


@given(days, rhythms)
def test_next_is_always_later_and_never_two_months_away(last, cadence):
    due = next_due(last, cadence)
    assert due > last
    assert cadence.unit == "weeks" or (due.year * 12 + due.month) == last.year * 12 + last.month + 1


@given(days)
def test_monthly_same_weekday_keeps_weekday_and_its_week_of_the_month(last):
    due = next_due(last, WEEKDAY)
    week, due_week = (last.day - 1) // 7, (due.day - 1) // 7
    assert due.weekday() == last.weekday()
    assert due_week == week or (week == 4 and due_week == 3)


@given(days)
def test_monthly_same_day_keeps_the_day_or_takes_the_month_end(last):
    due = next_due(last, DAY)
    assert due.day == last.day or (due.day < last.day and (due + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("last", "cadence", "due"),
    [
        (date(2026, 1, 31), DAY, date(2026, 2, 28)),
        (date(2028, 1, 31), DAY, date(2028, 2, 29)),
        (date(2026, 12, 15), DAY, date(2027, 1, 15)),
        (date(2026, 10, 29), WEEKDAY, date(2026, 11, 26)),  # a fifth Thursday, then the fourth
        (date(2026, 11, 3), WEEKDAY, date(2026, 12, 1)),  # the first Tuesday
        (date(2026, 12, 7), WEEKDAY, date(2027, 1, 4)),
    ],
)
def test_ends_of_months_and_fifth_weekdays(last, cadence, due):
    assert next_due(last, cadence) == due


@given(times, rhythms, days)
def test_next_start_is_after_the_day_and_keeps_the_time(last, cadence, after):
    start = next_start(last, cadence, after)
    assert start.time() == last.time()
    assert start.date() > after


def test_first_meeting_is_due_a_rhythm_after_the_start():
    today = date(2026, 11, 23)
    assert overdue_since(None, date(2026, 11, 1), FORTNIGHT, today) == date(2026, 11, 15)


def test_due_today_is_not_late():
    assert overdue_since(date(2026, 11, 9), date(2026, 1, 1), FORTNIGHT, date(2026, 11, 23)) is None


def test_a_pause_is_not_held_against_anyone():
    last, resumed, today = date(2026, 6, 1), date(2026, 11, 20), date(2026, 11, 23)
    assert overdue_since(last, last, FORTNIGHT, today, resumed) == resumed
    assert overdue_since(last, last, FORTNIGHT, resumed, resumed) is None


@given(days)
def test_the_next_working_day_is_ahead_and_no_weekend(day):
    following = next_working_day(day)
    assert day < following <= day + timedelta(days=3)
    assert following.isoweekday() <= 5
