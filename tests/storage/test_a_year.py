"""A year walked day by day: what is late is late on the expected days, and nowhere else."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentordesk.storage import meetings, mentorships, overview, pauses, whose_turn
from mentordesk.storage.mentorship_list import rows
from tests.acquaintances import Acquaintances

BERLIN = ZoneInfo("Europe/Berlin")
A_DAY = timedelta(days=1)
# Every two weeks at 16:00, from Thursday 1 October 2026: the clocks go back on 25 October and
# forward on 28 March. Held on 15 and 29 October; a no-show on 12 November, due and late until
# the one on 19 November; an early one on Monday 30 November instead of 3 December, so that the
# next falls due on 14 December, not on 17; holidays of six weeks from 21 December to 1 February,
# planned in November. Then nothing until 11 February; after that a pause without an end.
HELD = [date(2026, 10, 15), date(2026, 10, 29), date(2026, 11, 19), date(2026, 11, 30)]
HELD += [date(2027, 2, 11), date(2027, 2, 25), date(2027, 3, 11), date(2027, 3, 25)]
HELD += [date(2027, 4, 8)]
HOLIDAYS = date(2026, 12, 21), date(2027, 2, 1)
FOR_GOOD = date(2027, 4, 20)
LATE = {date(2026, 11, 12): (13, 18), date(2026, 12, 14): (15, 20), date(2027, 2, 1): (2, 10)}


def expected_late(day):
    """The day it was due that is told on a day, None if nothing is late."""
    for due, (first, last) in LATE.items():
        if due.replace(day=first) <= day <= due.replace(day=last):
            return due
    return None


class Year:
    def __init__(self, desk, clock):
        self.desk, self.clock = desk, clock
        self.known = Acquaintances(desk)
        self.priya = self.known.someone("Priya", started=date(2026, 10, 1))

    def wake(self, day):
        self.clock.now = datetime(day.year, day.month, day.day, 16, 4, tzinfo=BERLIN)
        events = {
            date(2026, 11, 5): self.plan_holidays,
            date(2026, 11, 12): self.no_show,
            date(2026, 11, 30): self.meet_early,
            FOR_GOOD: lambda: self.do(pauses.add, self.priya, day),
        }
        if day in events:
            events[day]()
        elif day in HELD:
            self.known.held(self.priya, f"{day}T16:00")

    def do(self, verb, *values):
        return self.known.do("Do", verb, *values)

    def plan_holidays(self):
        self.do(pauses.add, self.priya, *HOLIDAYS, "holidays")

    def no_show(self):
        self.do(meetings.miss, self.known.meeting(self.priya, "2026-11-12T16:00"))

    def meet_early(self):
        planned = self.known.meeting(self.priya, "2026-12-03T16:00")
        self.do(meetings.start, planned, self.desk.now())
        with self.desk.change("End") as session:
            meetings.end(session, planned, self.desk.now(), plan_next=False)

    def told(self):
        """What the overview, the list, Today and the number beside it say is late."""
        now = self.desk.now()
        known = overview.mentorships(self.desk.connection, now)
        (row,) = rows(self.desk.connection, now.date())
        count = overview.due_today(self.desk.connection, now, known)
        turns = whose_turn.turns(self.desk.connection, known, now)
        waits = turns[0].person.overdue if turns else None
        return known[0].overdue, row.overdue, waits, count


@pytest.fixture
def year(desk, clock):
    return Year(desk, clock)


def test_a_whole_year_is_late_on_the_expected_days_only(year):
    day, said = date(2026, 10, 1), {}
    while day < date(2027, 10, 1):
        year.wake(day)
        said[day] = year.told()
        day += A_DAY
    expected = {each: expected_late(each) for each in said}
    assert said == {day: (late,) * 3 + (int(late is not None),) for day, late in expected.items()}
    assert sum(late is not None for late in expected.values()) == 6 + 6 + 9


def test_an_early_meeting_takes_place_on_its_day_and_keeps_its_number(year):
    for day in HELD[:4]:
        year.wake(day)
    held = mentorships.held(year.desk.session, year.priya)
    assert [(each.day, each.number) for each in held[-1:]] == [(date(2026, 11, 30), 4)]


@pytest.mark.parametrize("on", ["2026-10-22", "2027-03-18"])
def test_the_next_meeting_keeps_its_time_when_the_clocks_change(year, on):
    meeting = year.known.meeting(year.priya, f"{on}T16:00")
    year.clock.now = datetime.fromisoformat(f"{on}T16:50").replace(tzinfo=BERLIN)
    following = year.do(meetings.end, meeting, year.clock.now)
    before, after = (meetings.facts(year.desk.session, each) for each in (meeting, following))
    assert after.starts_at - before.starts_at == timedelta(days=14)
    assert abs((after.starts_utc - before.starts_utc) - timedelta(days=14)) == timedelta(hours=1)


def test_the_next_meeting_is_planned_after_the_holidays_on_the_day_of_the_rhythm(year):
    year.plan_holidays()
    meeting = year.known.meeting(year.priya, "2026-12-10T16:00")
    year.clock.now = datetime(2026, 12, 10, 16, 50, tzinfo=BERLIN)
    following = year.do(meetings.end, meeting, year.clock.now)
    assert meetings.facts(year.desk.session, following).starts_at == datetime(2027, 2, 4, 16)
