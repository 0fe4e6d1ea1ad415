from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mentordesk.domain.place import Place
from mentordesk.storage import agenda, meetings
from mentordesk.ui.item_history import ItemHistory
from mentordesk.ui.meeting.page import MeetingPage


@pytest.fixture
def second(ours):
    """The meeting after one at which something was agreed on, and another item was carried."""
    with ours.desk.change("Hold") as session:
        item = agenda.add(session, ours.meeting, "Accounts work", "by-next-time", "mentee")
        for each in (*ours.ids[:2], ours.ids[3], item):
            agenda.tick(session, each, True)
        first, ours.meeting = ours.meeting, meetings.end(session, ours.meeting, ours.desk.now())
    return first


@pytest.fixture
def page(ours, second, plain_desk, theme, qtbot):
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.body.list.hasFocus())
    return page


@pytest.fixture
def aims(page):
    return page.body.brief.since.aims


def row(rows, title):
    return next(each for each in rows.rows.rows if each.text == title)


def again(ours, times):
    """End so many meetings without the item that stays open."""
    with ours.desk.change("Hold") as session:
        for _ in range(times):
            ours.meeting = meetings.end(session, ours.meeting, ours.desk.now())


def test_what_was_to_exist_by_now_is_asked_about(aims):
    asked = row(aims, "Accounts work")
    assert asked.spoken == "Priya: Accounts work, met or not?"
    assert (asked.choices, asked.chosen) == (("Met", "Not met"), -1)


def test_a_click_answers_and_undo_takes_it_back(aims, hand, plain_desk):
    hand.click(aims, "Accounts work", "choice0")
    assert row(aims, "Accounts work").spoken == "Priya: Accounts work, met"
    assert plain_desk.undo_label == "Say it is met"
    plain_desk.undo()
    assert row(aims, "Accounts work").chosen == -1


def test_keys_answer_and_the_same_key_takes_it_back(aims, hand):
    hand.take(aims, "Accounts work")
    hand.press(aims, Qt.Key.Key_N)
    assert row(aims, "Accounts work").spoken == "Priya: Accounts work, not met"
    hand.press(aims, Qt.Key.Key_N)
    assert row(aims, "Accounts work").chosen == -1


def test_what_was_not_met_goes_on_this_agenda_with_one_click(aims, ours, hand):
    hand.click(aims, "Accounts work", "choice1")
    hand.click(aims, "Accounts work", "choice2")
    assert ours.titles("by-next-time") == ["Accounts work"]
    assert row(aims, "Accounts work").choices == ("Met", "Not met")


def test_a_key_puts_it_on_this_agenda_too(aims, ours, hand):
    hand.take(aims, "Accounts work")
    hand.press(aims, Qt.Key.Key_N)
    hand.press(aims, Qt.Key.Key_O)
    assert ours.titles("by-next-time") == ["Accounts work"]


def test_records_say_whether_it_was_met(page, aims, hand, second, plain_desk, ours):
    hand.click(aims, "Accounts work", "choice1")
    page.open(Place("meeting", meetings.facts(plain_desk.session, second).uid))
    assert row(page.body.list, "Accounts work").end == "discussed · not met"
    with plain_desk.change("End") as session:
        meetings.end(session, ours.meeting, plain_desk.now())
    page.open(ours.place)
    assert row(page.body.list, "Accounts work").end == "not met"


def test_a_carried_item_says_how_often_and_since_when(page):
    carried = row(page.body.list, "Cursors feel wrong")
    assert carried.mark == "carried over, since 26 Nov"
    assert carried.second == ""
    place = page.body.list.rows.find(carried.key)
    told = place.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told == "26 Nov: carried over · 10 Dec: on the agenda"


def test_three_carries_ask_for_a_decision(page, ours):
    again(ours, 2)
    page.open(ours.place)
    carried = row(page.body.list, "Cursors feel wrong")
    assert carried.mark == "carried over 3 times, since 26 Nov"
    assert carried.second.startswith("Still worth it?")


def test_the_history_of_an_item_leads_to_its_meetings(page, hand, qtbot, monkeypatch, ours):
    opened = []
    monkeypatch.setattr(ItemHistory, "exec", lambda dialog: opened.append(_lines(dialog)))
    hand.take(page.body.list, "Cursors feel wrong")
    hand.press(page.body.list, Qt.Key.Key_H)
    assert opened == [
        ["Meeting 1, Thu 26 Nov, carried over", "Meeting 2, Thu 10 Dec, on the agenda"]
    ]


def test_a_meeting_of_the_history_is_opened(page, ours, second, theme, plain_desk, qtbot):
    dialog = ItemHistory(plain_desk, theme, ours.ids[2], page)
    first = next(b for b in dialog.findChildren(QPushButton) if "carried" in b.accessibleName())
    with qtbot.waitSignal(dialog.asked) as heard:
        first.click()
    uid = meetings.facts(plain_desk.session, second).uid
    assert heard.args == [Place("meeting", uid, ours.entry("Cursors feel wrong").uid)]


def test_the_brief_is_read_with_as_many_queries_however_much_there_is(page, ours, plain_desk):
    few = _reads(plain_desk, page)
    with plain_desk.change("Add") as session:
        for number in range(30):
            start = datetime(2026, 9, 1 + number % 28, 8)
            at = meetings.plan(
                session, ours.mentorship, start, "Europe/Berlin", 45, now=plain_desk.now()
            )
            item = agenda.add(session, at, f"Thing {number}", "by-next-time", "mentee")
            agenda.tick(session, item, True)
            meetings.end(session, at, plain_desk.now(), plan_next=False)
    assert len(page.body.brief.since.aims.rows.rows) == 32
    assert _reads(plain_desk, page) == few


def _reads(desk, page):
    said = []
    desk.connection.set_trace_callback(said.append)
    page.body.brief.show_meeting(page._shown)
    desk.connection.set_trace_callback(None)
    return len([each for each in said if each.lstrip().lower().startswith("select")])


def _lines(dialog):
    buttons = dialog.findChildren(QPushButton)
    return [each.accessibleName() for each in buttons if each.accessibleName()]


def test_the_brief_is_a_key_away_while_they_meet(page, ours, hand):
    page._on_asked("start")
    live = page.body
    hand.press(live.capture.field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    aims = live.brief.since.aims
    hand.click(aims, "Accounts work", "choice0")
    assert row(aims, "Accounts work").spoken == "Priya: Accounts work, met"
    hand.press(aims, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert live.list.isVisible()
    assert live.list.hasFocus()


def test_without_room_the_mark_stands_below_the_words(page):
    rows = page.body.list
    carried = row(rows, "Cursors feel wrong")
    wide = rows._parts(carried)
    assert wide["mark"].left() > wide["words"].right()
    page.resize(700, 640)
    narrow = rows._parts(carried)
    assert narrow["words"].contains(narrow["mark"])
