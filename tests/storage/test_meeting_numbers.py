"""Wherever a meeting to come is listed, it has the number it will get."""

import pytest

from mentordesk.storage import meetings, note_list, notes, overview
from tests.storage.mentorship import Pair


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def first(pair):
    return pair.plan("2026-11-26 16:00")


def told(pair, meeting):
    """The number of a meeting, as each of the lists tells it."""
    session, connection = pair.desk.session, pair.desk.connection
    facts = pair.meeting(meeting)
    pair.do(notes.write, notes.by_uid(session, facts.note_uid), "text", pair.desk.now())
    records = {each.id: each.number for each in meetings.of_mentorship(session, pair.id)}
    coming = {each.id: each.number for each in meetings.coming(session)}
    known = overview.mentorships(connection, pair.desk.now())
    shown = overview.numbers(connection, known)
    note = note_list.one(connection, facts.note_uid)
    return {facts.number, records[meeting], coming[meeting], shown[facts.uid], note.number}


def test_the_first_one_and_the_one_after_it_are_counted(pair, first):
    second = pair.plan("2026-12-10 16:00")
    assert (told(pair, first), told(pair, second)) == ({1}, {2})


def test_the_number_of_a_trashed_record_is_not_given_again(pair, first):
    second = pair.end(first)
    pair.do(meetings.discard, first, pair.desk.now())
    assert told(pair, second) == {2}


def test_a_meeting_that_was_opened_again_keeps_its_number(pair, first):
    second = pair.end(first)
    pair.do(meetings.reopen, first)
    assert (told(pair, first), told(pair, second)) == ({1}, {2})


@pytest.mark.parametrize("body", ["# Meeting 1\n\nCursors", "Cursors"])
def test_a_heading_on_top_of_a_meetings_note_is_not_told_again(pair, first, body):
    uid = pair.meeting(first).note_uid
    pair.do(notes.write, notes.by_uid(pair.desk.session, uid), body, pair.desk.now())
    told_again = note_list.one(pair.desk.connection, uid).excerpt
    assert [piece.text.strip() for piece in told_again] == ["Cursors"]
