from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.cadence import (
    Cadence,
    drift,
    due,
    next_due,
    next_start,
    next_working_day,
    overdue_since,
    usual,
)
from mentordesk.domain.pause import Pause, stretches

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
rhythms = st.builds(Cadence, st.sampled_from(["monthly-weekday", "monthly-day"])) | st.builds(
    Cadence, st.just("weeks"), st.integers(1, 52)
)
times = st.builds(datetime.combine, days, st.times())
FORTNIGHT = Cadence("weeks", 2)
WEEKDAY = Cadence("monthly-weekday")
DAY = Cadence("monthly-day")
RESUMED = date(2026, 11, 20)


OFFSETS = st.lists(st.tuples(st.integers(-60, 300), st.none() | st.integers(0, 90)), max_size=3)


def pauses_near(day, offsets):
    """Pauses around a day, in any order, that may overlap, be empty or have no end."""
    starts = [(day + timedelta(days=start), long) for start, long in offsets]
    return [Pause(on, None if n is None else on + timedelta(days=n)) for on, n in starts]


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
    last, pause = date(2026, 6, 1), Pause(date(2026, 6, 10), RESUMED)
    assert overdue_since(last, last, FORTNIGHT, RESUMED, [pause]) is None
    assert overdue_since(last, last, FORTNIGHT, date(2026, 11, 23), [pause]) == RESUMED


def test_what_was_late_before_a_pause_is_due_when_it_goes_on():
    last, pause = date(2026, 6, 1), Pause(date(2026, 7, 1), RESUMED)
    assert overdue_since(last, last, FORTNIGHT, date(2026, 6, 30), [pause]) == date(2026, 6, 15)
    assert overdue_since(last, last, FORTNIGHT, date(2026, 7, 1), [pause]) is None
    assert due(last, FORTNIGHT, RESUMED, [pause]) == RESUMED


def test_a_pause_that_is_over_before_anything_falls_due_changes_nothing():
    pause = Pause(date(2026, 6, 3), date(2026, 6, 10))
    assert due(date(2026, 6, 1), FORTNIGHT, date(2026, 6, 20), [pause]) == date(2026, 6, 15)


def test_in_a_pause_without_an_end_nothing_falls_due():
    assert due(date(2026, 6, 1), FORTNIGHT, date(2027, 6, 1), [Pause(date(2026, 6, 10))]) is None


def test_pauses_that_touch_are_one():
    pauses = [Pause(date(2026, 6, 20), date(2026, 7, 1)), Pause(date(2026, 6, 10), RESUMED)]
    pauses += [Pause(RESUMED, date(2026, 12, 1))]
    assert due(date(2026, 6, 1), FORTNIGHT, date(2026, 6, 2), pauses) == date(2026, 12, 1)


@given(days, rhythms, OFFSETS, st.integers(0, 400))
def test_nothing_is_late_inside_a_pause_or_on_the_day_it_goes_on(last, cadence, offsets, after):
    today, pauses = last + timedelta(days=after), pauses_near(last, offsets)
    late = overdue_since(last, last, cadence, today, pauses)
    assert late is None or not any(
        rest.covers(today) or rest.ends_on == today for rest in stretches(pauses)
    )
    assert late is None or next_due(last, cadence) <= late < today


@given(days, rhythms, OFFSETS, st.integers(0, 400))
def test_without_a_pause_in_between_late_is_what_the_cadence_says(last, cadence, offsets, after):
    today, pauses = last + timedelta(days=after), pauses_near(last, offsets)
    apart = [p for p in pauses if p.ends_on and p.ends_on <= last]
    agreed = next_due(last, cadence)
    late = overdue_since(last, last, cadence, today, apart)
    assert late == (agreed if agreed < today else None)


@given(times, rhythms, OFFSETS, st.integers(-30, 300))
def test_next_start_is_in_no_pause(last, cadence, offsets, after):
    pauses = pauses_near(last.date(), offsets)
    start = next_start(last, cadence, last.date() + timedelta(days=after), pauses)
    assert start is None or not any(pause.covers(start.date()) for pause in pauses)
    assert (start is None) <= any(pause.ends_on is None for pause in pauses)


def test_drift_is_counted_from_the_day_it_was_due():
    last = date(2026, 11, 2)
    assert drift(last, date(2026, 11, 19), FORTNIGHT) == 3
    assert drift(last, date(2026, 11, 12), FORTNIGHT) == -4
    assert drift(last, date(2026, 12, 24), Cadence("ad-hoc")) == 0


def test_the_first_day_of_the_rhythm_after_a_pause_is_as_agreed():
    holidays = [Pause(date(2026, 12, 21), date(2027, 1, 4))]
    last = date(2026, 12, 10)
    start = next_start(datetime(2026, 12, 10, 16), FORTNIGHT, last, holidays)
    assert start == datetime(2027, 1, 7, 16)
    assert drift(last, start.date(), FORTNIGHT, holidays) == 0
    assert drift(last, date(2027, 1, 8), FORTNIGHT, holidays) == 1


@given(days)
def test_the_next_working_day_is_ahead_and_no_weekend(day):
    following = next_working_day(day)
    assert day < following <= day + timedelta(days=3)
    assert following.isoweekday() <= 5
