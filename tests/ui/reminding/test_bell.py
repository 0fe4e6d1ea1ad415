import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.domain.reminders import Wishes
from mentordesk.storage import demo
from mentordesk.ui import this_computer
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.reminding import bell
from mentordesk.ui.reminding.line import ReminderLine
from mentordesk.ui.reminding.message import Message
from tests.conftest import NOW


class NoDesktop(QObject):
    """A computer without a service for notifications."""

    opened = Signal(object)
    unheard = Signal(object)

    def say(self, message):
        self.unheard.emit(message)


@pytest.fixture
def ringing(qapp):
    this_computer.set_wishes(Wishes(quiet=None))
    ringing = bell.Bell(NoDesktop(), qapp)
    yield ringing
    ringing.deleteLater()


@pytest.fixture
def window(qtbot, tmp_path, clock, theme):
    path = tmp_path / "Demo.mentordesk"
    demo.make(path, NOW)
    window = MainWindow(Desk(path, clock), theme)
    qtbot.addWidget(window)
    window.open(Place("today"))
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


def press(qtbot, line, text):
    (button,) = [b for b in line.findChildren(QPushButton) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_no_desktop_shows_is_a_line_in_the_window_that_takes_no_focus(ringing, window):
    focus = window.focusWidget()
    ringing.attend(window)
    line = window.findChild(ReminderLine)
    assert line.isVisible()
    assert "due" in line.accessibleName()
    assert window.focusWidget() is focus


def test_the_line_opens_what_it_is_about_and_goes(qtbot, ringing, window):
    window.open(Place("goals"))
    ringing.attend(window)
    line = window.findChild(ReminderLine)
    press(qtbot, line, "Open")
    assert window.page.place.kind in ("today", "meeting", "mentorship")
    assert not line.isVisible()


def test_the_line_can_be_closed(qtbot, ringing, window):
    ringing.attend(window)
    line = window.findChild(ReminderLine)
    press(qtbot, line, "Close")
    assert not line.isVisible()
    assert window.page.place == Place("today")


def test_however_much_is_open_the_line_is_one(theme, qtbot):
    line = ReminderLine(theme)
    qtbot.addWidget(line)
    line.show_message(Message("Still open", "For Lin: read\nFor Priya: write"))
    assert line.accessibleName() == "Still open · For Lin: read · more on Today"


def test_a_sample_is_shown_on_request(qtbot, ringing, window):
    this_computer.set_wishes(Wishes(on=False))
    ringing.attend(window)
    line = window.findChild(ReminderLine)
    assert not line.isVisible()
    ringing.ring_once(window)
    assert "This is how a reminder looks" in line.accessibleName()


def test_a_click_on_the_desktop_brings_the_window_and_the_place(qtbot, ringing, window):
    ringing.attend(window)
    window.showMinimized()
    said = bell.sample(by=ringing._rings[window])
    ringing._notifier.opened.emit(said)
    assert not window.isMinimized()
    assert window.page.place == Place("settings")


def test_a_window_that_is_closed_is_left_alone(ringing, window):
    ringing.attend(window)
    window.close()
    ringing.check()
    assert ringing._rings == {}
