import os
from contextlib import closing
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from mentordesk import app, errors
from mentordesk.domain.place import Place
from mentordesk.entrance import beginning
from mentordesk.lock import is_held
from mentordesk.storage import demo, diagnosis, file, key, protection
from mentordesk.storage.connection import connect
from mentordesk.storage.file import create_file
from mentordesk.ui import dialogs, this_computer
from mentordesk.ui.closed_work import Done
from mentordesk.ui.protection import rekeying
from mentordesk.ui.recovery.page import Recovery
from mentordesk.ui.unlock import Unlock
from mentordesk.ui.widgets.labels import Line, Text
from tests.conftest import KEY
from tests.storage.damage import with_flip, with_page


def said_by(window):
    """What a window that stands before a desk says."""
    if isinstance(window, Recovery):
        return window._said.plain()
    texts = [text for text in window.findChildren(Text) if text.isVisible()]
    return texts[-1].plain()


def press(qtbot, window, words):
    (button,) = [each for each in window.findChildren(QPushButton) if each.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def asked_at(windows, path):
    windows.open(path)
    (entry,) = windows._entries
    assert isinstance(entry.window, Unlock)
    return entry.window


def type_in(window, passphrase):
    window.field.setText(passphrase)
    window.field.returnPressed.emit()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    return path


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "Secret.mentordesk"
    create_file(path, key.new("right"))
    return path


def test_a_desk_that_is_open_is_never_read_as_a_file_by_another_name(windows, path, monkeypatch):
    windows.open(path)
    link = path.with_name("link.mentordesk")
    link.symlink_to(path)
    monkeypatch.setattr(file, "sniff", lambda path: pytest.fail("its locks are lost now"))

    windows.open(link)
    assert len(windows._open) == 1


def test_a_desk_given_as_an_argument_opens_on_today(windows, path):
    windows.open(path)
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


def test_a_desk_that_cannot_be_opened_is_told_and_nothing_is_made(windows, tmp_path):
    windows.open(tmp_path / "none.mentordesk")
    windows.open(tmp_path / "none.mentordesk")
    (entry,) = windows._entries
    assert said_by(entry.window).startswith("There is no desk at this place.")
    assert list(tmp_path.glob("*.mentordesk*")) == []


@pytest.mark.skipif(os.name == "nt", reason="links are made otherwise on Windows")
def test_a_name_that_leads_to_itself_is_told(windows, tmp_path, qtbot):
    path = tmp_path / "Mine.mentordesk"
    path.symlink_to(path)
    windows.open(path)
    (entry,) = windows._entries
    qtbot.waitUntil(lambda: "leads only to itself" in said_by(entry.window))


def test_a_desk_that_is_there_again_opens(windows, tmp_path, qtbot):
    path = tmp_path / "Mine.mentordesk"
    windows.open(path)
    (entry,) = windows._entries
    create_file(path)
    press(qtbot, entry.window, "Try again")
    assert [window.desk.path for window in windows._open] == [path]
    assert windows._entries == []


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


def test_a_protected_desk_asks_for_its_passphrase(windows, secret, qtbot):
    window = asked_at(windows, secret)
    type_in(window, "wrong")
    qtbot.waitUntil(lambda: said_by(window) == "This passphrase does not open the desk.")
    assert window.field.selectedText() == "wrong"
    type_in(window, "right")
    qtbot.waitUntil(lambda: bool(windows._open))
    assert windows._open[0].desk.path == secret
    assert windows._entries == []


def test_damage_behind_the_right_passphrase_is_told_as_damage(windows, secret, qtbot):
    secret.write_bytes(with_flip(secret.read_bytes(), 100))
    window = asked_at(windows, secret)
    (entry,) = windows._entries
    type_in(window, "right")
    qtbot.waitUntil(lambda: isinstance(entry.window, Recovery))
    qtbot.waitUntil(lambda: "The passphrase is right" in said_by(entry.window))


@pytest.mark.parametrize("table", ["mentorship", "person"])
def test_a_desk_whose_first_page_cannot_be_read_is_told_as_damaged(windows, path, table):
    with closing(connect(path)) as connection:
        query = "select rootpage from sqlite_master where name = ?"
        (page,) = connection.execute(query, (table,)).fetchone()
    path.write_bytes(with_page(path.read_bytes(), page, b"\xff" * 4096))
    windows.open(path)
    assert windows._open == []
    assert said_by(windows._entries[0].window) == "This desk is damaged."


def test_a_desk_that_asks_is_asked_once_and_kept_from_others(windows, secret):
    window = asked_at(windows, secret)
    assert is_held(secret)
    windows.open(secret)
    assert [entry.window for entry in windows._entries] == [window]
    window.close()
    assert windows._entries == []
    assert not is_held(secret)


def test_a_desk_that_is_gone_when_its_passphrase_is_given_is_told(windows, secret, qtbot):
    window = asked_at(windows, secret)
    secret.unlink()
    type_in(window, "right")
    qtbot.waitUntil(lambda: isinstance(windows._entries[0].window, Recovery))
    assert not is_held(secret)


def test_what_nobody_foresaw_leaves_no_question_waiting(windows, secret, qtbot, monkeypatch):
    monkeypatch.setattr(diagnosis, "fitting_key", lambda *given: 1 / 0)
    type_in(asked_at(windows, secret), "right")
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: isinstance(windows._entries[0].window, Recovery))
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_a_desk_opens_again_at_its_place(windows, path):
    windows.open(path)
    windows._open[0].open(Place("goals"))
    windows.reopen(path, None, Place("notes"))
    (window,) = windows._open
    assert window.here == Place("notes")


def test_work_is_done_on_the_closed_desk_which_then_opens_with_its_new_key(windows, path, qtbot):
    windows.open(path)
    windows._open[0].open(Place("goals"))

    def protect():
        path.unlink()
        create_file(path, KEY)
        return KEY

    windows._open[0].closed_work_asked.emit("Protecting this desk…", protect)
    assert said_by(windows._entries[0].window) == "Protecting this desk…"
    assert is_held(path)
    qtbot.waitUntil(lambda: bool(windows._open))
    assert windows._open[0].desk.key == KEY
    assert windows._open[0].here == Place("goals")


def test_work_that_fails_leaves_the_desk_open_as_it_was_and_says_why(windows, path, qtbot):
    windows.open(path)

    def fail():
        raise errors.DiskFull

    windows._open[0].closed_work_asked.emit("Protecting this desk…", fail)
    qtbot.waitUntil(lambda: bool(windows._open))
    assert "disk is full" in windows._open[0].banner.accessibleName()


def test_what_was_done_to_the_closed_desk_is_told_once_it_is_open(windows, path, qtbot):
    windows.open(path)
    windows._open[0].closed_work_asked.emit("Checking…", lambda: Done(None, "It is whole."))
    qtbot.waitUntil(lambda: bool(windows._open))
    assert windows._open[0].banner.accessibleName() == "It is whole."


def test_work_that_fails_as_nobody_foresaw_leaves_the_desk_open(windows, path, qtbot):
    windows.open(path)
    with qtbot.captureExceptions() as caught:
        windows._open[0].closed_work_asked.emit("Checking…", lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert "as it was before" in windows._open[0].banner.accessibleName()


def test_who_quits_while_work_is_done_waits_for_it(windows, path, qtbot):
    windows.open(path)
    go_on = Event()
    windows._open[0].closed_work_asked.emit(
        "Protecting this desk…", lambda: go_on.wait(20) and None
    )
    windows.close_all()
    assert is_held(path)
    go_on.set()
    qtbot.waitUntil(lambda: not windows.shows_any())
    assert not is_held(path)


def test_an_error_in_a_slot_is_a_sentence_in_the_window(windows, path, capsys):
    windows.open(path)
    windows.mishaps.heed(errors.DiskFull, errors.DiskFull(), None)
    (window,) = windows._open
    assert "disk is full" in window.banner.accessibleName()
    assert capsys.readouterr().err == ""


def test_an_error_behind_a_dialog_is_told_once_above_it(windows, path, qtbot, monkeypatch):
    told = []

    def tell(parent, title, text):
        told.append((parent, text))
        windows.mishaps.heed(
            errors.DiskFull, errors.DiskFull(), None
        )  # a timer tries again meanwhile

    monkeypatch.setattr(dialogs, "tell", tell)
    windows.open(path)
    dialog = QDialog(windows._open[0])
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    windows.mishaps.heed(errors.DiskFull, errors.DiskFull(), None)
    ((parent, text),) = told
    assert parent is dialog
    assert "disk is full" in text


def test_welcome_offers_recent_desks_and_goes_when_one_opens(qtbot, windows, path):
    this_computer.remember_desk(path)
    windows.welcome()
    recent = [b for b in windows._welcome.findChildren(QPushButton) if b.text() == "Mine"]
    qtbot.mouseClick(recent[0], Qt.MouseButton.LeftButton)

    assert [window.desk.path for window in windows._open] == [path]
    assert windows._welcome is None


def test_welcome_leads_to_the_backups_of_a_desk_that_is_gone(windows, path, tmp_path, monkeypatch):
    (tmp_path / "passing").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    this_computer.remember_desk(path)
    this_computer.remember_desk(tmp_path / "passing" / "Demo desk.mentordesk")
    path.unlink()
    assert this_computer.recent_desks() == [path]
    windows.welcome()
    said = [each.text() for each in windows._welcome.findChildren(Line)]
    assert f"Not there now: {path.parent}" in said
    next(b for b in windows._welcome.findChildren(QPushButton) if b.text() == "Mine").click()
    assert not path.exists()


def test_a_question_stands_above_the_welcome_page_too(windows, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "open_path", lambda parent, folder: asked.append(parent))
    windows.welcome()
    windows._welcome.activateWindow()
    qtbot.waitUntil(windows._welcome.isActiveWindow)
    windows.on_asked("open")
    assert asked == [windows._welcome]


def test_what_a_desk_was_before_is_kept_until_the_next_start(windows, path, qtbot, monkeypatch):
    monkeypatch.setattr(beginning, "REMINDED_MS", 0)
    done = rekeying.protected(path, None, "right", remember=False)
    windows.stand_before(path)._on_worked(done)
    qtbot.waitUntil(lambda: bool(windows._outside))
    assert protection.former(path).exists()

    windows.reopen(path, done.key)
    qtbot.waitUntil(lambda: not protection.former(path).exists())
