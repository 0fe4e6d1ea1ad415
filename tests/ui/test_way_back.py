import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mentordesk.desk import Desk
from mentordesk.storage import protection
from mentordesk.storage.file import create_file
from mentordesk.ui.unlock import Unlock
from tests.conftest import KEY, Clock


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    protection.rekeyed(path, None, KEY)
    return path


def forgotten(qtbot, theme, path):
    unlock = Unlock(theme, path)
    qtbot.addWidget(unlock)
    (ask,) = [each for each in unlock.findChildren(QPushButton) if each.text() == "I forgot it"]
    qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    return unlock._forgotten.plain()


def test_who_forgot_a_new_passphrase_is_told_of_what_was_before(qtbot, theme, path):
    assert "“Mine.mentordesk.former”" in forgotten(qtbot, theme, path)

    copy = path.with_name("copy.mentordesk")
    shutil.copyfile(protection.former(path), copy)  # as is advised there
    Desk(copy, Clock()).close()


def test_where_nothing_is_beside_the_desk_nothing_is_promised(qtbot, theme, path):
    protection.let_go(path)
    assert "former" not in forgotten(qtbot, theme, path)
