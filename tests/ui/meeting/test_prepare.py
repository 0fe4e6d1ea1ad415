import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication

from mentordesk.storage import agenda, mentorships
from mentordesk.ui.meeting.page import MeetingPage

ALT = Qt.KeyboardModifier.AltModifier
HOSTILE = [
    "a" * 3000,
    "word " * 400 + "end",
    "اجتماع حول الأهداف ומשהו נוסף",
    "👩🏽‍💻 👨‍👩‍👧‍👦 done",
    "<b>bold</b> & <img src=x>",
]


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.body.list.hasFocus())
    return page


@pytest.fixture
def rows(page):
    return page.body.list


def texts(rows):
    return [row.text for row in rows.rows.rows]


def test_agenda_stands_in_the_sections_of_its_kind(rows):
    assert texts(rows)[:4] == [
        "To accomplish",
        "Ship accounts first",
        "What done means",
        "Struggling with",
    ]
    assert texts(rows)[-1] == "Add an agenda item"


def test_enter_adds_an_item_of_mine_and_waits_for_the_next(rows, ours, hand):
    hand.take(rows, "Cursors feel wrong")
    hand.press(rows, Qt.Key.Key_A)
    hand.type(rows.inline, "Read the plan 5 min")
    hand.type(rows.inline, "And the budget")
    hand.press(rows.inline, Qt.Key.Key_Escape)
    assert ours.titles("struggling") == ["Cursors feel wrong", "Read the plan", "And the budget"]
    assert ours.entry("Read the plan").minutes == 5
    assert ours.entry("And the budget").voice == "mentor"
    assert rows.hasFocus()


def test_each_added_item_is_one_step(rows, ours, hand, plain_desk):
    hand.press(rows, Qt.Key.Key_Insert)
    hand.type(rows.inline, "One")
    hand.type(rows.inline, "Two")
    plain_desk.undo()
    assert ours.titles("accomplish")[-1] == "One"


def test_a_section_adds_to_itself_when_it_is_clicked(rows, ours, hand):
    hand.click(rows, "By next time", "words")
    hand.type(rows.inline, "Accounts work")
    assert ours.titles("by-next-time") == ["Accounts work"]


def test_a_new_item_can_go_to_the_next_section_before_it_is_entered(rows, ours, hand):
    hand.click(rows, "Add an agenda item", "words")
    hand.type(rows.inline, "Moved", enter=False)
    hand.press(rows.inline, Qt.Key.Key_Down, ALT)
    hand.press(rows.inline, Qt.Key.Key_Return)
    assert ours.titles("struggling") == ["Cursors feel wrong", "Moved"]


def test_what_is_typed_is_kept_when_the_focus_goes(page, rows, ours, hand):
    hand.press(rows, Qt.Key.Key_A)
    hand.type(rows.inline, "Half a thought", enter=False)
    hand.take(rows, "Cursors feel wrong")
    assert "Half a thought" in ours.titles("accomplish")
    assert "" not in texts(rows)


def test_what_is_typed_is_kept_when_the_desk_settles(rows, ours, hand, plain_desk):
    hand.press(rows, Qt.Key.Key_A)
    hand.type(rows.inline, "Half a thought", enter=False)
    plain_desk.settle()
    assert "Half a thought" in ours.titles("accomplish")


@pytest.mark.parametrize("how", ["F2", "Enter", "double click"])
def test_a_title_is_edited_in_place(rows, ours, hand, how):
    hand.take(rows, "Ship accounts first")
    if how == "double click":
        hand.double_click(rows, "Ship accounts first")
    else:
        hand.press(rows, Qt.Key.Key_F2 if how == "F2" else Qt.Key.Key_Return)
    hand.type(rows.inline, "Ship search first")
    assert ours.titles()[0] == "Ship search first"
    assert [row.text for row in rows.chosen()] == ["Ship search first"]


def test_escape_leaves_a_title_as_it_was(rows, ours, hand, plain_desk):
    hand.take(rows, "Ship accounts first")
    hand.press(rows, Qt.Key.Key_F2)
    hand.type(rows.inline, "Nonsense", enter=False)
    hand.press(rows.inline, Qt.Key.Key_Escape)
    assert ours.titles()[0] == "Ship accounts first"
    assert plain_desk.undo_label == "Set up"


def test_pasted_lines_become_one(rows, ours, hand):
    hand.press(rows, Qt.Key.Key_A)
    QGuiApplication.clipboard().setText("First\nsecond\r\n\tthird\x07")
    rows.inline.paste()
    hand.press(rows.inline, Qt.Key.Key_Return)
    assert "First second third" in ours.titles()


def test_keys_move_an_item_through_the_sections_and_back(rows, ours, hand):
    hand.take(rows, "What done means")
    hand.press(rows, Qt.Key.Key_Down, ALT)
    assert ours.titles("struggling") == ["What done means", "Cursors feel wrong"]
    hand.press(rows, Qt.Key.Key_Down, ALT)
    assert ours.titles("struggling") == ["Cursors feel wrong", "What done means"]
    for _ in range(3):
        hand.press(rows, Qt.Key.Key_Up, ALT)
    assert ours.titles("accomplish") == ["What done means", "Ship accounts first"]
    assert [row.text for row in rows.chosen()] == ["What done means"]


def test_an_item_at_an_end_stays_there(rows, ours, hand, plain_desk):
    hand.take(rows, "Walk through the search")
    hand.press(rows, Qt.Key.Key_Down, ALT)
    hand.take(rows, "Ship accounts first")
    hand.press(rows, Qt.Key.Key_Up, ALT)
    assert plain_desk.undo_label == "Set up"


def test_several_items_move_together(rows, ours, hand, qtbot):
    hand.take(rows, "Ship accounts first")
    hand.press(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hand.press(rows, Qt.Key.Key_Down, ALT)
    assert ours.titles("struggling") == [
        "Ship accounts first",
        "What done means",
        "Cursors feel wrong",
    ]


def test_an_item_is_dropped_in_another_section(rows, ours, hand):
    hand.take(rows, "What done means")
    at = hand.at(rows, "Walk through the search") + QPoint(0, 9)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime = rows.model().mimeData(rows.selectedIndexes())  # without a display nothing drags
    rows.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, mime, left, none))
    assert ours.titles("code-review") == ["Walk through the search", "What done means"]
    assert [row.text for row in rows.chosen()] == ["What done means"]


def test_park_drop_and_delete_take_items_off_and_select_the_next(rows, ours, hand, plain_desk):
    hand.take(rows, "Ship accounts first")
    hand.press(rows, Qt.Key.Key_P)
    hand.press(rows, Qt.Key.Key_D)
    hand.press(rows, Qt.Key.Key_Delete)
    assert ours.titles() == ["Walk through the search"]
    parked = agenda.parked(plain_desk.session, ours.mentorship)
    assert [entry.title for entry in parked] == ["Ship accounts first"]
    for _ in range(3):
        plain_desk.undo()
    assert len(ours.titles()) == 4


def test_letters_type_while_a_title_is_edited(rows, ours, hand):
    hand.take(rows, "Ship accounts first")
    hand.press(rows, Qt.Key.Key_F2)
    hand.type(rows.inline, "pad vs map")
    assert ours.titles()[0] == "pad vs map"


def test_voice_and_private_switch_with_a_key(rows, ours, hand):
    hand.take(rows, "Ship accounts first")
    hand.press(rows, Qt.Key.Key_V)
    hand.press(rows, Qt.Key.Key_S)
    entry = ours.entry("Ship accounts first")
    assert (entry.voice, entry.private) == ("mentor", True)
    assert "private" in rows.chosen()[0].spoken


def test_a_name_in_the_menu_of_voices_is_no_mnemonic(page, rows, ours, hand):
    with ours.desk.change("Rename") as session:
        mentorships.edit(session, ours.mentorship, name="R&D")
    hand.click(rows, "What done means", "chip")
    menu = QGuiApplication.instance().activePopupWidget()
    assert [action.text() for action in menu.actions()][1] == "R&&D"
    menu.close()


def test_minutes_come_from_the_chips_menu(page, rows, ours, hand, qtbot):
    hand.click(rows, "What done means", "end")
    menu = QGuiApplication.instance().activePopupWidget()
    hand.press(menu, Qt.Key.Key_Down)
    hand.press(menu, Qt.Key.Key_Down)
    hand.press(menu, Qt.Key.Key_Return)
    assert ours.entry("What done means").minutes == 10
    assert page.body._planned.text() == "35 of 45 min planned"


def test_more_than_fits_is_said_in_attentions_colour(page, ours, plain_desk):
    with plain_desk.change("Set minutes") as session:
        agenda.edit(session, ours.ids[0], minutes=60)
    assert page.body._planned.text() == "80 of 45 min planned, 35 too many"
    assert page.body._planned.property("tone") == "attention"


def test_a_parked_item_goes_back_on_the_agenda(page, ours, hand, plain_desk):
    with plain_desk.change("Park") as session:
        agenda.park(session, ours.ids[2])
    hand.click(page.body.brief.parked.list, "Cursors feel wrong", "end")
    assert ours.titles("struggling") == ["Cursors feel wrong"]
    assert page.body.brief.parked.isHidden()


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_shown_and_edited(page, rows, ours, hand, plain_desk, title):
    with plain_desk.change("Edit") as session:
        agenda.edit(session, ours.ids[0], title=title)
    page.grab()
    hand.take(rows, title)
    hand.press(rows, Qt.Key.Key_F2)
    hand.press(rows.inline, Qt.Key.Key_End)
    hand.type(rows.inline, "!")
    assert ours.entries()[0].title == " ".join(title.split()) + "!"


def test_five_hundred_items_do_not_freeze(page, rows, ours, plain_desk):
    with plain_desk.change("Add") as session:
        for number in range(500):
            agenda.add(session, ours.meeting, f"Item {number} " * 20, "advice", "mentee", 5)
    assert page.grab().height() == 800
    assert len(rows.rows.rows) == 510


def test_a_row_that_was_asked_for_is_selected(page, rows, ours):
    page.open(ours.place._replace(part=ours.entry("Walk through the search").uid))
    assert [row.text for row in rows.chosen()] == ["Walk through the search"]


def test_right_to_left_mirrors_the_rows(page, rows):
    row = rows.rows.rows[1]
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    parts = rows._parts(row)
    assert parts["grip"].left() > parts["words"].right() > parts["end"].right()


def test_a_screen_reader_hears_who_raised_what(rows):
    said = rows.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Priya: Ship accounts first, 10 min"


def test_the_keyboard_begins_at_the_thing_that_was_asked_for(page, ours, qtbot):
    page.setFocus()
    page.open(ours.place._replace(part=ours.entry("Cursors feel wrong").uid))
    qtbot.waitUntil(page.body.list.hasFocus)
    assert page.body.list.current().text == "Cursors feel wrong"


def test_a_page_that_gets_the_focus_gives_it_to_its_agenda(page, rows, qtbot):
    page.setFocus()
    page.focus_first()
    qtbot.waitUntil(rows.hasFocus)
