import gc

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from shiboken6 import isValid

from mentordesk import app, errors
from mentordesk.domain.cadence import Cadence
from mentordesk.lock import is_held
from mentordesk.storage import drafts, file, key, mentorships, notes, overview
from mentordesk.storage.file import create_file
from mentordesk.ui import dialogs, this_computer
from mentordesk.ui.capture.quick_add import QuickAdd
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.protection import deeds
from mentordesk.ui.unlock import Unlock

CANARY = "The canary sings in C minor"


@pytest.fixture
def windows(qapp, qtbot):
    windows = app.Windows(qapp)
    yield windows
    for window in windows._open:
        window.pages.forget()  # a text that cannot be saved asks no question here
    windows.close_all()
    windows.deleteLater()


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "Secret.mentordesk"
    create_file(path, key.new("right"))
    return path


@pytest.fixture
def window(windows, secret, qtbot):
    """The window of a protected desk, on a note that is being written."""
    windows.reopen(secret, key.derive("right", file.sniff(secret)))
    (window,) = windows._open
    window.add_note()
    editor = window.page.sheet.editor
    qtbot.keyClicks(editor, CANARY)
    return window


def lock(windows, window, qtbot):
    """Lock it by the menu, and return the window that asks for the passphrase."""
    window.lock_asked.emit()
    qtbot.waitUntil(lambda: not isValid(window))
    (entry,) = windows._entries
    assert isinstance(entry.window, Unlock)
    return entry.window


def unlock(windows, asked, qtbot):
    asked.field.setText("right")
    asked.field.returnPressed.emit()
    qtbot.waitUntil(lambda: bool(windows._open))
    return windows._open[0]


def test_what_is_typed_is_saved_and_there_again_at_the_same_place(windows, window, qtbot):
    window.resize(900, 640)
    place, size = window.here, window.size()
    opened = unlock(windows, lock(windows, window, qtbot), qtbot)
    assert opened.here == place
    assert opened.size() == size
    assert opened.page.sheet.editor.text() == CANARY


def test_a_locked_desk_is_closed_and_still_ours(windows, window, secret, qtbot):
    desk = window.desk
    asked = lock(windows, window, qtbot)
    assert desk.key is None
    assert not desk._history.done
    assert is_held(secret)
    assert asked.isVisible()
    assert not list(secret.parent.glob("*-wal"))


def test_no_window_shows_what_was_written(windows, window, qtbot):
    lock(windows, window, qtbot)
    gc.collect()
    left = [each for each in QApplication.allWidgets() if isinstance(each, MainWindow)]
    words = [getattr(each, "text", str)() for each in QApplication.allWidgets()]
    assert left == []
    assert not any(CANARY in each for each in words if isinstance(each, str))


def test_who_wants_to_lock_a_plain_desk_is_asked_to_protect_it(windows, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(deeds, "protect", asked.append)
    path = tmp_path / "Plain.mentordesk"
    create_file(path)
    windows.open(path)
    (window,) = windows._open
    window.menu._on_lock_asked()
    assert asked == windows._open == [window]


def test_a_dialog_that_waits_for_an_answer_goes_first(windows, window, qtbot):
    dialog, answers = QDialog(window), []

    def ask():
        QTimer.singleShot(0, window.lock_asked.emit)
        answers.append((dialog.exec(), isValid(window)))

    QTimer.singleShot(0, ask)
    qtbot.waitUntil(lambda: not isValid(window))
    assert answers == [(QDialog.DialogCode.Rejected, True)]


def test_a_menu_that_is_open_goes_first(windows, window, qtbot):
    menu, answers = QMenu(window), []
    menu.addAction("Anything")

    def ask():
        QTimer.singleShot(0, window.lock_asked.emit)
        answers.append((menu.exec(), isValid(window)))

    QTimer.singleShot(0, ask)
    qtbot.waitUntil(lambda: not isValid(window))
    assert answers == [(None, True)]


def test_text_that_cannot_be_saved_is_there_again_as_it_was(windows, window, qtbot):
    editor = window.page.sheet.editor
    editor.insertPlainText("\x1b")
    opened = unlock(windows, lock(windows, window, qtbot), qtbot)
    assert opened.page.sheet.editor.text() == f"{CANARY}\x1b"
    assert opened.page.holds_unsaved()
    opened.page.sheet.editor.textCursor().deletePreviousChar()
    opened.page.sheet.editor.undo()
    opened.page.sheet.editor.selectAll()
    opened.page.sheet.editor.insertPlainText("Mended")
    opened.desk.settle()
    assert not opened.page.holds_unsaved()
    assert drafts.kept(opened.desk.session, f"unsaved note {opened.page.place.uid}") == {}


def test_a_full_disk_keeps_the_text_in_mind_until_it_is_unlocked(
    windows, window, qtbot, monkeypatch
):
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda *given: not asked.append(given))
    with monkeypatch.context() as full:
        full.setattr(notes, "write", _full)
        full.setattr(drafts, "keep", _full)
        window.page.sheet.editor.insertPlainText("!")
        standing = lock(windows, window, qtbot)
    assert len(asked) == 1
    assert standing.unsaved
    opened = unlock(windows, standing, qtbot)
    assert opened.page.sheet.editor.text() == f"{CANARY}!"
    assert not opened.page.holds_unsaved()


def _full(*given):
    raise errors.DiskFull


def test_a_locked_desk_is_marked_until_it_is_unlocked(windows, window, secret, qtbot):
    salt = key.salt_of(window.desk.key)
    asked = lock(windows, window, qtbot)
    assert this_computer.is_locked(salt)
    unlock(windows, asked, qtbot)
    assert not this_computer.is_locked(salt)


def test_who_quits_leaves_no_lock_behind(windows, window, secret, qtbot):
    lock(windows, window, qtbot)
    windows.close_all()
    assert not windows.shows_any()
    assert not is_held(secret)


def test_each_desk_is_locked_for_itself(windows, window, tmp_path, qtbot):
    other = tmp_path / "Other.mentordesk"
    create_file(other)
    windows.open(other)
    lock(windows, window, qtbot)
    assert [each.desk.path for each in windows._open] == [other]


def be_away(windows):
    windows.locking._idleness.passed.emit()


@pytest.fixture
def attended(windows, window, qtbot):
    windows.locking.attend(window)
    return window


def test_a_desk_is_locked_when_nobody_is_there(windows, attended, qtbot):
    be_away(windows)
    qtbot.waitUntil(lambda: not isValid(attended))
    assert isinstance(windows._entries[0].window, Unlock)


def test_a_meeting_that_runs_is_not_interrupted(windows, attended, qtbot, monkeypatch):
    monkeypatch.setattr(overview, "is_any_running", lambda connection: True)
    be_away(windows)
    assert windows._open == [attended]


def test_a_screen_that_is_shared_is_not_locked(windows, attended, qtbot):
    with attended.desk.change("Add") as session:
        facts = {"name": "Priya", "role": "mentor", "kind": "career", "cadence": Cadence("ad-hoc")}
        facts["started_on"] = attended.desk.today()
        mentorships.add(session, **facts)
    attended.desk.present(1)
    be_away(windows)
    assert windows._open == [attended]


def test_who_leaves_the_computer_locks_every_protected_desk(windows, attended, tmp_path, qtbot):
    plain = tmp_path / "Plain.mentordesk"
    create_file(plain)
    windows.open(plain)
    windows.locking._session.left.emit()
    qtbot.waitUntil(lambda: not isValid(attended))
    assert [each.desk.path for each in windows._open] == [plain]


def test_text_that_nothing_can_keep_does_not_keep_a_desk_open(
    windows, attended, qtbot, monkeypatch
):
    monkeypatch.setattr(dialogs, "confirm", lambda *given: pytest.fail("nobody is there to ask"))
    monkeypatch.setattr(notes, "write", _full)
    monkeypatch.setattr(drafts, "keep", _full)
    qtbot.keyClicks(attended.page.sheet.editor, "!")
    be_away(windows)
    qtbot.waitUntil(lambda: not isValid(attended))
    monkeypatch.undo()
    opened = unlock(windows, windows._entries[0].window, qtbot)
    assert opened.page.sheet.editor.text() == f"{CANARY}!"


def test_a_line_that_was_wanted_is_asked_for_once_the_desk_is_open(windows, window, qtbot):
    asked = lock(windows, window, qtbot)
    asked.want_line()
    opened = unlock(windows, asked, qtbot)
    qtbot.waitUntil(lambda: opened.findChild(QuickAdd).isVisible())
