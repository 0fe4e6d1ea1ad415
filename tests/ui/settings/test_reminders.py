from datetime import time, timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QTimeEdit

from mentordesk.domain.reminders import DAY, NIGHT, Quiet, Wishes
from mentordesk.ui import this_computer, tray
from mentordesk.ui.settings.reminders import RemindersCard


@pytest.fixture
def card(qtbot, theme):
    card = RemindersCard(theme)
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    return card


def box(card, words):
    (found,) = [each for each in card.findChildren(QCheckBox) if words in each.text()]
    return found


def boxes(card):
    return [each for each in card.findChildren(QCheckBox) if each.isVisible()]


def test_it_shows_what_is_wished_for(card):
    assert all(each.isChecked() for each in boxes(card))
    assert card.findChild(QComboBox).currentText() == "A day and an hour before"
    assert [each.value() for each in card.findChildren(QTimeEdit)] == [time(20), time(8)]


def test_each_choice_is_kept_at_once_and_told(qtbot, card):
    with qtbot.waitSignal(card.changed):
        box(card, "wrapped up").click()
    card.findChild(QComboBox).setFocus()
    qtbot.keyClicks(card.findChild(QComboBox), "A day b")
    card.findChildren(QTimeEdit)[1].setTime(card.findChildren(QTimeEdit)[1].time().addSecs(1800))
    wishes = this_computer.wishes()
    assert (wishes.wrap_up, wishes.due, wishes.leads) == (False, True, (DAY,))
    assert wishes.quiet == Quiet(time(20), time(8, 30))


def test_quiet_hours_that_are_off_come_back_as_they_were(card):
    begins = card.findChildren(QTimeEdit)[0]
    begins.set_time(time(21))
    box(card, "Quiet").click()
    assert this_computer.wishes().quiet is None
    assert not begins.isEnabled()
    box(card, "Quiet").click()
    assert this_computer.wishes().quiet == Quiet(time(21), time(8))


def test_one_switch_leaves_nothing_to_choose(card):
    box(card, "Remind me").click()
    assert not this_computer.wishes().on
    others = [*boxes(card)[1:], *card.findChildren(QPushButton)]
    assert not any(each.isEnabled() for each in others)


def test_a_sample_can_be_seen(qtbot, card):
    with qtbot.waitSignal(card.sample_asked):
        qtbot.mouseClick(card.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_staying_in_the_tray_is_offered_where_there_is_one(qtbot, theme, monkeypatch):
    monkeypatch.setattr(tray, "is_there", lambda: True)
    card = RemindersCard(theme)
    qtbot.addWidget(card)
    card.show()
    assert not box(card, "tray").isChecked()
    box(card, "tray").click()
    assert this_computer.keeps_running()


def test_what_cannot_be_read_is_as_usual():
    for name, value in [("leads", "odd"), ("quiet-from", "25:99"), ("quiet-to", 7)]:
        QSettings().setValue(f"reminders/{name}", value)
    wishes = this_computer.wishes()
    assert wishes.leads == (timedelta(days=1), timedelta(hours=1))
    assert wishes.quiet == NIGHT


def test_wishes_are_read_as_they_were_kept():
    wishes = Wishes(False, (), False, False, Quiet(time(22, 15), time(6, 45)))
    this_computer.set_wishes(wishes)
    assert this_computer.wishes() == wishes
