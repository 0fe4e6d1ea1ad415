import pytest

from mentordesk.storage import key, remembered
from mentordesk.storage.file import create_file, sniff
from mentordesk.ui import this_computer
from mentordesk.ui.protection import words
from mentordesk.ui.unlock import Unlock
from tests.conftest import KEY


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "Secret.mentordesk"
    create_file(path, key.new("right"))
    return path


@pytest.fixture
def salt(secret, ring):
    """The desk is remembered here, as the keyring may know."""
    this_computer.set_remembers(sniff(secret), True)
    return sniff(secret)


def told(windows, qtbot):
    """What is said below the field, once the keyring has answered."""
    (entry,) = windows._entries
    assert isinstance(entry.window, Unlock)
    qtbot.waitUntil(lambda: entry.window._said.isVisible())
    return entry.window._said.plain()


def unlock(windows, qtbot, passphrase="right"):
    field = windows._entries[0].window.field
    field.setText(passphrase)
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: bool(windows._open))
    return windows._open[0]


def test_a_desk_that_is_remembered_opens_without_a_question(windows, secret, salt, qtbot):
    remembered.keep(salt, key.derive("right", salt))
    windows.open(secret)
    assert windows._entries[0].window.isHidden()
    qtbot.waitUntil(lambda: bool(windows._open))
    assert windows._entries == []


def test_a_keyring_that_takes_long_leaves_the_question_to_the_user(windows, secret, salt, qtbot):
    windows.open(secret)
    window = windows._entries[0].window
    qtbot.waitUntil(window.isVisible)
    assert window.field.isEnabled()
    unlock(windows, qtbot)


def test_a_keyring_that_has_lost_it_says_so_and_gets_it_again(windows, secret, salt, qtbot):
    windows.open(secret)
    assert told(windows, qtbot) == words.trouble("lost")
    unlock(windows, qtbot)
    qtbot.waitUntil(lambda: remembered.read(salt).key == key.derive("right", salt))


def test_a_key_that_opens_no_more_is_said_and_replaced(windows, secret, salt, qtbot):
    stale = f"{KEY[:66]}{salt.hex()}'"
    assert remembered.keep(salt, stale).key == stale
    windows.open(secret)
    assert told(windows, qtbot).startswith("What this computer remembers no longer opens")
    unlock(windows, qtbot)
    qtbot.waitUntil(lambda: remembered.read(salt).key == key.derive("right", salt))


def test_the_key_of_another_desk_is_not_tried(windows, secret, salt, ring, qtbot):
    ring.set_password(remembered.SERVICE, salt.hex(), KEY)
    windows.open(secret)
    assert told(windows, qtbot) == words.trouble("mangled")


def test_who_does_not_want_it_remembered_any_more_says_so_there(windows, secret, salt, qtbot):
    remembered.keep(salt, key.derive("right", salt))
    this_computer.set_locked(salt, True)
    windows.open(secret)
    windows._entries[0].window._remember.setChecked(False)
    unlock(windows, qtbot)
    qtbot.waitUntil(lambda: not this_computer.remembers(salt))
    assert remembered.read(salt).key is None


def test_who_wants_it_remembered_says_so_there(windows, secret, ring, qtbot):
    salt = sniff(secret)
    windows.open(secret)
    windows._entries[0].window._remember.setChecked(True)
    unlock(windows, qtbot)
    qtbot.waitUntil(lambda: this_computer.remembers(salt))
    assert remembered.read(salt).key == key.derive("right", salt)


def test_a_desk_that_was_locked_is_not_opened_by_starting_anew(windows, secret, salt, qtbot):
    remembered.keep(salt, key.derive("right", salt))
    this_computer.set_locked(salt, True)
    windows.open(secret)
    assert told(windows, qtbot) == "The desk was locked, so its passphrase is asked for once."
    unlock(windows, qtbot).close()
    windows.open(secret)
    qtbot.waitUntil(lambda: bool(windows._open))


def test_where_there_is_no_keyring_the_passphrase_opens(windows, secret, qtbot):
    this_computer.set_remembers(sniff(secret), True)
    windows.open(secret)
    assert told(windows, qtbot) == words.trouble("none")
    unlock(windows, qtbot)
