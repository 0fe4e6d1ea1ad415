import pytest

from mentordesk.storage import agenda, lineage, meetings

from .mentorship import Pair


@pytest.fixture
def pair(desk):
    return Pair(desk)


def stops(pair, item):
    found = lineage.of_items(pair.desk.session, [item])[item]
    return [(stop.number, stop.day.isoformat(), stop.outcome) for stop in found]


def test_an_item_knows_all_agendas_it_was_on(pair):
    first = pair.plan("2026-10-01 16:00")
    (item,) = pair.add(first, "Cursors")
    second = pair.end(first)
    pair.do(agenda.tick, item, True)
    pair.end(second)
    assert stops(pair, item) == [(1, "2026-10-01", "carried"), (2, "2026-11-26", "discussed")]


def test_where_it_is_now_comes_last(pair):
    first = pair.plan("2026-10-01 16:00")
    (item,) = pair.add(first, "Cursors")
    pair.end(first)
    assert stops(pair, item)[-1][::2] == (2, None)


def test_meetings_in_the_trash_are_left_out(pair):
    first = pair.plan("2026-10-01 16:00")
    (item,) = pair.add(first, "Cursors")
    pair.end(first)
    pair.do(meetings.discard, first, pair.desk.now())
    assert [number for number, *_ in stops(pair, item)] == [2]


def test_items_of_no_agenda_have_no_lineage(pair):
    item = pair.do(agenda.add_for_next, pair.id, "Cursors", "accomplish", "mentee")
    assert stops(pair, item) == []
