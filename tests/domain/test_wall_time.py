from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.wall_time import comes_twice, elsewhere, instant, is_by_day, is_skipped

# Daylight saving on other dates, in the other half of the year, by half an hour, or never.
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"]
ZONES += ["Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Africa/Casablanca", "UTC"]
zones = st.sampled_from(ZONES)
minutes = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda n: datetime(2026, 1, 1) + timedelta(0, 60 * n)
)
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


def at(text):
    return datetime.fromisoformat(text)


def moments(wall, zone):
    """The one or two moments at which the clock says this."""
    folds = (wall.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    return {each.astimezone(UTC) for each in folds}


def test_a_usual_time_stays_as_it_is():
    wall = at("2026-11-26T16:00")
    found = instant(wall, BERLIN)
    assert (found.wall, found.utc.isoformat()) == (wall, "2026-11-26T15:00:00+00:00")


@given(minutes, zones, zones)
def test_both_clocks_name_the_same_moment(wall, zone, other):
    here, there = instant(wall, zone), elsewhere(wall, zone, other)
    assert here.utc in moments(here.wall, zone)
    assert here.utc in moments(there, other)


@given(minutes, zones)
def test_what_the_clock_never_says_comes_from_no_moment(wall, zone):
    said = {each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for each in moments(wall, zone)}
    assert is_skipped(wall, zone) == (wall not in said)
    assert comes_twice(wall, zone) == (len(moments(wall, zone)) == 2 and said == {wall})


@pytest.mark.parametrize(
    ("wall", "there"),
    [
        ("2026-10-22T16:00", "10:00"),
        ("2026-10-26T16:00", "11:00"),  # back in Berlin on the 25th, in New York a week later
        ("2026-11-02T16:00", "10:00"),
        ("2027-03-11T16:00", "10:00"),
        ("2027-03-15T16:00", "11:00"),  # forward in New York on the 14th, in Berlin on the 28th
        ("2027-03-29T16:00", "10:00"),
    ],
)
def test_for_some_weeks_of_the_year_new_york_is_an_hour_nearer(wall, there):
    assert f"{elsewhere(at(wall), BERLIN, NEW_YORK):%H:%M}" == there


def test_what_one_clock_skips_or_says_twice_another_says_once():
    assert instant(at("2027-03-28T02:30"), BERLIN).wall == at("2027-03-28T03:30")
    assert elsewhere(at("2027-03-28T02:30"), BERLIN, NEW_YORK) == at("2027-03-27T21:30")
    assert elsewhere(at("2027-03-14T08:30"), BERLIN, NEW_YORK) == at("2027-03-14T03:30")
    assert elsewhere(at("2026-11-01T06:30"), BERLIN, NEW_YORK) == at("2026-11-01T01:30")
    assert elsewhere(at("2026-11-01T07:30"), BERLIN, NEW_YORK) == at("2026-11-01T01:30")


def test_without_a_zone_or_with_one_that_is_not_known_there_is_no_other_clock():
    for zone in (None, "", "Mars/Olympus", "../etc/passwd", "Europe"):
        assert elsewhere(at("2026-11-26T16:00"), BERLIN, zone) is None


@pytest.mark.parametrize(
    ("wall", "length", "day"),
    [("07:00", 45, True), ("06:55", 45, False), ("20:15", 45, True), ("20:20", 45, False)],
)
def test_day_is_from_seven_to_nine_in_the_evening(wall, length, day):
    assert is_by_day(at(f"2026-11-26T{wall}"), length) == day
