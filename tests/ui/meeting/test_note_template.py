import pytest

from mentordesk.storage import notes, preferences
from mentordesk.ui.meeting.note_template import NAME, NoteTemplateDialog
from mentordesk.ui.meeting.page import MeetingPage


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def dialog(page, plain_desk, theme, qtbot):
    dialog = NoteTemplateDialog(plain_desk, theme, page)
    qtbot.addWidget(dialog)
    return dialog


def note(ours):
    session = ours.desk.session
    return notes.text(session, notes.by_uid(session, ours.facts.note_uid))


def test_the_note_begins_with_the_template_when_the_meeting_starts(page, ours):
    page._on_asked("start")
    assert note(ours) == "# Meeting 1\n\n"
    assert page.body._note.toPlainText() == "# Meeting 1\n\n"
    assert page.body._note.textCursor().atEnd()


def test_undoing_the_start_takes_the_template_back(page, ours, plain_desk):
    page._on_asked("start")
    plain_desk.undo()
    assert (note(ours), ours.facts.state) == ("", "planned")


def test_a_note_in_which_something_is_written_is_left_as_it_is(page, ours, plain_desk):
    with plain_desk.change("Write") as session:
        notes.write(session, notes.by_uid(session, ours.facts.note_uid), "Mine", plain_desk.now())
    page._on_asked("start")
    assert note(ours) == "Mine"


def test_the_template_is_edited_and_filled_in(page, dialog, ours):
    dialog.field.setPlainText("{person}, {date}\n\n## Learned")
    dialog.accept()
    page._on_asked("start")
    assert note(ours) == "Priya Raman, 26 November 2026\n\n## Learned"


def test_a_template_can_be_empty(page, dialog, ours):
    dialog.field.setPlainText("")
    dialog.accept()
    page._on_asked("start")
    assert note(ours) == ""


def test_a_template_that_cannot_be_saved_says_so_and_stays(dialog, plain_desk):
    dialog.field.setPlainText("a\x00b")
    dialog.accept()
    assert dialog.result() == 0
    assert "cannot be saved" in dialog._whole._words.plain()
    assert preferences.value(plain_desk.session, NAME, "as it was") == "as it was"


def test_what_is_typed_outlives_a_crash_but_not_a_refusal(dialog, page, plain_desk, theme, qtbot):
    qtbot.keyClicks(dialog.field, "Aims of ")
    plain_desk.settle()  # as the clock does soon after
    again = NoteTemplateDialog(plain_desk, theme, page)
    qtbot.addWidget(again)
    assert again.field.toPlainText() == "Aims of # Meeting {number}\n\n"
    again.reject()
    assert again._draft.kept() == {}
    assert preferences.value(plain_desk.session, NAME, "") == ""
