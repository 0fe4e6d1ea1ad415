import pytest

from mentordesk.storage import meetings, numbered
from tests.storage.note_content import NOW, add_meeting, add_mentorship


@pytest.fixture
def two(desk):
    """Each of two has held a first meeting and plans another."""
    with desk.change("Add") as session:
        for name in ("Priya Raman", "Lin Okafor"):
            mentorship = add_mentorship(session, name)
            add_meeting(session, mentorship, 5, 1)
            add_meeting(session, mentorship, 12)
    return desk


def found(desk, number):
    return [(each.person, each.day.day) for each in numbered.meetings(desk.connection, number, 9)]


def test_a_held_meeting_is_found_by_its_number(two):
    assert sorted(found(two, 1)) == [("Lin Okafor", 5), ("Priya Raman", 5)]


def test_one_to_come_is_found_by_the_number_it_will_get(two):
    assert sorted(found(two, 2)) == [("Lin Okafor", 12), ("Priya Raman", 12)]


def test_one_in_the_trash_is_not_found(two):
    first = numbered.meetings(two.connection, 1, 9)[0]
    with two.change("Discard") as session:
        meetings.discard(session, meetings.by_uid(session, first.uid), NOW)
    assert len(found(two, 1)) == 1
