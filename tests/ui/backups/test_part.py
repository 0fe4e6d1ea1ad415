import pytest
from PySide6.QtCore import Qt

from mentordesk.storage import meetings, notes, trash
from mentordesk.storage.schema import Meeting
from mentordesk.ui.backups.mentorship import MentorshipDialog
from mentordesk.ui.backups.note import NoteDialog
from tests.conftest import NOW


@pytest.fixture
def dialog(shown, plain_desk, theme, qtbot):
    """The dialog of a kind, with the first of its rows compared."""

    def dialog(kind):
        page = shown()
        made = kind(plain_desk, theme, page._reader, page.list.chosen(), page)
        qtbot.addWidget(made)
        made.show_all_of(page._deeds.contents)
        made.show()
        qtbot.waitUntil(lambda: "Comparing" not in made._effect.plain())
        return made

    return dialog


def write(desk, body, mentorship=None):
    with desk.change("Write") as session:
        return notes.add(session, NOW, body, mentorship)


def put_away(desk, kind, uid):
    with desk.change("Away") as session:
        trash.put(session, kind, uid, NOW)


def test_what_comes_back_changes_and_stays_is_told(dialog, make, known, plain_desk):
    priya = known.someone("Priya")
    meeting = known.meeting(priya, "2026-11-26T16:00", items=2)
    _, gone = write(plain_desk, "Gone", priya)
    make()
    put_away(plain_desk, "note", gone)
    with plain_desk.change("Move") as session:
        session.get_one(Meeting, meeting).minutes = 30
    known.promise(priya, "Later")

    said = dialog(MentorshipDialog)._effect.plain().split("\n")
    assert said[:3] == [
        "Comes back: 1 note.",
        "Becomes what it was: 1 meeting.",
        "Was added since and stays: 1 action item.",
    ]


def test_where_nothing_differs_nothing_is_offered(dialog, make, known):
    known.someone("Priya")
    make()
    shown = dialog(MentorshipDialog)
    assert not shown._accept.isEnabled()
    assert shown._effect.plain() == "It is as it was then: there is nothing to restore."


def test_what_is_done_is_said_while_it_is_done(dialog, make, known, plain_desk):
    priya = known.someone("Priya")
    _, note = write(plain_desk, "Gone", priya)
    make()
    put_away(plain_desk, "note", note)
    shown, said = dialog(MentorshipDialog), []
    plain_desk.changed.connect(lambda: said.append(shown._effect.plain()))
    shown.accept()
    assert said == ["Restoring…"]


def test_a_second_running_meeting_is_refused_in_the_dialog(dialog, make, known, plain_desk):
    priya = known.someone("Priya")
    first = known.meeting(priya, "2026-11-23T09:00")
    known.do("Start", meetings.start, first, NOW)
    make()
    known.do("End", meetings.end, first, NOW)
    second = known.meeting(priya, "2026-11-24T09:00")
    known.do("Start", meetings.start, second, NOW)

    shown = dialog(MentorshipDialog)
    shown.accept()
    assert shown.result() == 0
    assert shown._effect.plain().startswith("Another meeting with this person is running.")


def test_what_the_desk_lacks_comes_first(dialog, make, plain_desk):
    for body in ("One", "Two", "Three"):
        _, uid = write(plain_desk, body)
    make()
    put_away(plain_desk, "note", uid)
    shown = dialog(NoteDialog)
    assert shown._list.entries.drawn(shown._list.entries.rows[0]).aside == "in the trash"
    assert shown._effect.plain() == "It leaves the trash and says what it said then."
    assert shown._preview.toPlainText() == "Three"


def test_a_note_is_found_by_its_words(dialog, make, plain_desk, qtbot):
    for body in ("Career plan", "Reading list"):
        write(plain_desk, body)
    make()
    shown = dialog(NoteDialog)
    qtbot.keyClicks(shown._field, "read")
    assert [row.title for row in shown._list.entries.rows] == ["Reading list"]
    qtbot.keyClicks(shown._field, "xyz")
    assert shown._effect.plain() == "Nothing found."
    assert not shown._accept.isEnabled()


def test_escape_leaves_everything_as_it_is(dialog, make, plain_desk, qtbot):
    _, uid = write(plain_desk, "Gone")
    make()
    put_away(plain_desk, "note", uid)
    qtbot.keyClick(dialog(NoteDialog), Qt.Key.Key_Escape)
    assert plain_desk.undo_label == "Away"


def test_a_dialog_goes_when_others_look_on(dialog, make, known, plain_desk):
    priya = known.someone("Priya")
    make()
    shown = dialog(MentorshipDialog)
    plain_desk.present(priya)
    assert not shown.isVisible()
