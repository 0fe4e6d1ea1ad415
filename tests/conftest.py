import os
from datetime import datetime
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the user's own

import platformdirs
import pytest
from PySide6.QtCore import QSettings

from mentordesk.desk import Desk
from mentordesk.storage.file import create_file

KEY = f"x'{'ab' * 32}{'cd' * 16}'"
NOW = datetime(2026, 11, 23, 9, 12, tzinfo=ZoneInfo("Europe/Berlin"))


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now=NOW):
        self.now = now

    def __call__(self):
        return self.now


def new_desk(path, key=None, clock=None):
    create_file(path, key)
    return Desk(path, clock or Clock(), key)


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory, monkeypatch):
    """Settings and documents of this user are never read or written by a test."""
    home = tmp_path_factory.mktemp("settings")
    folder = str(home)
    monkeypatch.setenv("XDG_DATA_HOME", folder)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "Documents"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *names: str(home / "log"))
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *names: str(home / "data"))
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(home / "Documents"))
    (home / "Documents").mkdir()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture
def qtbot(qtbot):
    """Widgets live until the test has ended, or Python takes them apart while they are painted."""
    kept, add = [], qtbot.addWidget

    def keep(widget, **options):
        kept.append(widget)
        add(widget, **options)

    qtbot.addWidget = keep
    return qtbot


@pytest.fixture(scope="session")
def qapp_args():
    return ["mentordesk"]


@pytest.fixture(params=[None, KEY], ids=["plain", "protected"])
def key(request):
    return request.param


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, key, clock, qapp):
    desk = new_desk(tmp_path / "desk.mentordesk", key, clock)
    yield desk
    desk.close()


@pytest.fixture
def plain_desk(tmp_path, clock, qapp):
    """For what does not depend on the file: pages."""
    desk = new_desk(tmp_path / "plain.mentordesk", None, clock)
    yield desk
    desk.close()


@pytest.fixture
def heard(desk):
    """The changes announced so far."""
    changes = []
    desk.changed.connect(changes.append)
    return changes


@pytest.fixture
def windows(qapp, qtbot):
    """The application, with no desk open."""
    from mentordesk.app import Windows

    windows = Windows(qapp)
    yield windows
    windows.close_all()
    windows.deleteLater()
