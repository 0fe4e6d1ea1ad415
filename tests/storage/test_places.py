import pytest

from mentordesk.domain.place import Place
from mentordesk.storage import demo
from mentordesk.storage.file import open_file
from mentordesk.storage.places import resolve
from tests.conftest import NOW


@pytest.fixture
def connection(tmp_path):
    demo.make(tmp_path / "demo.mentordesk", NOW)
    connection = open_file(tmp_path / "demo.mentordesk")
    yield connection
    connection.close()


def uid(connection, query):
    return connection.execute(query).fetchone()[0]


@pytest.mark.parametrize("kind", ["mentorship", "meeting", "note", "goal"])
def test_a_thing_with_a_page_is_its_own_place(connection, kind):
    name = uid(connection, f"select uid from {kind}")
    assert resolve(connection, Place(kind, name, "part")) == Place(kind, name, "part")


@pytest.mark.parametrize("kind", ["action_item", "decision", "learning"])
def test_what_a_meeting_made_is_shown_by_the_meeting(connection, kind):
    name, meeting = connection.execute(
        f"select thing.uid, meeting.uid from {kind} as thing"
        " join meeting on meeting.id = thing.meeting_id"
    ).fetchone()
    assert resolve(connection, Place(kind, name)) == Place("meeting", meeting, name)


def test_a_carried_item_is_shown_where_it_is_open(connection):
    name = uid(connection, "select uid from agenda_item where title like '%cursors feel%'")
    planned = uid(
        connection,
        "select meeting.uid from meeting where state = 'planned' and mentorship_id = 1",
    )
    assert resolve(connection, Place("agenda_item", name)) == Place("meeting", planned, name)


def test_a_person_is_shown_by_their_mentorship(connection):
    person, mentorship = connection.execute(
        "select person.uid, mentorship.uid from mentorship join person on person.id = person_id"
    ).fetchone()
    assert resolve(connection, Place("person", person)) == Place("mentorship", mentorship)


def test_a_milestone_is_shown_by_its_goal(connection):
    name, goal = connection.execute(
        "select milestone.uid, goal.uid from milestone join goal on goal.id = goal_id"
    ).fetchone()
    assert resolve(connection, Place("milestone", name)) == Place("goal", goal, name)


@pytest.mark.parametrize("kind", ["meeting", "agenda_item", "person", "milestone", "decision"])
def test_what_is_gone_has_no_place(connection, kind):
    assert resolve(connection, Place(kind, "gone")) is None


def test_what_is_in_the_trash_has_no_place(connection):
    name = uid(connection, "select uid from note")
    connection.execute("update note set trashed_at = '2026-11-23T08:00:00Z'")
    assert resolve(connection, Place("note", name)) is None
