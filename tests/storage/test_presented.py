from datetime import date, timedelta

import pytest
from sqlcipher3 import dbapi2

from mentordesk.desk import Desk
from mentordesk.domain.cadence import Cadence
from mentordesk.storage import agenda, mentorships, notes, overview, presented, search
from mentordesk.storage.history import _tables

from .mentorship import Pair


@pytest.fixture
def pair(desk):
    pair = Pair(desk)
    meeting = pair.plan("2026-11-26 16:00")
    pair.add(meeting, "Cursors")
    pair.do(agenda.add, meeting, "Hush", "accomplish", "mentor", private=True)
    pair.do(notes.add, desk.now(), "Hush, hush", mentorship_id=pair.id)
    return pair


@pytest.fixture
def seen(pair, desk):
    connection = presented.open_presented(desk.path, desk.key, pair.id)
    yield connection
    connection.close()


def test_what_is_private_is_not_there(seen):
    titles = [title for (title,) in seen.execute("select title from agenda_item")]
    assert titles == ["Cursors"]
    assert seen.execute("select count(*) from placement").fetchone() == (1,)
    assert search.find(seen, "Hush") == []
    assert [hit.title for hit in search.find(seen, "Cursors")] == ["Cursors"]


def test_other_people_are_not_there(pair, desk, seen):
    whole = {"role": "mentor", "kind": "career", "started_on": date(2026, 1, 1)}
    pair.do(mentorships.add, name="Lin Okafor", cadence=Cadence("ad-hoc"), **whole)
    assert [each.name for each in overview.mentorships(seen, desk.now())] == ["Priya Raman"]
    assert search.find(seen, "Lin") == []


def test_how_useful_a_meeting_was_is_not_there(pair, desk, seen):
    desk.connection.execute("update meeting set useful = 5")
    desk.connection.commit()
    assert seen.execute("select useful from meeting").fetchone() == (None,)


def test_why_a_mentorship_ended_is_not_there(pair, desk, seen):
    pair.do(mentorships.end, pair.id, desk.today(), why="Hush")
    assert seen.execute("select outcome, ended_why from mentorship").fetchone() == ("ended", "")


def test_what_a_note_was_before_it_was_shared_is_not_there(pair, desk, seen):
    note, _ = pair.do(notes.add, desk.now(), "Hush", mentorship_id=pair.id)
    desk.now.now += timedelta(hours=1)
    pair.do(notes.write, note, "Well", desk.now())
    pair.do(notes.set_private, note, False)
    assert ("Hush",) in desk.connection.execute("select body from note_revision").fetchall()
    assert ("Well",) in seen.execute("select body from note").fetchall()
    assert seen.execute("select body from note_revision").fetchall() == []


def test_nothing_is_written_there(seen):
    with pytest.raises(dbapi2.DatabaseError):
        seen.execute("delete from main.note")


def test_every_table_is_hidden_or_known_to_be_open(desk):
    assert set(_tables(desk.connection)) == {*presented.SEEN, *presented.OPEN, "reminder"}


def test_what_is_captured_meanwhile_is_there(pair, seen):
    pair.do(agenda.add_for_next, pair.id, "Pagination", "accomplish", "mentee")
    assert ("Pagination",) in seen.execute("select title from agenda_item").fetchall()


def test_writing_sees_everything_while_the_desk_is_presented(pair, desk):
    desk.present(pair.id)
    entries = agenda.waiting(desk.session, pair.id)
    with desk.change("Look") as session:
        (hidden,) = session.connection().exec_driver_sql(
            "select count(*) from agenda_item where private"
        )
    assert (entries, hidden[0]) == ([], 1)
    assert desk.connection.execute("select count(*) from note where private").fetchone() == (0,)
    desk.present(None)
    assert desk.connection.execute("select count(*) from note where private").fetchone() == (1,)


def test_private_items_are_carried_over_though_the_desk_is_presented(pair, desk):
    (meeting,) = [row[0] for row in desk.connection.execute("select id from meeting")]
    desk.present(pair.id)
    following = pair.end(meeting)
    assert pair.titles(following) == ["Cursors"]
    desk.present(None)
    assert pair.titles(following) == ["Cursors", "Hush"]


def test_a_desk_that_is_presented_can_be_closed_and_opened_again(pair, desk):
    key = desk.key
    desk.present(pair.id)
    desk.close()
    again = Desk(desk.path, desk.now, key)
    assert again.presenting is None
    assert again.connection.execute("select count(*) from note where private").fetchone() == (1,)
    again.close()


def test_what_is_written_while_presented_is_read_at_once(pair, desk):
    desk.present(pair.id)
    pair.do(agenda.add_for_next, pair.id, "Pagination", "accomplish", "mentee")
    (meeting,) = desk.connection.execute("select id from meeting").fetchone()
    assert pair.titles(meeting) == ["Cursors", "Pagination"]
    desk.undo()
    assert pair.titles(meeting) == ["Cursors"]
