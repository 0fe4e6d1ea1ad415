import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from mentordesk.storage import decisions, notes
from mentordesk.ui.notes.editor import NoteEditor
from tests.storage.note_content import NOW, add_mentorship


@pytest.fixture
def mentorship(plain_desk):
    with plain_desk.change("Add") as session:
        return add_mentorship(session).id


@pytest.fixture
def shown(plain_desk, theme, qtbot):
    """Show a note of a mentorship, or of none."""

    def shown(owner):
        with plain_desk.change("Add") as session:
            note_id, uid = notes.add(session, NOW, "# Today\n- accounts first\nlast", owner)
        editor = NoteEditor(plain_desk, theme, uid)
        qtbot.addWidget(editor)
        with qtbot.waitExposed(editor):
            editor.show()
        return editor, note_id

    return shown


def menu_of(editor, line):
    cursor = QTextCursor(editor.document().findBlockByNumber(line))
    return editor._turn_menu(cursor, QMenu(editor))


def test_a_line_is_turned_and_leaves_the_note(shown, mentorship, plain_desk, qtbot):
    editor, note_id = shown(mentorship)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, " typed")
    menu = menu_of(editor, 1)
    names = [action.text() for action in menu.actions()]
    assert names == ["Action item", "Decision", "Learning", "Agenda item"]
    menu.actions()[1].trigger()
    (found,) = decisions.of_mentorship(plain_desk.session, mentorship)
    assert (found.text, found.private) == ("accounts first", True)
    assert editor.text() == notes.text(plain_desk.session, note_id) == "# Today\nlast typed"
    plain_desk.undo()
    assert editor.text() == "# Today\n- accounts first\nlast typed"


def test_nothing_is_made_of_a_free_note_or_an_empty_line(shown, mentorship, qtbot):
    editor, _ = shown(None)
    assert menu_of(editor, 1) is None
    editor, _ = shown(mentorship)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert menu_of(editor, 0) is None
