from datetime import date, timedelta

from mentordesk.domain.pause import Pause
from mentordesk.domain.plateau import Plateau, found

START = date(2026, 7, 6)


def days(*offsets):
    return [START + timedelta(days=offset) for offset in offsets]


def test_more_than_twice_the_usual_gap_is_a_plateau():
    today = START + timedelta(days=140)
    plateau = found(days(14, 27, 48, 68, 80, 95), today)
    assert plateau == Plateau(START + timedelta(days=95), 45, 15)


def test_twice_the_usual_gap_is_not_yet_a_plateau():
    assert found(days(0, 15, 30, 45), START + timedelta(days=75)) is None
    assert found(days(0, 15, 30, 45), START + timedelta(days=76)) is not None


def test_under_three_weeks_nothing_is_said():
    assert found(days(0, 2, 4, 6), START + timedelta(days=26)) is None
    assert found(days(0, 2, 4, 6), START + timedelta(days=27)).days == 21


def test_three_gaps_are_needed():
    assert found(days(0, 5, 10), START + timedelta(days=100)) is None
    assert found([], START) is None


def test_several_milestones_of_one_day_are_one_day():
    assert found(days(0, 0, 0, 14, 14, 28, 28), START + timedelta(days=100)) is None


def test_a_planned_pause_is_no_plateau():
    pause = Pause(START + timedelta(days=50), START + timedelta(days=110))
    assert found(days(0, 15, 30, 45), START + timedelta(days=130), [pause]) is None


def test_during_a_planned_pause_nothing_is_said():
    today = START + timedelta(days=130)
    assert found(days(0, 15, 30, 45), today, [Pause(today)]) is None
    assert found(days(0, 15, 30, 45), today, [Pause(START, today)]) is None  # all of it paused
    assert found(days(0, 15, 30, 45), today, [Pause(*days(90, 130))]).days == 45


def test_overlapping_pauses_are_left_out_once():
    pauses = [Pause(*days(50, 70)), Pause(*days(60, 80)), Pause(*days(55, 58))]
    assert found(days(0, 15, 30, 45), START + timedelta(days=130), pauses).days == 85 - 30


def test_what_is_still_to_come_was_not_reached():
    assert found(days(0, 15, 30, 45, 400), START + timedelta(days=100)).since == days(45)[0]
