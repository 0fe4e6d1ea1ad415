import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDropEvent

from mentordesk.storage import agenda_templates
from mentordesk.ui.meeting.templates import TemplatesDialog

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
FIRST = agenda_templates.uid_of("first-meeting")
HOSTILE = ["<b>bold</b> & <img src=x>", "اجتماع حول الأهداف", "👩🏽‍💻" * 20, "a" * 3000, "x\ty"]


@pytest.fixture
def dialog(plain_desk, theme, qtbot):
    dialog = TemplatesDialog(plain_desk, theme)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.names.hasFocus)
    return dialog


def names(dialog):
    return [row.text for row in dialog.names.rows.rows]


def items(dialog, uid=FIRST):
    return [item.title for item in agenda_templates.one(dialog._desk.session, uid).items]


def current(dialog):
    return agenda_templates.one(dialog._desk.session, dialog.names.current().key)


def test_the_first_template_is_shown_with_its_items(dialog):
    assert names(dialog)[:2] == ["First meeting", "Regular meeting"]
    shown = [row.text for row in dialog.items.rows.rows if row.is_thing]
    assert shown == items(dialog)


def test_enter_goes_to_the_items_and_arrows_to_another_template(dialog, hand):
    hand.press(dialog.names, Qt.Key.Key_Down)
    assert dialog._name.text() == "Regular meeting"
    hand.press(dialog.names, Qt.Key.Key_Return)
    assert dialog.items.hasFocus()
    assert dialog.isVisible()


def test_a_template_is_renamed_and_undo_gives_its_name_back(dialog, hand):
    hand.press(dialog.names, Qt.Key.Key_F2)
    hand.type(dialog.names.inline, "Hello")
    assert names(dialog)[0] == "Hello"
    hand.press(dialog.names, Qt.Key.Key_Z, CTRL)
    assert names(dialog)[0] == "First meeting"


def test_a_new_template_is_named_at_once(dialog, hand):
    hand.press(dialog.names, Qt.Key.Key_Insert)
    hand.type(dialog.names.inline, "Ours")
    assert (current(dialog).name, current(dialog).items) == ("Ours", ())


def test_a_copy_is_ones_own(dialog, hand):
    hand.press(dialog.names, Qt.Key.Key_D, CTRL)
    hand.press(dialog.names.inline, Qt.Key.Key_Return)
    assert current(dialog).name == "First meeting, a copy"
    assert not current(dialog).comes_along
    assert [item.title for item in current(dialog).items] == items(dialog)


def test_one_of_the_apps_is_hidden_and_not_thrown_away(dialog, hand):
    hand.press(dialog.names, Qt.Key.Key_Delete)
    assert names(dialog)[0] == "First meeting"
    hand.press(dialog.names, Qt.Key.Key_H)
    assert current(dialog).hidden
    assert "hidden" in dialog.names.current().spoken
    hand.press(dialog.names, Qt.Key.Key_H)
    assert not current(dialog).hidden


def test_an_own_one_is_thrown_away_with_a_way_back(dialog, hand, qtbot):
    hand.press(dialog.names, Qt.Key.Key_Insert)
    hand.press(dialog.names.inline, Qt.Key.Key_Return)
    hand.press(dialog.names, Qt.Key.Key_Delete)
    assert len(names(dialog)) == 5
    qtbot.mouseClick(dialog._undo, Qt.MouseButton.LeftButton)
    assert names(dialog)[5] == "New template"


def test_an_edited_one_becomes_what_it_was(dialog, hand):
    reset = dialog.names._reset
    assert not reset.isEnabled()
    hand.take(dialog.items, items(dialog)[0])
    hand.press(dialog.items, Qt.Key.Key_Delete)
    assert reset.isEnabled()
    assert len(items(dialog)) == 5
    reset.trigger()
    assert len(items(dialog)) == 6


@pytest.mark.parametrize("title", HOSTILE)
def test_any_words_become_an_item(dialog, hand, title):
    hand.take(dialog.items, items(dialog)[-1])
    hand.press(dialog.items, Qt.Key.Key_A)
    dialog.items.inline.insert(f"{title} 10 min")
    hand.press(dialog.items.inline, Qt.Key.Key_Return)
    added = agenda_templates.one(dialog._desk.session, FIRST).items[-1]
    assert (added.title, added.minutes) == (title.replace("\t", " "), 10)
    assert (added.section, added.voice) == ("struggling", "mentee")
    dialog.grab()


def test_words_that_are_typed_are_saved_when_the_dialog_closes(dialog, hand):
    hand.take(dialog.items, items(dialog)[0])
    hand.press(dialog.items, Qt.Key.Key_F2)
    hand.type(dialog.items.inline, "Coffee", enter=False)
    dialog.reject()
    assert items(dialog)[0] == "Coffee"


def test_escape_leaves_the_words_and_the_dialog(dialog, hand):
    before = items(dialog)
    hand.take(dialog.items, before[0])
    hand.press(dialog.items, Qt.Key.Key_F2)
    hand.type(dialog.items.inline, "Coffee", enter=False)
    hand.press(dialog.items.inline, Qt.Key.Key_Escape)
    assert (items(dialog), dialog.isVisible()) == (before, True)


def test_items_move_by_key_also_into_the_next_section(dialog, hand):
    before = items(dialog)
    hand.take(dialog.items, before[0])
    hand.press(dialog.items, Qt.Key.Key_Down, ALT)
    assert items(dialog)[:2] == [before[1], before[0]]
    hand.take(dialog.items, before[4])
    hand.press(dialog.items, Qt.Key.Key_Down, ALT)
    sections = {i.title: i.section for i in agenda_templates.one(dialog._desk.session, FIRST).items}
    assert sections[before[4]] == "struggling"


def test_an_item_is_dragged_before_another(dialog, hand):
    before = items(dialog)
    hand.take(dialog.items, before[2])
    where = dialog.items.visualRect(dialog.items.rows.index(1)).topLeft() + QPoint(60, 2)
    mime = dialog.items.rows.mimeData(dialog.items.selectedIndexes())
    move, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    dialog.items.dropEvent(QDropEvent(where, move, mime, Qt.MouseButton.LeftButton, none))
    assert items(dialog)[:2] == [before[2], before[0]]


def test_voice_and_minutes_are_set_by_key_and_by_click(dialog, hand):
    title = items(dialog)[0]
    hand.take(dialog.items, title)
    hand.press(dialog.items, Qt.Key.Key_V)
    assert agenda_templates.one(dialog._desk.session, FIRST).items[0].voice == "mentee"
    hand.click(dialog.items, title, "chip")
    assert agenda_templates.one(dialog._desk.session, FIRST).items[0].voice == "mentor"
    dialog.items._minutes_menu().actions()[-1].trigger()
    assert agenda_templates.one(dialog._desk.session, FIRST).items[0].minutes is None


def test_each_change_is_one_step(dialog, hand, plain_desk):
    for title in items(dialog)[:2]:
        hand.take(dialog.items, title)
        hand.press(dialog.items, Qt.Key.Key_Delete)
    plain_desk.undo()
    assert len(items(dialog)) == 5
    plain_desk.undo()
    assert len(items(dialog)) == 6
    assert plain_desk.undo_label is None


def test_what_another_window_changes_is_shown(dialog, plain_desk):
    with plain_desk.change("Rename") as session:
        agenda_templates.rename(session, FIRST, "Elsewhere")
    assert (names(dialog)[0], dialog._name.text()) == ("Elsewhere", "Elsewhere")


def test_an_item_that_is_not_entered_yet_outlives_a_crash(dialog, plain_desk, theme, qtbot):
    dialog.items.add_item()
    qtbot.keyClicks(dialog.items.inline, "What went we")
    qtbot.waitUntil(lambda: dialog.items._draft._draft.kept() != {})
    again = TemplatesDialog(plain_desk, theme)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.items.inline.text() == "What went we")
