import pytest
from PySide6.QtCore import Qt

from mentordesk.storage import drafts
from mentordesk.ui.meeting.page import MeetingPage


@pytest.fixture
def opened(ours, plain_desk, theme, qtbot):
    """Open the page as often as is wanted: once more is what is seen after a crash."""

    def new():
        page = MeetingPage(plain_desk, theme, ours.place)
        qtbot.addWidget(page)
        page.resize(1084, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return new


def crash(page):
    """Nothing is settled or saved any more."""
    page.body.list.inline.row = None
    page.hide()


def kept(ours, name):
    return drafts.kept(ours.desk.session, name).get("text", "")


def test_a_line_that_is_not_entered_comes_back(opened, ours, hand, qtbot):
    ours.start()
    hand.type(opened().body.capture.field, "Priya: half a thou", enter=False)
    name = f"line {ours.uid}"
    qtbot.waitUntil(lambda: kept(ours, name) == "Priya: half a thou", timeout=20_000)
    assert opened().body.capture.field.text() == "Priya: half a thou"


def test_a_line_that_was_entered_does_not(opened, ours, hand, plain_desk):
    ours.start()
    page = opened()
    hand.type(page.body.capture.field, "Half a thou", enter=False)
    plain_desk.settle()
    hand.press(page.body.capture.field, Qt.Key.Key_Return)
    assert kept(ours, f"line {ours.uid}") == ""
    assert opened().body.capture.field.text() == ""


def test_an_item_that_is_not_entered_is_typed_on(opened, ours, hand, qtbot):
    page = opened()
    hand.take(page.body.list, "Cursors feel wrong")
    hand.press(page.body.list, Qt.Key.Key_A)
    hand.type(page.body.list.inline, "Half a thou", enter=False)
    qtbot.waitUntil(lambda: "Half a thou" in kept(ours, f"agenda {ours.meeting}"), timeout=20_000)
    crash(page)
    field = opened().body.list.inline
    qtbot.waitUntil(lambda: field.text() == "Half a thou")
    hand.type(field, "ght")
    assert ours.titles("struggling") == ["Cursors feel wrong", "Half a thought"]


def test_a_title_that_is_not_entered_is_edited_on(opened, ours, hand, qtbot):
    page = opened()
    hand.take(page.body.list, "Cursors feel wrong")
    hand.press(page.body.list, Qt.Key.Key_F2)
    hand.type(page.body.list.inline, "Cursors", enter=False)
    qtbot.waitUntil(lambda: "Cursors" in kept(ours, f"agenda {ours.meeting}"), timeout=20_000)
    crash(page)
    field = opened().body.list.inline
    qtbot.waitUntil(lambda: field.text() == "Cursors")
    assert field.row.text == "Cursors feel wrong"


def test_what_was_given_up_does_not_come_back(opened, ours, hand, qtbot):
    page = opened()
    hand.press(page.body.list, Qt.Key.Key_A)
    hand.type(page.body.list.inline, "Nonsense", enter=False)
    qtbot.waitUntil(lambda: "Nonsense" in kept(ours, f"agenda {ours.meeting}"), timeout=20_000)
    hand.press(page.body.list.inline, Qt.Key.Key_Escape)
    assert kept(ours, f"agenda {ours.meeting}") == ""


def test_drafts_are_no_steps(opened, ours, hand, qtbot, plain_desk):
    ours.start()
    hand.type(opened().body.capture.field, "Half", enter=False)
    qtbot.waitUntil(lambda: kept(ours, f"line {ours.uid}") == "Half", timeout=20_000)
    assert plain_desk.undo_label == "Start"
