import pytest

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import backups, plain_left, protection
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file
from mentordesk.ui import this_computer
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.protection.readable import Readable
from mentordesk.ui.safekeeping.good_start import GoodStart
from tests.conftest import KEY, NOW, Clock

SALT = keys.salt_of(KEY)


@pytest.fixture
def path(tmp_path):
    """A desk that has a passphrase now, and a backup of when it had none."""
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    backups.make(path, None, "changes", NOW)
    protection.rekeyed(path, None, KEY)
    return path


@pytest.fixture
def start(qtbot, theme, path):
    opened = []

    def start():
        window = MainWindow(Desk(path, Clock(), KEY), theme)
        qtbot.addWidget(window)
        opened.append(window)
        GoodStart(window)
        return window

    yield start
    for window in opened:
        window.desk.close()


def test_what_a_desk_was_before_is_gone_after_a_good_start(qtbot, start, path):
    start()
    qtbot.waitUntil(lambda: not protection.former(path).exists())
    assert len(plain_left.found(path)) == 1  # nobody wished for more


def test_earlier_backups_get_the_passphrase_if_that_was_wished_for(qtbot, start, path):
    this_computer.set_protects_backups(SALT, True)
    window = start()
    qtbot.waitUntil(lambda: plain_left.found(path) == [])
    assert window.banner.isHidden()


def test_a_backup_that_could_not_be_protected_is_told_once(qtbot, start, path):
    this_computer.set_protects_backups(SALT, True)
    (made,) = backups.found(path)
    made.path.write_bytes(made.path.read_bytes()[:-1] + b"x")
    window = start()
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    assert "1 earlier backup could not be protected" in window.banner.accessibleName()
    assert not this_computer.protects_backups(SALT)


def test_a_change_that_was_cut_short_is_told(qtbot, start, path):
    protection.let_go(path)
    protection.former(path).hardlink_to(path)
    window = start()
    qtbot.waitUntil(lambda: "cut short" in window.banner.accessibleName())
    assert not protection.former(path).exists()


def test_settings_tell_no_more_of_what_is_gone(qtbot, start):
    window = start()
    window.open(Place("settings"))
    window.show()
    readable = window.page.findChild(Readable)
    qtbot.waitUntil(lambda: not readable._former.isVisible())
    with qtbot.waitSignal(readable.looked):
        window.page.refresh()
    assert not readable._former.isVisible()
