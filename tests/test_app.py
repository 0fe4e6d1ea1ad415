import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from mentordesk import app, errors
from mentordesk.storage import demo, file
from mentordesk.storage.file import create_file
from mentordesk.ui import dialogs, this_computer
from tests.conftest import KEY


@pytest.fixture
def said(monkeypatch):
    """What the person is told in dialogs."""
    sentences = []
    monkeypatch.setattr(dialogs, "tell", lambda parent, title, text: sentences.append(text))
    return sentences


@pytest.fixture
def windows(qapp, qtbot):
    windows = app.Windows(qapp)
    yield windows
    windows.close_all()
    windows.deleteLater()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    return path


def test_a_desk_that_is_open_is_never_read_as_a_file_by_another_name(windows, path, monkeypatch):
    windows.open(path)
    link = path.with_name("link.mentordesk")
    link.symlink_to(path)
    monkeypatch.setattr(file, "sniff", lambda path: pytest.fail("its locks are lost now"))

    assert windows.open(link)
    assert len(windows._open) == 1


def test_a_desk_given_as_an_argument_opens_on_today(windows, path):
    assert windows.open(path)
    (window,) = windows._open
    assert window.windowTitle() == "Today · Mine"
    assert this_computer.recent_desks() == [path]


def test_with_one_mentorship_its_next_agenda_comes_first(windows, tmp_path):
    path = tmp_path / "One.mentordesk"
    demo.make(path, app.clock.now(), mentorships=1)
    windows.open(path)
    (window,) = windows._open
    assert window.page.title.startswith("Meeting 12")


def test_a_desk_that_is_open_comes_to_the_front(windows, path):
    windows.open(path)
    windows.open(path)
    assert len(windows._open) == 1


def test_a_desk_that_cannot_be_opened_is_told(windows, tmp_path, said):
    assert not windows.open(tmp_path / "none.mentordesk")
    (sentence,) = said
    assert sentence.startswith("There is no desk at this place.")
    assert list(tmp_path.glob("*.mentordesk*")) == []


def test_a_new_desk_is_made_and_opened(windows, tmp_path, monkeypatch):
    wanted = tmp_path / "New.mentordesk"
    monkeypatch.setattr(dialogs, "save_path", lambda *given: wanted)
    windows.on_asked("new")
    assert [window.desk.path for window in windows._open] == [wanted]


def test_the_demo_is_a_copy_to_play_with(windows):
    windows.on_asked("demo")
    windows.on_asked("demo")
    first, second = (window.desk.path for window in windows._open)
    assert first != second


def test_a_protected_desk_asks_for_its_passphrase(windows, tmp_path, monkeypatch, said):
    path = tmp_path / "Secret.mentordesk"
    create_file(path, KEY)
    monkeypatch.setattr(dialogs, "ask_passphrase", lambda *given: "wrong")
    assert not windows.open(path)
    assert said == ["This passphrase does not open the desk."]
    monkeypatch.setattr(dialogs, "ask_passphrase", lambda *given: None)
    assert not windows.open(path)
    assert len(said) == 1


def test_an_error_in_a_slot_is_a_sentence_in_the_window(windows, path, capsys):
    windows.open(path)
    windows.on_error(errors.DiskFull, errors.DiskFull(), None)
    (window,) = windows._open
    assert "disk is full" in window.banner.accessibleName()
    assert capsys.readouterr().err == ""


def test_an_error_behind_a_dialog_is_told_once_above_it(windows, path, qtbot, monkeypatch):
    told = []

    def tell(parent, title, text):
        told.append((parent, text))
        windows.on_error(errors.DiskFull, errors.DiskFull(), None)  # a timer tries again meanwhile

    monkeypatch.setattr(dialogs, "tell", tell)
    windows.open(path)
    dialog = QDialog(windows._open[0])
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    windows.on_error(errors.DiskFull, errors.DiskFull(), None)
    ((parent, text),) = told
    assert parent is dialog
    assert "disk is full" in text


def test_a_bug_is_told_and_printed_whole(windows, path, capsys):
    windows.open(path)
    windows.on_error(ZeroDivisionError, ZeroDivisionError("odd"), None)
    (window,) = windows._open
    assert "Something went wrong" in window.banner.accessibleName()
    assert "ZeroDivisionError: odd" in capsys.readouterr().err


def test_welcome_offers_recent_desks_and_goes_when_one_opens(qtbot, windows, path):
    this_computer.remember_desk(path)
    windows.welcome()
    recent = [b for b in windows._welcome.findChildren(QPushButton) if b.text() == "Mine"]
    qtbot.mouseClick(recent[0], Qt.MouseButton.LeftButton)

    assert [window.desk.path for window in windows._open] == [path]
    assert windows._welcome is None


def test_a_question_stands_above_the_welcome_page_too(windows, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "open_path", lambda parent, folder: asked.append(parent))
    windows.welcome()
    windows._welcome.activateWindow()
    qtbot.waitUntil(windows._welcome.isActiveWindow)
    windows.on_asked("open")
    assert asked == [windows._welcome]
