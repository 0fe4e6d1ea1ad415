from datetime import timedelta

import pytest
from sqlalchemy import text

from mentordesk.desk import Desk
from mentordesk.storage import trash
from mentordesk.storage.schema import Meeting, Mentorship, Note, Person
from tests.conftest import NOW

from .mentorship import Pair


@pytest.fixture
def ada(desk):
    """A mentorship with a meeting and its note; the uid of each is its name."""
    with desk.change("Set up") as session:
        person = Person(uid="person", name="Ada")
        session.add(person)
        session.flush()
        session.add(
            Mentorship(
                uid="mentorship",
                person_id=person.id,
                role="mentor",
                kind="career",
                cadence="ad-hoc",
                started_on=NOW.date(),
            )
        )
        session.flush()
        session.add(
            Meeting(
                uid="meeting",
                mentorship_id=1,
                starts_at=NOW.replace(tzinfo=None),
                zone="UTC",
                starts_utc=NOW,
                minutes=45,
            )
        )
        session.flush()
        session.add(
            Note(
                uid="note",
                title="",
                body="cursor",
                mentorship_id=1,
                meeting_id=1,
                created_at=NOW,
                updated_at=NOW,
            )
        )


def put(desk, kind, uid, now=NOW):
    with desk.change("Move to trash") as session:
        trash.put(session, kind, uid, now)


def stamped(desk):
    tables = ("person", "mentorship", "meeting", "note")
    query = " union all ".join(
        f"select '{t}' from {t} where trashed_at is not null" for t in tables
    )
    return sorted(desk.session.execute(text(query)).scalars())


def found(desk):
    return desk.connection.execute(
        "select count(*) from search where search match 'cursor'"
    ).fetchone()[0]


@pytest.mark.usefixtures("ada")
def test_what_belongs_to_a_mentorship_goes_along_and_is_not_found(desk):
    assert found(desk) == 1
    put(desk, "mentorship", "mentorship")

    assert stamped(desk) == ["meeting", "mentorship", "note", "person"]
    assert found(desk) == 0


@pytest.mark.usefixtures("ada")
def test_trash_lists_only_what_was_put_there(desk):
    put(desk, "mentorship", "mentorship")
    assert [(t.kind, t.words) for t in trash.listed(desk.session)] == [("mentorship", "Ada")]


@pytest.mark.usefixtures("ada")
def test_restoring_leaves_what_was_trashed_before(desk):
    put(desk, "note", "note")
    put(desk, "mentorship", "mentorship")
    assert [t.kind for t in trash.listed(desk.session)] == ["mentorship", "note"]
    with desk.change("Restore") as session:
        trash.restore(session, "mentorship", "mentorship")

    assert stamped(desk) == ["note"]
    assert found(desk) == 0


@pytest.mark.usefixtures("ada")
def test_moving_to_the_trash_is_undone(desk):
    put(desk, "mentorship", "mentorship")
    desk.undo()
    assert stamped(desk) == []
    assert found(desk) == 1


@pytest.mark.usefixtures("ada")
def test_trash_empties_after_thirty_days_at_opening(desk, key, clock):
    put(desk, "meeting", "meeting")
    desk.close()
    clock.now = NOW + timedelta(days=29)
    again = Desk(desk.path, clock, key)
    assert stamped(again) == ["meeting", "note"]
    again.close()

    clock.now = NOW + timedelta(days=31)
    later = Desk(desk.path, clock, key)
    assert later.connection.execute("select count(*) from note").fetchone() == (0,)
    assert later.connection.execute("select count(*) from mentorship").fetchone() == (1,)
    assert later.undo_label is None
    later.close()


def test_what_something_belongs_to_comes_back_with_it(desk):
    pair = Pair(desk)
    pair.plan("2026-11-26 16:00")
    read = desk.connection.execute
    ((meeting, note, owner),) = read(
        "select meeting.uid, note.uid, mentorship.uid from mentorship"
        " join meeting on meeting.mentorship_id = mentorship.id"
        " join note on note.meeting_id = meeting.id"
    ).fetchall()
    for kind, uid in (("note", note), ("meeting", meeting), ("mentorship", owner)):
        pair.do(trash.put, kind, uid, desk.now())
    pair.do(trash.restore, "note", note)
    gone = [read(f"select trashed_at from {t}").fetchall() for t in ("mentorship", "meeting")]
    assert gone == [[(None,)], [(None,)]]
    assert trash.listed(desk.session) == []
