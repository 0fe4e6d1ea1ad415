from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mentordesk.ui import clocks

START = datetime(2026, 11, 26, 16)
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


def said(zone, here, theirs, start=START):
    now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo(here))
    return clocks.when(start, 45, zone, now, theirs)


@pytest.mark.parametrize(
    ("zone", "here", "theirs", "words"),
    [
        (BERLIN, BERLIN, None, "Thu 26 Nov, 16:00–16:45"),
        (BERLIN, BERLIN, NEW_YORK, "Thu 26 Nov, 16:00–16:45 · 10:00 in New York"),
        (BERLIN, BERLIN, "Africa/Lagos", "Thu 26 Nov, 16:00–16:45"),  # in winter the same
        (BERLIN, BERLIN, "Asia/Kolkata", "Thu 26 Nov, 16:00–16:45 · 20:30 in Kolkata"),
        (BERLIN, BERLIN, "Asia/Tokyo", "Thu 26 Nov, 16:00–16:45 · Fri 00:00 in Tokyo"),
        (BERLIN, NEW_YORK, None, "Thu 26 Nov, 16:00–16:45 (Berlin) · 10:00 here"),
        (NEW_YORK, BERLIN, NEW_YORK, "Thu 26 Nov, 16:00–16:45 (New York) · 22:00 here"),
        (BERLIN, BERLIN, "Mars/Olympus", "Thu 26 Nov, 16:00–16:45"),
    ],
)
def test_each_clock_that_says_something_else_is_said(zone, here, theirs, words):
    assert said(zone, here, theirs) == words


@pytest.mark.parametrize(("month", "words"), [(7, "15:00 in Lagos"), (12, "")])
def test_a_zone_without_daylight_saving_differs_for_half_a_year(month, words):
    start = datetime(2026, month, 16, 16)
    assert said(BERLIN, BERLIN, "Africa/Lagos", start).partition(" · ")[2] == words


@pytest.mark.parametrize(
    ("here", "theirs", "words"),
    [
        (NEW_YORK, NEW_YORK, "10:00 here and in New York"),
        ("Asia/Tokyo", "Asia/Seoul", "Fri 00:00 here and in Seoul"),
    ],
)
def test_clocks_that_agree_are_said_once(here, theirs, words):
    assert said(BERLIN, here, theirs).partition(" · ")[2] == words
