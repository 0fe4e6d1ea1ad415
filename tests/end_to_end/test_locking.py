import subprocess
from contextlib import closing

import pytest

from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, open_to_look, sniff
from tests.end_to_end.driver import until

PASSPHRASE = "gravel umbrella nobody 44 sings"
CANARY = "The canary sings in C minor"
SELECTIONS = ("clipboard", "primary")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path, keys.new(PASSPHRASE))
    return path


def unlock(app):
    app.await_dialog("Mine is locked")
    app.type(PASSPHRASE)
    app.key("Return")
    until(lambda: "· Mine" in app.front(), lambda: f"{app.front()!r} is in front")


def selected(app, selection):
    run = ["xclip", "-o", "-selection", selection]
    done = subprocess.run(run, env=app.env, capture_output=True, text=True, check=False)
    return done.stdout


def test_a_desk_is_locked_by_a_key_and_unlocked_where_one_was(start, path):
    app = start(path)
    unlock(app)
    app.key("ctrl+n")
    app.await_dialog("Notes")
    app.type(CANARY)
    app.key("ctrl+a", "ctrl+c")
    until(lambda: selected(app, "clipboard") == CANARY, lambda: "nothing was copied")
    app.key("ctrl+l")
    app.await_dialog("Mine is locked")
    assert CANARY not in "".join(selected(app, each) for each in SELECTIONS)
    unlock(app)
    assert "Notes" in app.front()
    assert app.end() == (0, "")
    key = keys.derive(PASSPHRASE, sniff(path))
    with closing(open_to_look(path, key)) as connection:
        assert connection.execute("select body from note").fetchall() == [(CANARY,)]


def test_a_second_start_brings_the_locked_window(start, path):
    start(path)
    again = start(path)
    until(lambda: again.process.poll() == 0, lambda: "it is still running")


def test_a_locked_desk_ends_when_the_system_asks_it_to(start, path):
    app = start(path)
    app.await_dialog("Mine is locked")
    assert app.end() == (0, "")
    assert not path.with_name(f"{path.name}.lock").exists()
