import pytest
from PySide6.QtWidgets import QPushButton

from mentordesk.storage import rounds
from mentordesk.storage.file import create_file
from mentordesk.ui.protection.rekeying import unprotected
from mentordesk.ui.recovery.page import Recovery
from mentordesk.ui.safekeeping.rounds import Rounds
from mentordesk.ui.widgets.notice import Notice
from tests.conftest import KEY
from tests.storage.damage import with_page


@pytest.fixture
def noticed(windows, qtbot):
    """Open a desk and look after it, and return its window and what is said above its pages."""

    def run(path):
        windows.open(path)
        (window,) = windows._open
        Rounds(window)
        qtbot.waitUntil(lambda: bool(window.findChildren(Notice)), timeout=20_000)
        return window, window.findChildren(Notice)[-1]

    return run


def press(notice, words):
    next(each for each in notice.findChildren(QPushButton) if each.text() == words).click()


def test_a_desk_in_a_cloud_says_what_to_do_instead(noticed, tmp_path):
    (tmp_path / "Nextcloud").mkdir()
    path = tmp_path / "Nextcloud" / "Mine.mentordesk"
    create_file(path)
    window, notice = noticed(path)
    assert notice.accessibleName().startswith("This desk is in Nextcloud, which may copy it")
    press(notice, "Settings")
    assert window.page.title == "Settings"
    press(notice, "Understood")
    assert not notice.isVisible()


def test_a_damaged_desk_leads_to_what_can_be_done(noticed, windows, tmp_path, qtbot):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    path.write_bytes(with_page(path.read_bytes(), 12))
    _, notice = noticed(path)
    press(notice, "See what can be done")
    (entry,) = windows._entries
    assert isinstance(entry.window, Recovery)
    qtbot.waitUntil(lambda: entry.window._case.sought, timeout=20_000)


def test_a_plain_desk_in_the_place_of_a_protected_one_is_told(noticed, tmp_path, qtbot):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    rounds.keep_salt(path, KEY)  # as it was when it was last open here
    window, notice = noticed(path)
    assert notice.accessibleName().startswith("This desk was protected when it was last open here")
    press(notice, "Backups")
    assert window.page.title == "Backups"
    press(notice, "Understood")
    assert not rounds.is_exposed(path, None)


def test_who_removed_the_protection_is_not_told_so(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path, KEY)
    rounds.keep_salt(path, KEY)
    unprotected(path, KEY)
    assert not rounds.is_exposed(path, None)
