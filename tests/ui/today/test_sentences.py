from datetime import date, datetime

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.storage.overview import Coming
from mentordesk.ui.today import sentences

TODAY = date(2026, 11, 23)


def coming(day, items=1, planned=0, here="16:00", zone="Europe/Berlin"):
    start, mine = (datetime.fromisoformat(f"{day}T{time}") for time in ("16:00", here))
    return Coming("uid", start, zone, mine, 45, False, None, items, planned)


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ([], "No meeting is planned."),
        (["2026-11-29"], "One meeting this week. Its agenda is prepared."),
        (["2026-11-24"] * 2, "Two meetings this week. Their agendas are prepared."),
        (["2026-11-24"] * 13, "13 meetings this week. Their agendas are prepared."),
        (["2026-11-30"], "No meeting this week. The next one is on Mon 30 Nov."),
    ],
)
def test_the_week_in_a_line(meetings, said):
    assert sentences.facts([coming(day) for day in meetings], TODAY) == said


def test_empty_agendas_are_told():
    week = [coming("2026-11-24", items=0), coming("2026-11-25", items=0), coming("2026-11-25")]
    assert sentences.facts(week[:1], TODAY) == "One meeting this week. Its agenda is still empty."
    told = "Three meetings this week. Two agendas are still empty."
    assert sentences.facts(week, TODAY) == told


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23", "Today, 16:00–16:45"),
        ("2026-11-24", "Tomorrow, 16:00–16:45"),
        ("2026-11-26", "Thu 26 Nov, 16:00–16:45"),
        ("2027-01-07", "Thu 7 Jan 2027, 16:00–16:45"),
    ],
)
def test_when_a_meeting_is(day, said):
    assert sentences.when(coming(day), TODAY) == said


def test_a_meeting_of_another_zone_names_it():
    there = coming("2026-11-26", here="22:00", zone="America/New_York")
    assert sentences.when(there, TODAY) == "Thu 26 Nov, 16:00–16:45 (New York)"


@pytest.mark.parametrize(
    ("cadence", "said"),
    [
        (Cadence("weeks", 1), "You agreed on every week."),
        (Cadence("weeks", 2), "You agreed on every two weeks."),
        (Cadence("weeks", 26), "You agreed on every 26 weeks."),
        (Cadence("monthly-day"), "You agreed on once a month."),
    ],
)
def test_what_was_agreed(cadence, said):
    assert sentences.agreed(cadence) == said
