import sys

import pytest
from sqlalchemy import delete, select, text

from mentordesk import errors
from mentordesk.desk import Change
from mentordesk.storage.schema import Mentorship, Note, Person
from tests.conftest import NOW


def add_note(session, body=""):
    row = Note(title="", body=body, created_at=NOW, updated_at=NOW)
    session.add(row)
    session.flush()
    return row.id


def body(desk, note):
    return desk.session.scalar(select(Note.body).where(Note.id == note))


@pytest.fixture
def note(desk):
    with desk.change("Set up") as session:
        return add_note(session)


def write(session, note, words):
    session.get_one(Note, note).body = words


def test_change_says_what_changed_and_who_did_it(desk, note, heard):
    me = object()
    with desk.change("Write", by=me) as session:
        write(session, note, "draft")

    (change,) = heard
    assert (change.label, change.tables, change.by) == ("Write", {"note"}, me)
    assert change.rows == {("note", note)}


def test_change_of_nothing_is_not_announced(desk, note, heard):
    with desk.change("Write") as session:
        write(session, note, "")

    assert heard == []
    assert desk.undo_label == "Set up"


def test_change_inside_a_change_is_refused(desk, note):
    with pytest.raises(RuntimeError, match="already"), desk.change("Outer") as session:
        write(session, note, "draft")
        with desk.change("Inner"):
            pass
    assert body(desk, note) == ""


@pytest.mark.parametrize("move", ["undo", "redo", "close"])
def test_a_change_cannot_be_undone_or_closed_from_inside(desk, note, move):
    with pytest.raises(RuntimeError, match="already"), desk.change("Write"):
        getattr(desk, move)()


def test_undo_from_a_settling_view_is_refused(desk, note, qtbot):
    desk.settling.connect(desk.undo)
    with qtbot.capture_exceptions() as caught:
        desk.undo()
    desk.settling.disconnect(desk.undo)

    assert [kind for kind, *_ in caught] == [RuntimeError]
    assert desk.undo_label is None


def test_failed_change_saves_nothing_and_asks_every_view_to_look_again(desk, note, heard):
    with pytest.raises(ZeroDivisionError), desk.change("Add", by=object()) as session:
        add_note(session, "lost")
        1 / 0  # noqa: B018

    assert desk.session.scalars(select(Note.body)).all() == [""]
    assert desk.undo_label == "Set up"
    (change,) = heard
    assert change.by is None
    assert change.touches("agenda_item", 1)


def test_errors_of_the_driver_become_ours(desk, note):
    with pytest.raises(errors.NotSaved), desk.change("Plan") as session:
        session.add(Note(title="", body="", meeting_id=99, created_at=NOW, updated_at=NOW))
    with pytest.raises(errors.NotSaved), desk.change("Plan"):
        desk.connection.execute("insert into nothing values (1)")


def test_a_row_that_has_vanished_is_told(desk, note):
    with pytest.raises(errors.RowGone), desk.change("Write") as session:
        write(session, note + 1, "late")


def test_full_disk_is_told_and_reading_goes_on(desk, note):
    (pages,) = desk.connection.execute("pragma page_count").fetchone()
    desk.connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(errors.DiskFull), desk.change("Write") as session:
        write(session, note, "long " * 100_000)

    assert body(desk, note) == ""
    desk.undo()


@pytest.mark.parametrize("character", ["\0", "\x1b", "\r", "\ud800", "\ufffe"])
def test_text_that_no_format_can_carry_is_refused(desk, note, character):
    with pytest.raises(errors.TextRefused) as caught, desk.change("Write") as session:
        write(session, note, f"a{character}b")

    assert (caught.value.code, str(caught.value)) == ("text-refused", errors.TextRefused.text)
    assert body(desk, note) == ""


def test_text_is_saved_as_it_is(desk, note):
    odd = "tab\t line\n nbsp\u00a0 \u2028 \ufeff 😀 e\u0301 \u202e 'quoted' \"\" -- ; ? :a"
    with desk.change("Write") as session:
        write(session, note, odd)
    assert body(desk, note) == odd


def test_editing_a_row_outside_a_change_is_refused_and_dropped(desk, note):
    desk.session.get_one(Note, note).body = "sneaky"

    with pytest.raises(RuntimeError, match="outside"), desk.change("Write"):
        pass
    with desk.change("Write") as session:
        write(session, note, "open")
    assert body(desk, note) == "open"


def test_undo_and_redo_are_named(desk, note):
    with desk.change("Write") as session:
        write(session, note, "draft")
    assert (desk.undo_label, desk.redo_label) == ("Write", None)

    desk.undo()
    assert (desk.undo_label, desk.redo_label) == ("Set up", "Write")


def test_what_is_typed_is_settled_before_closing(desk, note, key, clock):
    def save():
        with desk.change("Write") as session:
            write(session, note, "typed")

    desk.settling.connect(save)
    desk.close()

    again = type(desk)(desk.path, clock, key)
    assert body(again, note) == "typed"
    again.close()


def test_every_error_has_its_own_code():
    kinds = errors.MentorDeskError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len({kind.text for kind in kinds}) == len(kinds)


def test_announcing_drops_no_reference_to_true(desk, heard):
    before = sys.getrefcount(True)
    for _ in range(200):
        desk.changed.emit(Change("Write", frozenset(), frozenset()))
        heard.clear()
    assert before - sys.getrefcount(True) < 100


def test_deleting_a_mentorship_is_undone_with_all_its_rows(desk, note):
    with desk.change("Add") as session:
        person = Person(name="Ada")
        session.add(person)
        session.flush()
        session.add(
            Mentorship(
                person_id=person.id,
                role="mentor",
                kind="career",
                cadence="ad-hoc",
                started_on=NOW.date(),
            )
        )
        session.flush()
        session.get_one(Note, note).mentorship_id = 1
    with desk.change("Delete") as session:
        session.execute(delete(Mentorship))
    assert body(desk, note) is None

    desk.undo()
    assert body(desk, note) == ""
    assert desk.session.execute(text("select mentorship_id from note")).scalar() == 1


def test_what_comes_back_from_the_trash_was_not_taken_away(desk, note, heard):
    for trashed_at in (NOW, None):
        with desk.change("Move to trash or restore") as session:
            session.get_one(Note, note).trashed_at = trashed_at
    assert [change.takes_away for change in heard] == [True, False]
