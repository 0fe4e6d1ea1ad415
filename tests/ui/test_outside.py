import pytest

from mentordesk import app
from mentordesk.domain.place import Place
from mentordesk.storage.file import create_file
from mentordesk.ui import this_computer, tray
from mentordesk.ui.reminding.notifier import Notifier


@pytest.fixture
def said(monkeypatch):
    """What reaches the desktop."""
    messages = []
    monkeypatch.setattr(Notifier, "say", lambda notifier, message: messages.append(message))
    return messages


@pytest.fixture
def windows(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(tray, "is_there", lambda: True)
    windows = app.Windows(qapp)
    yield windows
    windows.close_all()
    windows.deleteLater()


@pytest.fixture
def window(windows, tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    windows.open(path)
    (window,) = windows._open
    window.open(Place("goals"))
    windows.attend(window)
    return window


def test_a_window_that_goes_to_the_tray_says_so_and_quit_ends_it(windows, window, said):
    this_computer.set_keeps_running(True)
    window.close()
    assert [each.title for each in said] == ["MentorDesk keeps running"]
    windows.on_asked("quit")
    assert windows._open == []


def test_the_settings_ask_for_a_sample(window, said):
    window._on_requested("sample-reminder")
    assert [each.title for each in said] == ["This is how a reminder looks"]


def test_a_desk_in_the_tray_comes_back_when_it_is_opened_again(windows, window, said):
    this_computer.set_keeps_running(True)
    window.close()
    windows.open(window.desk.path)
    assert window.isVisible()
