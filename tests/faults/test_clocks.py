"""A desk is worked on while the clock is wrong, or jumps."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from mentordesk.desk import Desk
from mentordesk.storage.check import check
from tests.conftest import NOW, Clock
from tests.faults.deeds import Hand, new_desk, throw_away
from tests.faults.witness import digest

BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = {
    "the first hour of 1970": datetime(1970, 1, 1, 0, 30, tzinfo=BERLIN),
    "the end of 2099": datetime(2099, 12, 31, 23, 0, tzinfo=BERLIN),
    "an hour that comes twice": datetime(2026, 10, 25, 1, 0, tzinfo=BERLIN),
    "an hour that never was": datetime(2026, 3, 29, 1, 0, tzinfo=BERLIN),
}
TRASHED = "select count(*) from note where trashed_at is not null"


@pytest.fixture
def path(tmp_path, qapp):
    path = tmp_path / "desk.mentordesk"
    new_desk(path, None)
    return path


@pytest.mark.parametrize("start", MOMENTS.values(), ids=MOMENTS)
def test_whatever_the_clock_says_a_desk_is_whole_and_loses_nothing(path, start):
    clock, dice = Clock(start), Random(3)
    with closing(Desk(path, clock)) as desk:
        hand = Hand(desk, dice)
        for _ in range(60):
            hand.do()
            clock.now = (clock.now.astimezone(UTC) + timedelta(minutes=5)).astimezone(BERLIN)
        left = digest(desk.connection)
    with closing(Desk(path, clock)) as desk:
        assert digest(desk.connection) == left
        assert [each for each in check(desk.connection, protected=False) if each.found] == []


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_is_decades_wrong_empties_no_trash(path, year):
    with closing(Desk(path, Clock(NOW))) as desk:
        hand = Hand(desk, Random(1))
        while not desk.connection.execute(TRASHED).fetchone()[0]:
            throw_away(hand)
    for now in (NOW.replace(year=year), NOW):
        with closing(Desk(path, Clock(now))) as desk:
            assert desk.connection.execute(TRASHED).fetchone()[0] == 1


def test_after_a_month_the_trash_is_emptied(path):
    with closing(Desk(path, Clock(NOW))) as desk:
        hand = Hand(desk, Random(1))
        while not desk.connection.execute(TRASHED).fetchone()[0]:
            throw_away(hand)
    with closing(Desk(path, Clock(NOW + timedelta(days=31)))) as desk:
        assert desk.connection.execute(TRASHED).fetchone()[0] == 0
