from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from mentordesk.domain.place import Place
from mentordesk.storage import actions, agenda, meetings, mentorships
from mentordesk.ui.agendas.page import AgendasPage
from mentordesk.ui.agendas.row import can_drop
from mentordesk.ui.agendas.rows import spoken
from mentordesk.ui.sharing import leaving
from mentordesk.ui.widgets.layout import PAGE_EDGE

CTRL = Qt.KeyboardModifier.ControlModifier
PAST = "Meeting 1 with Priya Raman"
FIRST = "Meeting 2 with Priya Raman"
SECOND = "Meeting 3 with Priya Raman"


def titles(page):
    return [row.title for row in page.list.rows.rows]


def action(page, text):
    every = [*page.meeting_actions, *page.edit_actions]
    return next(each for each in every if each.text().replace("&", "") == text)


def offered(page):
    every = [*page.meeting_actions, *page.edit_actions]
    return {each.text().replace("&", "") for each in every if each.isEnabled()}


def test_meetings_stand_in_their_weeks_below_those_that_were_not_held(ours, page):
    assert titles(page) == [
        *("Not held", PAST),
        *("This week", FIRST, "CV", "Talk"),
        *("Week of 7 Dec", SECOND),
        "Parking lots",
    ]


def test_the_head_counts_what_is_planned_empty_and_not_held(ours, page):
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "2 meetings · 1 agenda is empty · 1 was not held" in said


def test_a_row_is_spoken_as_it_is_drawn(ours, page, hand):
    assert spoken(hand.row("CV")) == "Priya: CV, 10 min"
    assert spoken(hand.row("Talk")) == "you: Talk"
    assert spoken(hand.row(FIRST)) == (f"{FIRST}, Thu 26 Nov, 16:00–16:45, 2 items · 10 of 45 min")
    assert "Was planned for Thu 12 Nov: held, missed or move?" in spoken(hand.row(PAST))


def test_the_model_keeps_qts_rules(ours, page, qtmodeltester):
    QAbstractItemModelTester(page.list.rows)
    ours.do(agenda.park, ours.cv)
    qtmodeltester.check(page.list.rows)


def test_rows_keep_their_heights_when_others_come_above_them(ours, page, hand):
    high = {row.kind: page.list.rowHeight(n) for n, row in enumerate(page.list.rows.rows)}
    ours.do(agenda.add, ours.past, "Late", "accomplish", "mentee")
    ours.do(agenda.park, ours.cv)
    assert all(
        page.list.rowHeight(number) == high.get(row.kind, high["meeting"])
        for number, row in enumerate(page.list.rows.rows)
    )


def test_a_button_opens_the_meeting(ours, page, hand, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        hand.click(FIRST, "open")
    assert asked.args[0] == Place("meeting", ours.uid(ours.first))


def test_enter_opens_the_meeting_of_an_item_at_the_item(ours, page, hand, qtbot):
    hand.click("CV")
    with qtbot.waitSignal(page.asked) as asked:
        hand.press(Qt.Key.Key_Return)
    assert asked.args[0] == Place("meeting", ours.uid(ours.first), hand.row("CV").key)


def test_a_double_click_opens_the_meeting(ours, page, hand, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        hand.double_click(SECOND)
    assert asked.args[0] == Place("meeting", ours.uid(ours.second))


def test_a_past_meeting_was_missed(ours, page, hand):
    hand.click(PAST, "miss")
    assert ours.state(ours.past) == "missed"
    assert "Not held" not in titles(page)


def test_a_past_meeting_was_held_and_is_gone_through_on_its_page(ours, page, hand, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        hand.click(PAST, "held")
    assert asked.args[0] == Place("meeting", ours.uid(ours.past))
    running = meetings.facts(ours.desk.session, ours.past)
    assert (running.state, running.began_at) == ("running", running.starts_utc)
    assert "In progress" in titles(page)


def test_a_meeting_is_moved_in_its_dialog(ours, page, hand, qtbot):
    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog._day.set_day(ours.desk.today() + timedelta(days=8))
        dialog.accept()

    hand.click(SECOND)
    page.window().show()
    _soon(answer)
    action(page, "Move…").trigger()
    assert f"{meetings.facts(ours.desk.session, ours.second).starts_at:%d %b}" == "01 Dec"
    assert "Next week" in titles(page)


def test_a_cancelled_meeting_hands_its_items_to_the_next(ours, page, hand):
    ours.do(meetings.miss, ours.past)
    hand.click("Meeting 1 with Priya Raman")
    action(page, "Cancel meeting").trigger()
    assert ours.titles(ours.second) == ["CV", "Talk"]
    assert ours.state(ours.first) == "cancelled"


def test_the_actions_follow_what_is_current(ours, page, hand):
    assert offered(page) == set()
    hand.click(FIRST)
    assert offered(page) == {
        *("Open", "Move…", "Share agenda…", "Copy agenda", "Cancel meeting"),
    }
    hand.click(PAST)
    assert {"It was held", "It was missed"} < offered(page)
    hand.click("CV")
    assert offered(page) == {
        *("Open", "Move to another meeting"),
        *("Park", "Drop", "Turn into", "History of this item…", "Move to trash"),
    }


def test_an_item_is_turned_into_something_else(ours, page, hand, plain_desk):
    hand.click("CV")
    promised = page._deeds._turn.actions()[0]
    assert promised.text() == "Action item"
    promised.trigger()
    assert ours.titles(ours.first) == ["Talk"]
    (found,) = actions.since(plain_desk.session, ours.first)
    assert (found.text, found.voice, found.meeting_uid) == ("CV", "mentee", None)
    plain_desk.undo()
    assert ours.titles(ours.first) == ["CV", "Talk"]


def test_copying_tells_what_was_left_out(ours, page, hand):
    with ours.desk.change("Edit") as session:
        agenda.edit(session, ours.cv, private=True)
    hand.click(FIRST)
    action(page, "Copy agenda").trigger()
    text = QGuiApplication.clipboard().text()
    assert "- Talk (Mentor)" in text
    assert "CV" not in text
    assert page._told.accessibleName() == ("The agenda was copied. 1 private item was left out.")


def test_keys_park_items_and_a_button_puts_them_back(ours, page, hand):
    hand.click("CV")
    hand.click("Talk", keys=CTRL)
    hand.press(Qt.Key.Key_P)
    assert titles(page)[-4:] == ["Parking lots", "Priya Raman", "CV", "Talk"]
    assert ours.titles(ours.first) == []
    hand.click("CV", "back")
    assert ours.titles(ours.past) == ["CV"]


def test_parking_several_items_is_one_undo_step(ours, page, hand):
    hand.click("CV")
    hand.click("Talk", keys=CTRL)
    hand.press(Qt.Key.Key_P)
    ours.desk.undo()
    assert ours.titles(ours.first) == ["CV", "Talk"]


def test_items_go_to_the_trash_and_are_dropped_by_keys(ours, page, hand):
    hand.click("CV")
    hand.press(Qt.Key.Key_Delete)
    hand.click("Talk")
    hand.press(Qt.Key.Key_D)
    assert ours.titles(ours.first) == []


def test_an_item_moves_to_another_meeting_by_its_menu(ours, page, hand):
    hand.click("CV")
    menu = page._deeds._to
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["Thu 10 Dec, 16:00–16:45"]
    menu.actions()[0].trigger()
    assert ours.titles(ours.second) == ["CV"]


def test_items_are_dropped_on_meetings_and_parking_lots(ours, page, hand):
    page.list.dropped.emit([hand.row("CV")], hand.row(SECOND))
    assert ours.titles(ours.second) == ["CV"]
    page.list.dropped.emit([hand.row("CV")], hand.row("Parking lots"))
    assert [e.title for e in agenda.parked(ours.desk.session, ours.priya)] == ["CV"]
    page.list.dropped.emit([hand.row("CV")], hand.row(FIRST))
    assert ours.titles(ours.first) == ["Talk", "CV"]


def test_items_stay_in_their_mentorship_and_out_of_the_past(ours, page, hand):
    ours.do(agenda.add_for_next, ours.lin, "Thesis", "advice", "mentee")
    cv, thesis = hand.row("CV"), hand.row("Thesis")
    assert can_drop([cv], hand.row(SECOND))
    assert can_drop([cv], hand.row("Parking lots"))
    assert not can_drop([cv], hand.row(PAST))
    assert not can_drop([cv], hand.row("Talk"))
    assert not can_drop([cv], hand.row("Lin Okafor"))
    assert not can_drop([cv, thesis], hand.row(SECOND))
    assert not can_drop([hand.row(FIRST)], hand.row(SECOND))


def test_what_waits_for_a_meeting_is_shown_and_a_meeting_is_planned_from_there(
    ours, page, hand, qtbot
):
    ours.do(agenda.add_for_next, ours.lin, "Thesis", "advice", "mentee")
    assert titles(page)[-4:-1] == ["Waiting for a meeting", "Lin Okafor", "Thesis"]
    _soon(lambda: QApplication.activeModalWidget().accept())
    hand.click("Lin Okafor", "plan")
    assert "Waiting for a meeting" not in titles(page)
    assert "Thesis" in titles(page)


def test_what_is_selected_stays_so_when_the_desk_changes(ours, page, hand):
    hand.click("Talk")
    ours.do(agenda.add, ours.past, "Late", "accomplish", "mentee")
    assert [row.title for row in page.list.acted_on()] == ["Talk"]


def test_what_is_selected_is_marked_inside_its_card_only(ours, page, theme):
    page.list.choose(next(row.key for row in page.list.rows.rows if row.first))
    box = page.list.visualRect(page.list.currentIndex())
    image = page.list.viewport().grab().toImage()
    column = [image.pixelColor(box.center().x(), y) for y in range(box.top(), box.bottom())]
    assert theme.color("accent-soft") in column
    assert column[1] != theme.color("accent-soft")


def test_an_empty_page_offers_the_first_step(plain_desk, page, qtbot):
    assert page._stack.currentWidget() is page._empty
    with qtbot.waitSignal(page.requested) as requested:
        page._first.click()
    assert requested.args == ["mentorship"]


def test_agendas_are_read_with_as_many_queries_whatever_there_is(plain_desk, theme, qtbot, ours):
    page = AgendasPage(plain_desk, theme, Place("agendas"))
    qtbot.addWidget(page)
    seen = []
    plain_desk.connection.set_trace_callback(seen.append)
    page.refresh()
    few = len(seen)
    plain_desk.connection.set_trace_callback(None)
    with plain_desk.change("Add") as session:
        for number in range(40):
            agenda.add(session, ours.second, str(number), "accomplish", "mentor")
    plain_desk.connection.set_trace_callback(seen.append)
    seen.clear()
    page.refresh()
    plain_desk.connection.set_trace_callback(None)
    assert len(seen) == few


def _soon(then):
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, then)


def test_what_the_clock_of_the_other_says_is_on_the_card_and_in_what_leaves(page, ours, plain_desk):
    ours.do(lambda session: mentorships.edit(session, ours.priya, zone="America/New_York"))
    seconds = [row.second for row in page.list.rows.rows]
    assert "Thu 26 Nov, 16:00–16:45 · 10:00 in New York" in seconds
    leaving.copy(plain_desk, ours.first, "agenda")
    copied = QGuiApplication.clipboard().text()
    assert "Thu 26 Nov, 16:00–16:45 (Europe/Berlin) · 10:00 in New York" in copied


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_what_fits_the_window_has_the_edges_of_the_page(ours, page, qtbot, way):
    page.setLayoutDirection(way)
    page.resize(900, 1600)
    qtbot.waitUntil(lambda: page.list.verticalScrollBar().maximum() == 0)
    wide = page.list.width() - 2 * PAGE_EDGE
    row = page.list.visualRect(page.list.rows.index(1, 0))
    assert page.list.viewport().geometry().left() == PAGE_EDGE
    assert (row.left(), row.width(), page.list.viewport().width()) == (0, wide, wide)
