from datetime import UTC, datetime, timedelta

from mentordesk.domain.timer import elapsed, minutes_over

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)


def test_a_timer_adds_what_runs_to_what_ran():
    assert elapsed(60, NOW - timedelta(seconds=12), NOW) == 72
    assert elapsed(60, None, NOW) == 60


def test_a_clock_that_was_set_back_takes_nothing_away():
    assert elapsed(60, NOW + timedelta(hours=1), NOW) == 60


def test_it_is_over_once_its_minutes_have_passed():
    assert minutes_over(600, 10) is None
    assert minutes_over(601, 10) == 0
    assert minutes_over(735, 10) == 2
