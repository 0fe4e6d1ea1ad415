from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mentordesk.ui.locking.idleness import Idleness
from tests.conftest import Clock

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def chosen():
    return [15]


@pytest.fixture
def idleness(qapp, clock, chosen):
    idleness = Idleness(clock, lambda: chosen[0], qapp)
    idleness.watch()
    yield idleness
    idleness.rest()
    idleness.deleteLater()


@pytest.fixture
def passed(idleness):
    heard = []
    idleness.passed.connect(lambda: heard.append(1))
    return heard


@pytest.fixture
def field(qtbot, idleness):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    return field


def press(field):
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)


def test_it_sleeps_for_as_long_as_the_user_may_be_away(idleness):
    assert idleness._timer.isSingleShot()
    assert idleness._timer.remainingTime() > 14 * 60e3


def test_it_tells_once_the_time_has_passed(idleness, clock, passed):
    clock.now += 15 * MINUTE
    idleness._timer.timeout.emit()
    assert passed == [1]


def test_a_key_is_a_touch_and_it_sleeps_for_the_rest(idleness, clock, passed, field):
    clock.now += 10 * MINUTE
    press(field)
    clock.now += 5 * MINUTE
    idleness._timer.stop()
    idleness._timer.timeout.emit()
    assert passed == []
    assert 9 * 60e3 < idleness._timer.remainingTime() < 11 * 60e3


def test_the_pointer_is_a_touch(idleness, clock, passed, field):
    clock.now += 10 * MINUTE
    QTest.mouseMove(field.windowHandle(), field.rect().center())
    assert idleness._last == clock.now


def test_the_first_touch_after_a_sleep_comes_too_late(idleness, clock, passed, field):
    clock.now += 8 * 60 * MINUTE  # the timers stood still
    press(field)
    assert passed == [1]
    assert field.text() == ""


def test_it_goes_on_counting_when_nothing_could_be_locked(idleness, clock, passed):
    clock.now += 15 * MINUTE
    idleness._timer.timeout.emit()
    assert idleness._timer.isActive()
    clock.now += 15 * MINUTE
    idleness._timer.timeout.emit()
    assert passed == [1, 1]


def test_a_clock_that_is_put_back_is_waited_for_no_longer_than_usual(idleness, clock, passed):
    clock.now -= 600 * MINUTE
    idleness._timer.stop()
    idleness._timer.timeout.emit()
    assert passed == []
    assert idleness._timer.remainingTime() < 16 * 60e3


def test_who_never_wants_it_is_never_away(idleness, clock, passed, chosen):
    chosen[0] = 0
    clock.now += 600 * MINUTE
    idleness._timer.stop()
    idleness._timer.timeout.emit()
    assert passed == []
    assert not idleness._timer.isActive()


def test_another_time_that_was_chosen_counts_soon(idleness, clock, passed, chosen, field):
    for minutes in (0, 5):
        chosen[0] = minutes
        clock.now += MINUTE
        press(field)
        assert idleness._timer.isActive() == bool(minutes)
    assert idleness._timer.remainingTime() < 6 * 60e3
