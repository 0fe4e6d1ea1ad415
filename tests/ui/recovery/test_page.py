import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from mentordesk import errors
from mentordesk.lock import is_held
from mentordesk.storage import backups, demo
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file
from mentordesk.ui import dialogs
from mentordesk.ui.recovery.page import Recovery
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.secret_field import SecretField
from tests.conftest import NOW
from tests.storage.damage import rows, with_flip, with_page

WAIT = 20_000  # for a slow machine


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    demo.make(path, NOW)
    return path


@pytest.fixture
def shown(qtbot, theme):
    """Show why a desk does not open, once its file was looked at."""

    def show(path, error, key=None):
        window = Recovery(theme, path, error, key)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window._case.sought and bool(offered(window)), timeout=WAIT)
        return window

    return show


def offered(window):
    names = [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]
    always = {"Show in folder", "Copy details", "Open another desk", "Quit"}
    return [name for name in names if name not in always]


def press(qtbot, window, words):
    (button,) = [each for each in window.findChildren(QPushButton) if each.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(window):
    return "\n".join(text.plain() for text in window.findChildren(Text) if text.isVisible())


def test_a_damaged_desk_with_a_backup_offers_that_first(shown, path):
    backups.make(path, None, "asked", NOW)
    path.write_bytes(with_page(path.read_bytes(), 1))
    window = shown(path, errors.FileDamaged())
    assert window._said.plain() == "This desk is damaged."
    assert offered(window) == ["Restore backup…", "Look at it first", "Salvage…", "Try again"]
    assert "Newest good backup: 23 Nov at " in texts(window)
    assert "with 7 mentorships, 36 meetings, 43 notes" in texts(window)


def test_of_a_protected_desk_it_says_how_much_is_damaged(shown, tmp_path):
    path, key = tmp_path / "Mine.mentordesk", keys.new("it's a secret")
    create_file(path, key)
    path.write_bytes(with_flip(path.read_bytes(), 5000))
    window = shown(path, errors.FileDamaged(), key)
    assert window._said.plain().startswith("The passphrase is right, but the desk is damaged: 1 of")
    assert offered(window) == ["Salvage…", "Try again"]


@pytest.mark.parametrize(
    ("error", "content", "said"),
    [
        (errors.FileMissing(), None, "There is no desk at this place."),
        (errors.FileEmpty(), b"", "This file is empty."),
        (errors.NotADesk(), b"\x89PNG" + bytes(9000), "This file is a picture, not a desk."),
        (errors.FileTooNew(), b"any", "This desk was saved by a newer MentorDesk."),
        (errors.DeskInUse(), b"any", "This desk is open in another window or program."),
        (errors.NoPermission(), b"any", "This file may not be read."),
        (errors.FileDamaged(), bytes(8192), "The content of this file is gone"),
    ],
)
def test_each_case_has_its_sentence_and_nothing_is_made(shown, tmp_path, error, content, said):
    path = tmp_path / "Mine.mentordesk"
    if content is not None:
        path.write_bytes(content)
    window = shown(path, error)
    assert window._said.plain().startswith(said)
    assert offered(window) == ["Try again"]
    assert path.exists() == (content is not None)
    assert content is None or path.read_bytes() == content


def test_a_missing_desk_comes_back_from_its_backup(shown, path, qtbot, monkeypatch):
    backups.make(path, None, "asked", NOW)
    there = rows(path, None)
    path.unlink()
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda *given: not asked.append(given))
    window = shown(path, errors.FileMissing())
    with qtbot.waitSignal(window.retried):
        press(qtbot, window, "Restore backup…")
    assert "7 mentorships" in asked[0][2]
    assert rows(path, None) == there
    assert not is_held(path)


def test_nothing_is_restored_unasked(shown, path, qtbot, monkeypatch):
    backups.make(path, None, "asked", NOW)
    path.write_bytes(b"")
    monkeypatch.setattr(dialogs, "confirm", lambda *given: False)
    press(qtbot, shown(path, errors.FileEmpty()), "Restore backup…")
    assert path.read_bytes() == b""


def test_salvage_makes_a_new_desk_and_says_what_was_lost(shown, path, qtbot, monkeypatch):
    content = with_page(path.read_bytes(), 1)
    path.write_bytes(content)
    new = path.with_name("New.mentordesk")
    monkeypatch.setattr(dialogs, "save_path", lambda *given: new)
    window = shown(path, errors.FileDamaged())
    press(qtbot, window, "Salvage…")
    qtbot.waitUntil(lambda: "Open the new desk" in offered(window), timeout=WAIT)
    assert "was saved" in texts(window)
    assert path.read_bytes() == content
    with qtbot.waitSignal(window.asked) as asked:
        press(qtbot, window, "Open the new desk")
    assert asked.args == [str(new)]


def test_salvage_that_is_cancelled_makes_nothing(shown, path, qtbot, monkeypatch):
    new = path.with_name("New.mentordesk")
    monkeypatch.setattr(dialogs, "save_path", lambda *given: new)
    window = shown(path, errors.NotADesk())
    window._on_salvage_asked()
    press(qtbot, window, "Cancel")
    qtbot.waitUntil(lambda: "Salvage was stopped." in texts(window))
    assert list(path.parent.glob("New*")) == []


def test_its_passphrase_tells_whether_a_file_is_a_damaged_desk(shown, tmp_path, qtbot):
    path, key = tmp_path / "Mine.mentordesk", keys.new("it's a secret")
    create_file(path, key)
    path.write_bytes(path.read_bytes()[:-100])
    window = shown(path, errors.NotADesk())
    for typed, said in (("another", "This passphrase fits no part"), ("it's a secret", "is right")):
        field = window.findChild(SecretField)
        field.setText(typed)
        press(qtbot, window, "Find out")
        qtbot.waitUntil(lambda said=said: said in texts(window), timeout=WAIT)
    qtbot.waitUntil(lambda: offered(window) == ["Salvage…", "Try again"])


def test_details_tell_nothing_private(shown, tmp_path, qtbot):
    path = tmp_path / "Anna Berg.mentordesk"
    path.write_bytes(os.urandom(4096 * 3 + 5))
    press(qtbot, shown(path, errors.NotADesk()), "Copy details")
    told = QGuiApplication.clipboard().text()
    assert "not-a-desk" in told
    assert "Anna" not in told
    assert str(tmp_path) not in told


def test_a_desk_that_may_be_there_again_can_be_tried(shown, path, qtbot):
    window = shown(path, errors.DeskInUse())
    with qtbot.waitSignal(window.retried):
        press(qtbot, window, "Try again")
