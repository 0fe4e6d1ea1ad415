import pytest

from mentordesk import app
from mentordesk.desk import Desk
from mentordesk.storage import backups
from mentordesk.storage import key as keys
from mentordesk.storage.backups import folders
from mentordesk.storage.file import create_file
from mentordesk.ui.safekeeping.safekeeping import BackUpNow
from mentordesk.ui.unlock import Unlock


@pytest.fixture
def windows(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(folders, "is_passing", lambda desk: "demo" in desk.name)
    windows = app.Windows(qapp)
    yield windows
    windows.close_all()
    windows.safekeeping.finish()
    windows.deleteLater()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    return path


def opened(windows, path, qtbot):
    """The window of a desk of which is known how it stands."""
    windows.open(path)
    window = windows.showing(path)
    qtbot.waitUntil(lambda: window.desk.standing is not None)
    return window


def test_closing_the_window_backs_up_and_the_process_waits_for_it(windows, path, qtbot):
    window = opened(windows, path, qtbot)
    window.add_note()
    window.close()
    windows.safekeeping.finish()
    (made,) = backups.found(path)
    assert (made.why, made.rows["note"]) == ("closing", 1)


def test_a_desk_opens_again_while_its_backup_is_being_made(windows, path, qtbot):
    opened(windows, path, qtbot).close()
    window = opened(windows, path, qtbot)
    assert isinstance(window.desk, Desk)
    windows.safekeeping.finish()
    assert len(backups.found(path)) == 1


def test_a_backup_is_made_when_it_is_asked_for(windows, path, qtbot):
    window = opened(windows, path, qtbot)
    BackUpNow().grant(windows, window)
    qtbot.waitUntil(lambda: window.desk.standing.last is not None)
    assert backups.found(path)[0].why == "asked"


def test_work_on_a_closed_desk_has_it_for_itself(windows, path, qtbot):
    window = opened(windows, path, qtbot)
    window.add_note()
    BackUpNow().grant(windows, window)
    seen = []
    windows.work_on_closed(window, "At work", lambda: seen.append(backups.found(path)))
    qtbot.waitUntil(lambda: bool(seen))
    assert [made.why for made in seen[0]] == ["asked"]
    qtbot.waitUntil(windows.shows_any)


def test_what_is_locked_is_backed_up_and_opens_meanwhile(windows, tmp_path, qtbot):
    path, right = tmp_path / "Secret.mentordesk", keys.new("right")
    create_file(path, right)
    windows.reopen(path, right)
    window = windows.showing(path)
    qtbot.waitUntil(lambda: window.desk.standing is not None)
    window.add_note()
    window.lock_asked.emit()
    qtbot.waitUntil(lambda: isinstance(windows.showing(path), Unlock))
    windows.showing(path).given.emit("right")
    qtbot.waitUntil(windows._open.__len__)
    windows.safekeeping.finish()
    (made,) = backups.found(path)
    assert (made.why, made.protected, made.rows["note"]) == ("closing", True, 1)


def test_a_desk_to_play_with_is_not_backed_up(windows, tmp_path, qtbot):
    path = tmp_path / "demo.mentordesk"
    create_file(path)
    windows.open(path)
    windows.showing(path).close()
    windows.safekeeping.finish()
    assert backups.found(path) == []
