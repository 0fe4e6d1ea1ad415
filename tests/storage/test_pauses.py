from datetime import date, datetime

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.pause import Pause
from mentordesk.storage import mentorships, overview, pauses
from mentordesk.storage.mentorship_list import rows
from tests.storage.mentorship import Pair

HOLIDAYS = date(2026, 12, 21), date(2027, 1, 4)


@pytest.fixture
def pair(desk):
    return Pair(desk)


def told(pair):
    facts = mentorships.facts(pair.desk.session, pair.id, pair.desk.today())
    (listed,) = overview.mentorships(pair.desk.connection, pair.desk.now())
    (row,) = rows(pair.desk.connection, pair.desk.today())
    assert (facts.rest, facts.next_rest) == (listed.rest, listed.next_rest)
    assert (facts.rest, facts.next_rest) == (row.rest, row.next_rest)
    return facts.state, facts.rest, facts.next_rest


def test_a_pause_that_lies_ahead_is_told_everywhere(pair):
    pair.do(pauses.add, pair.id, *HOLIDAYS, " holidays\n")
    assert told(pair) == ("active", None, Pause(*HOLIDAYS))
    (planned,) = pauses.planned(pair.desk.session, pair.id, pair.desk.today())
    assert planned[1:] == (*HOLIDAYS, "holidays")


def test_pauses_that_touch_are_told_as_one(pair):
    pair.do(pauses.add, pair.id, date(2026, 11, 20), date(2026, 12, 21))
    pair.do(pauses.add, pair.id, *HOLIDAYS)
    pair.do(pauses.add, pair.id, date(2027, 7, 1), None)
    assert told(pair) == ("paused", Pause(date(2026, 11, 20), HOLIDAYS[1]), Pause(date(2027, 7, 1)))


def test_one_that_is_over_is_no_longer_planned(pair):
    pair.do(pauses.add, pair.id, date(2026, 10, 1), pair.desk.today())
    assert pauses.planned(pair.desk.session, pair.id, pair.desk.today()) == []
    assert told(pair) == ("active", None, None)


def test_a_planned_pause_is_changed_and_deleted_and_undone(pair):
    pause = pair.do(pauses.add, pair.id, *HOLIDAYS)
    pair.do(pauses.edit, pause, date(2026, 12, 24), None, "exams")
    assert told(pair)[2] == Pause(date(2026, 12, 24))
    pair.do(pauses.delete, pause)
    assert told(pair)[2] is None
    pair.desk.undo()
    pair.desk.undo()
    assert told(pair)[2] == Pause(*HOLIDAYS)


def covered(pair, new, changed=None):
    found = pauses.covered(pair.desk.session, [pair.id], new, changed)
    return [(each.starts_at, each.moved_to) for each in found]


def test_meetings_inside_a_pause_may_go_to_the_free_days_of_the_rhythm_after_it(pair):
    for day in ("2026-12-10", "2026-12-24", "2027-01-07", "2026-12-22"):
        pair.plan(f"{day} 16:00")
    assert covered(pair, Pause(*HOLIDAYS)) == [
        (datetime(2026, 12, 22, 16), datetime(2027, 1, 5, 16)),
        (datetime(2026, 12, 24, 16), datetime(2027, 1, 21, 16)),  # on the 7th they meet already
    ]


def test_out_of_a_pause_without_an_end_nothing_can_be_moved(pair):
    pair.plan("2026-12-24 16:00")
    assert covered(pair, Pause(HOLIDAYS[0])) == [(datetime(2026, 12, 24, 16), None)]


def test_who_meet_ad_hoc_keep_the_weekday(desk):
    pair = Pair(desk, Cadence("ad-hoc"))
    pair.plan("2026-12-24 16:00")
    assert covered(pair, Pause(*HOLIDAYS))[0][1] == datetime(2027, 1, 7, 16)


def test_a_pause_that_is_changed_does_not_stand_in_its_own_way(pair):
    pause = pair.do(pauses.add, pair.id, HOLIDAYS[0], date(2027, 2, 1))
    pair.plan("2026-12-24 16:00")
    assert covered(pair, Pause(*HOLIDAYS), pause)[0][1] == datetime(2027, 1, 7, 16)
    assert covered(pair, Pause(*HOLIDAYS))[0][1] == datetime(2027, 2, 4, 16)
