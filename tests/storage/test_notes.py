from datetime import timedelta

import pytest

from mentordesk.errors import RowGone, TextRefused, TextTooLong
from mentordesk.storage import note_list, notes, revisions, trash
from mentordesk.storage.note_list import Which
from tests.storage.note_content import NOW, add_meeting, add_mentorship

MINUTE = timedelta(minutes=1)


def change(desk, function, *values):
    with desk.change("Change") as session:
        return function(session, *values)


@pytest.fixture
def note(desk):
    return change(desk, notes.add, NOW)[0]


def write(desk, note, body, minutes=0):
    change(desk, notes.write, note, body, NOW + minutes * MINUTE)


def bodies(desk, note):
    uid = desk.connection.execute("select uid from note where id = ?", (note,)).fetchone()[0]
    listed = revisions.listed(desk.session, note)
    return [revisions.text(desk.session, uid, each.revision_id) for each in listed]


def uids(desk, which=Which(), words=""):  # noqa: B008 - a frozen value
    if words:
        return [row.uid for row in note_list.found(desk.connection, words, which, 50)]
    return [row.uid for row in note_list.listed(desk.connection, which, 0, 50)]


def test_new_note_is_private_and_titled_by_its_first_line(desk):
    uid = change(desk, notes.add, NOW, "# Reading *list*\nRelay")[1]

    row = note_list.one(desk.connection, uid)
    assert (row.title, row.private, row.person) == ("Reading list", True, "")
    assert [piece.text for piece in row.excerpt] == ["Relay"]


def test_note_of_a_meeting_is_shared_and_tells_which(desk):
    with desk.change("Plan") as session:
        note = add_meeting(session, add_mentorship(session))
    assert note_list.count(desk.connection, Which()) == 0  # nothing was written in it yet

    write(desk, note, "text")
    row = note_list.listed(desk.connection, Which(), 0, 5)[0]
    told = row.private, row.person, row.number, row.meeting_day.day
    assert told == (False, "Priya Raman", 1, 12)


def test_planned_meeting_shows_the_number_it_will_get(desk):
    with desk.change("Plan") as session:
        mentorship = add_mentorship(session)
        for day, number in ((1, 11), (12, None), (20, None)):
            note = add_meeting(session, mentorship, day, number)
            notes.write(session, note, "text", NOW)

    numbers = [row.number for row in note_list.listed(desk.connection, Which(), 0, 5)]
    assert sorted(numbers) == [11, 12, 13]


def test_writing_gives_title_and_moment(desk, note):
    write(desk, note, "Cursors\nare opaque", 5)

    assert notes.text(desk.session, note) == "Cursors\nare opaque"
    row = note_list.listed(desk.connection, Which(), 0, 1)[0]
    assert (row.title, row.updated_at) == ("Cursors", NOW + 5 * MINUTE)


def test_text_of_a_million_characters_is_the_most(desk, note):
    write(desk, note, "x" * 1_000_000)
    with pytest.raises(TextTooLong):
        write(desk, note, "x" * 1_000_001)


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\ud800", "\ufffe"])
def test_characters_that_nothing_can_carry_are_refused(desk, note, sign):
    with pytest.raises(TextRefused):
        write(desk, note, f"a{sign}b")


def test_writing_a_note_that_is_gone_says_so(desk):
    with pytest.raises(RowGone):
        write(desk, 77, "text")


def test_a_revision_is_kept_at_most_every_ten_minutes(desk, note):
    for minute in range(0, 31, 2):
        write(desk, note, f"minute {minute}", minute)

    assert bodies(desk, note) == ["minute 20", "minute 10", "minute 0"]


def test_undo_takes_no_revision_away(desk, note):
    write(desk, note, "before")
    write(desk, note, "after", 60)
    desk.undo()

    assert notes.text(desk.session, note) == "before"
    assert bodies(desk, note) == ["before"]


def test_restoring_makes_a_new_revision(desk, note):
    write(desk, note, "first")
    write(desk, note, "second", 60)
    first = revisions.listed(desk.session, note)[0].revision_id
    change(desk, notes.restore, note, first, NOW + 61 * MINUTE)

    assert notes.text(desk.session, note) == "first"
    assert bodies(desk, note) == ["first", "second", "first"]


def test_notes_are_listed_newest_first_and_filtered(desk):
    with desk.change("Add") as session:
        mentorship = add_mentorship(session)
        name = mentorship.uid
        old = notes.add(session, NOW - timedelta(days=60), "old")[1]
        hers = notes.add(session, NOW - MINUTE, "hers", mentorship.id)
        notes.set_private(session, hers[0], False)
        new = notes.add(session, NOW, "new")[1]

    assert uids(desk) == [new, hers[1], old]
    assert uids(desk, Which(mentorship=name)) == [hers[1]]
    assert uids(desk, Which(private=True)) == [new, old]
    assert uids(desk, Which(since=NOW - timedelta(days=1))) == [new, hers[1]]
    assert note_list.count(desk.connection, Which(private=True)) == 2
    assert note_list.position(desk.connection, Which(), old) == 2
    assert note_list.position(desk.connection, Which(mentorship=name), old) is None


def test_words_and_filters_work_together(desk):
    with desk.change("Add") as session:
        mentorship = add_mentorship(session)
        name = mentorship.uid
        mine = notes.add(session, NOW, "cursor pagination")[1]
        hers = notes.add(session, NOW, "cursor base64", mentorship.id)[1]

    assert set(uids(desk, words="cur")) == {mine, hers}
    assert uids(desk, Which(mentorship=name), "cur") == [hers]
    assert uids(desk, words="cursor pag") == [mine]


def test_discarded_note_is_neither_listed_nor_found(desk, note):
    write(desk, note, "cursor")
    change(desk, notes.discard, note, NOW)

    assert uids(desk) == uids(desk, words="cursor") == []
    assert [entry.kind for entry in trash.listed(desk.session)] == ["note"]
    desk.undo()
    assert len(uids(desk, words="cursor")) == 1


def test_note_of_a_meeting_stays_with_its_mentorship(desk):
    with desk.change("Plan") as session:
        mentorship = add_mentorship(session)
        note = add_meeting(session, mentorship)
        free = notes.add(session, NOW)[0]
        for each, target in ((note, None), (free, mentorship.id)):
            notes.assign(session, each, target)

    people = {row.person for row in note_list.listed(desk.connection, Which(), 0, 5)}
    assert people == {"Priya Raman"}


def test_note_is_found_by_its_title_and_by_links_to_it(desk):
    guide = change(desk, notes.add, NOW, "Public API guidelines\ntext")[1]
    other = change(desk, notes.add, NOW, "See [[public API guidelines]].")[1]
    change(desk, notes.add, NOW, "Public API guidelines, in passing")

    assert note_list.titled(desk.connection, "public api Guidelines") == guide
    assert note_list.titled(desk.connection, "public") is None
    linking = note_list.linking(desk.connection, "Public API guidelines", guide)
    assert [row.uid for row in linking] == [other]
