import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from mentordesk.desk import Desk
from mentordesk.storage import note_list, notes
from mentordesk.ui.notes.editor import NoteEditor
from mentordesk.ui.widgets.visit import Pace
from tests.storage.note_content import NOW, add_meeting, add_mentorship

NEVER = 1_000_000
SLOW = Pace(NEVER, NEVER, NEVER, NEVER)


def show(qtbot, widget):
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setFocus()
    return widget


def add(desk, body=""):
    with desk.change("Add") as session:
        return notes.add(session, NOW, body)


def write(desk, note_id, text):
    with desk.change("Write") as session:
        notes.write(session, note_id, text, NOW)


def saved(desk, note):
    return notes.text(desk.session, note[0])


@pytest.fixture
def note(desk):
    return add(desk)


@pytest.fixture
def editor(qtbot, desk, theme, note):
    return show(qtbot, NoteEditor(desk, theme, note[1], pace=SLOW))


def test_typing_is_saved_after_a_pause(qtbot, desk, theme, note):
    editor = show(qtbot, NoteEditor(desk, theme, note[1], pace=Pace(20, NEVER, NEVER, NEVER)))
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClicks(editor, "hello")

    assert saved(desk, note) == "hello"
    desk.undo()
    assert editor.text() == ""


def test_typing_without_a_pause_is_saved_too(qtbot, desk, theme, note):
    editor = show(qtbot, NoteEditor(desk, theme, note[1], pace=Pace(NEVER, 20, NEVER, NEVER)))
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClicks(editor, "hello")


def test_at_most_two_seconds_pass_between_key_and_commit():
    assert max(Pace().pause, Pace().unsaved) <= 2000 / 1.05  # coarse timers are 5 % late


def test_showing_a_note_starts_no_timer(editor):
    assert not editor._visit.is_under_way()


def test_unsaved_text_survives_the_undo_of_another_note(qtbot, desk, editor):
    other = add(desk)
    write(desk, other[0], "b")
    editor.leave()
    qtbot.keyClicks(editor, "typed")

    desk.undo()
    assert editor.text() == ""  # what was typed last is what is undone
    desk.redo()
    assert editor.text() == "typed"
    assert saved(desk, other) == "b"


def test_modified_text_is_never_overwritten(qtbot, desk, note, editor):
    write(desk, note[0], "before")
    qtbot.keyClicks(editor, "typed ")
    write(desk, note[0], "from elsewhere")

    assert editor.text() == "typed before"


def test_a_line_that_is_added_elsewhere_follows_what_is_not_saved_yet(qtbot, desk, note, editor):
    write(desk, note[0], "before")
    qtbot.keyClicks(editor, "typed ")
    write(desk, note[0], "before\nadded")

    assert editor.text() == "typed before\nadded"
    editor.save()
    assert saved(desk, note) == "typed before\nadded"


def test_a_cursor_at_the_end_stays_where_a_line_is_added(qtbot, desk, note, editor):
    qtbot.keyClicks(editor, "before")
    editor.save()
    write(desk, note[0], "before\nadded")
    qtbot.keyClicks(editor, ", typed")

    assert editor.text() == "before, typed\nadded"


def test_closing_saves_what_is_typed(qtbot, desk, note, editor, key, clock):
    qtbot.keyClicks(editor, "typed")
    desk.close()

    again = Desk(desk.path, clock, key)
    assert saved(again, note) == "typed"
    again.close()


@pytest.mark.parametrize("pace", [Pace(NEVER, NEVER, 20, NEVER), Pace(NEVER, NEVER, NEVER, 20)])
def test_a_visit_ends_by_itself(qtbot, desk, theme, note, pace):
    editor = show(qtbot, NoteEditor(desk, theme, note[1], pace=pace))
    for word in ("one ", "two"):
        with qtbot.waitSignal(desk.changed):
            qtbot.keyClicks(editor, word)

    desk.undo()
    assert editor.text() == "one "


def test_a_visit_ends_with_focus(qtbot, desk, editor):
    qtbot.keyClicks(editor, "one ")
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut))
    qtbot.keyClicks(editor, "two")

    desk.undo()
    assert editor.text() == "one "


def test_saves_of_one_visit_undo_together(qtbot, desk, editor):
    for word in ("one ", "two"):
        qtbot.keyClicks(editor, word)
        editor.save()

    desk.undo()
    assert editor.text() == ""


def test_another_note_is_shown_after_this_one_is_saved(qtbot, desk, note, editor):
    other = add(desk, "other")
    qtbot.keyClicks(editor, "typed")
    editor.show_note(other[1])

    assert saved(desk, note) == "typed"
    assert editor.text() == "other"
    assert not editor.document().isUndoAvailable()


def test_reloading_keeps_the_cursor(desk, note, editor):
    write(desk, note[0], "😀 first\nsecond\nthird")
    cursor = editor.textCursor()
    cursor.setPosition(editor.text().index("third") + 1)  # the face is two for Qt
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    write(desk, note[0], "😀😀 first and\nsecond\nthird")

    assert editor.text() == "😀😀 first and\nsecond\nthird"
    assert editor.textCursor().selectedText() == "third"
    assert not editor.holds_unsaved()


def test_spaces_that_do_not_break_survive_an_edit(qtbot, desk, note, editor):
    write(desk, note[0], "a\u00a0b \u2028 c\t\ufeff")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "x")
    editor.save()

    assert saved(desk, note) == "xa\u00a0b \u2028 c\t\ufeff"


@pytest.mark.parametrize("text", ["pasted \x1b", ("x" * 99 + "\n") * 10_001])
def test_refused_text_stays_in_the_window(qtbot, desk, note, editor, text):
    editor.insertPlainText(text)
    with qtbot.waitSignal(editor.refused) as heard:
        editor.save()

    assert heard.args[0].code in ("text-refused", "text-too-long")
    assert editor.holds_unsaved()
    assert saved(desk, note) == ""


def test_a_paste_beyond_what_a_note_holds_is_refused_whole_and_at_once(qtbot, editor):
    qtbot.keyClicks(editor, "mine")
    clipboard = QMimeData()
    clipboard.setText("word " * 2_000_000)
    with qtbot.waitSignal(editor.refused) as heard:
        editor.insertFromMimeData(clipboard)
    assert heard.args[0].code == "text-too-long"
    assert editor.text() == "mine"


def test_pasted_pages_become_plain_text(desk, note, editor):
    clipboard = QMimeData()
    clipboard.setHtml("<h1>big</h1><img src='file:///x.png'>")
    clipboard.setText("big")
    editor.insertFromMimeData(clipboard)
    editor.save()

    assert saved(desk, note) == "big"
    assert editor.document().begin().charFormat().fontPointSize() == 0


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- a", "- "),
        ("  * [x] a", "  * [ ] "),
        ("3. a", "4. "),
        ("> a", "> "),
        ("plain", ""),
        ("  indented", "  "),
    ],
)
def test_enter_goes_on_with_the_list(qtbot, editor, line, following):
    editor.insertPlainText(line)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == f"{line}\n{following}"


def test_enter_on_an_empty_item_ends_the_list(qtbot, editor):
    editor.insertPlainText("- a\n- ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- a\n"


def test_tab_indents_a_list_and_back(qtbot, editor):
    editor.insertPlainText("- a")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "  - a"
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.text() == "- a"


def test_ctrl_b_marks_a_word_and_unmarks_it(qtbot, editor):
    editor.insertPlainText("one two")
    editor.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    for expected in ("one **two**", "one two", "one **two**"):
        qtbot.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert editor.text() == expected


def formats(editor, number=0):
    block = editor.document().findBlockByNumber(number)
    return {
        block.text()[each.start : each.start + each.length]: QTextCharFormat(each.format)
        for each in block.layout().formats()
    }


def test_owners_have_the_colour_of_their_voice(qtbot, desk, theme):
    with desk.change("Add") as session:
        note_id = add_meeting(session, add_mentorship(session, role="mentor"))
        notes.write(session, note_id, "- [ ] Priya: draw\n- [ ] me: read by 3 Dec", NOW)
    uid = note_list.listed(desk.connection, note_list.Which(), 0, 1)[0].uid
    editor = show(qtbot, NoteEditor(desk, theme, uid, pace=SLOW))

    assert formats(editor)["Priya:"].foreground().color() == theme.color("mentee")
    assert formats(editor, 1)["me:"].foreground().color() == theme.color("mentor")
    assert formats(editor, 1)["by 3 Dec"].foreground().color() == theme.color("muted")


def test_headings_are_bold_and_found_words_are_marked(qtbot, desk, theme, editor):
    editor.load("# A cursor\ntext")
    editor.show_found(["cur"])

    assert formats(editor)["cur"].background().color() == theme.color("hit")
    assert formats(editor)["cur"].fontWeight() == 700


@pytest.mark.parametrize("text", ["x" * 1_000_000, "- [ ] **a** `b`\n" * 20_000, "**a_" * 900])
def test_hostile_text_is_shown_and_written_on(qtbot, editor, text):
    editor.load(text)
    qtbot.keyClick(editor, "y")
    assert editor.text() == f"y{text}"


def test_escape_leaves_the_text(qtbot, editor):
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
