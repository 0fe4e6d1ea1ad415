"""The real app backs a desk up when it is closed, also when it is killed on the way."""

from pathlib import Path

import pytest

from mentordesk.storage import backups
from mentordesk.storage.file import create_file
from tests.end_to_end.driver import WAIT, App, until


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    return path


@pytest.fixture
def app(env, path, tmp_path):
    """Starts the app, for which the desk does not lie in a temporary folder."""
    (tmp_path / "passing").mkdir()
    apps = []

    def started():
        apps.append(App(env | {"TMPDIR": str(tmp_path / "passing")}, path))
        apps[-1].await_window("Mine")
        return apps[-1]

    yield started
    for each in apps:
        if each.process.poll() is None:
            each.kill()


def write_a_note(app, words):
    app.key("ctrl+n")
    app.await_title("Notes")
    app.type(words)


def quit_app(app):
    app.key("ctrl+q")
    _, said = app.process.communicate(timeout=WAIT)
    return app.process.returncode, said


def test_the_process_ends_once_its_desk_is_backed_up(app, path):
    first = app()
    write_a_note(first, "Hello")
    assert quit_app(first) == (0, "")
    assert [made.rows["note"] for made in backups.found(path)] == [1]

    assert quit_app(app()) == (0, "")
    assert len(backups.found(path)) == 1


def test_killed_while_it_backs_up_it_does_so_the_next_time(app, path):
    first = app()
    write_a_note(first, "Hello")
    first.key("ctrl+q")
    folder = Path(backups.folders.of(path).first)
    until(lambda: folder.exists() and any(folder.iterdir()), lambda: "no backup has begun")
    first.kill()

    again = app()
    write_a_note(again, "More")
    assert quit_app(again) == (0, "")
    made = backups.found(path)[0]
    assert (made.rows["note"], backups.verified(made)) == (2, True)
    assert [name for name in folder.iterdir() if "unfinished" in name.name] == []
