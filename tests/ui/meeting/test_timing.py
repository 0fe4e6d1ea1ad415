from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from mentordesk.storage import timers
from mentordesk.ui.meeting.page import MeetingPage


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    ours.start()
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def live(page):
    return page.body


def row(live, title):
    return next(each for each in live.list.rows.rows if each.text == title)


def after(live, clock, **time):
    clock.now += timedelta(**time)
    live._timing._on_second()


def test_a_click_on_its_time_begins_an_item(live, hand, clock):
    hand.click(live.list, "Ship accounts first", "end")
    after(live, clock, minutes=6, seconds=12)
    assert row(live, "Ship accounts first").end == "6:12 of 10"
    assert row(live, "What done means").end == "5 min"


def test_a_key_begins_an_item_and_pauses_it(live, hand, clock):
    hand.take(live.list, "Ship accounts first")
    hand.press(live.list, Qt.Key.Key_G)
    assert live._timing.is_ticking
    clock.now += timedelta(seconds=61)
    hand.press(live.list, Qt.Key.Key_G)
    assert not live._timing.is_ticking
    assert row(live, "Ship accounts first").end == "1:01 of 10"


def test_items_without_minutes_have_no_time(live, hand):
    hand.take(live.list, "Cursors feel wrong")
    hand.press(live.list, Qt.Key.Key_G)
    assert not live._timing.is_ticking


def test_over_is_said_in_words(live, hand, clock):
    hand.click(live.list, "Ship accounts first", "end")
    after(live, clock, minutes=10, seconds=1)
    assert row(live, "Ship accounts first").end == "time is up"
    after(live, clock, minutes=2)
    over = row(live, "Ship accounts first")
    assert over.end == "over by 2 min"
    assert over.spoken == "Ship accounts first: talked about now, 12 of 10 min, over by 2 min"


def test_that_the_time_is_up_is_said_once(live, hand, clock, qtbot):
    hand.click(live.list, "Ship accounts first", "end")
    with qtbot.waitSignal(live._timing.said) as heard:
        after(live, clock, minutes=10, seconds=1)
    assert heard.args == ["Ship accounts first: time is up"]
    with qtbot.assertNotEmitted(live._timing.said):
        after(live, clock, minutes=1)


def test_another_item_takes_over(live, hand, clock):
    hand.click(live.list, "Ship accounts first", "end")
    after(live, clock, minutes=1)
    hand.click(live.list, "What done means", "end")
    assert [each.text for each in live.list.rows.rows if each.running] == ["What done means"]
    assert row(live, "Ship accounts first").end == "1:00 of 10"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_P, Qt.Key.Key_D])
def test_what_is_ticked_or_put_aside_stops(live, hand, clock, ours, key):
    hand.click(live.list, "Ship accounts first", "end")
    clock.now += timedelta(minutes=4)
    hand.press(live.list, key)
    assert not live._timing.is_ticking
    found = timers.of_meeting(ours.desk.session, ours.uid)
    assert list(found.values()) == [(240, None)]


def test_nothing_wakes_up_unless_an_item_is_timed_on_screen(page, live, hand):
    assert not live._timing.is_ticking
    hand.click(live.list, "Ship accounts first", "end")
    page.hide()
    assert not live._timing.is_ticking
    page.show()
    assert live._timing.is_ticking


def test_a_page_opened_later_goes_on_with_the_time(
    live, hand, clock, plain_desk, theme, qtbot, ours
):
    hand.click(live.list, "Ship accounts first", "end")
    clock.now += timedelta(minutes=5)
    other = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(other)
    other.show()
    assert row(other.body, "Ship accounts first").end == "5:00 of 10"
    assert other.body._timing.is_ticking
