"""How the real app ends, and what a second start of it does."""

import subprocess
import sys
import time
from contextlib import closing

from mentordesk.storage.file import create_file, open_to_look
from tests.end_to_end.driver import TREE, WAIT, until

TYPED = "typed in the last moment"
AT_ONCE = 1.0  # seconds from the request to end to the text in the file


def note(path):
    with closing(open_to_look(path)) as file:
        row = file.execute("select body from note order by id desc").fetchone()
    return row[0] if row else ""


def begin_note(app):
    app.key("ctrl+n")
    app.await_title("Notes")
    app.type(TYPED)


def test_what_is_typed_and_not_yet_saved_is_saved_within_a_second_of_the_request_to_end(
    start, tmp_path
):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    app = start(path)
    begin_note(app)
    app.process.terminate()
    before = time.monotonic()
    until(lambda: note(path) == TYPED, lambda: f"the note is {note(path)!r}")
    assert time.monotonic() - before < AT_ONCE
    assert app.ended() == (0, "")


def test_a_second_start_brings_the_window_of_the_first_and_ends(start, env, tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    app = start(path)
    begin_note(app)
    run = [sys.executable, "-m", "mentordesk", str(path)]
    second = subprocess.run(
        run, cwd=TREE, env=env, timeout=WAIT, check=False, capture_output=True, text=True
    )
    assert (second.returncode, second.stderr) == (0, "")
    until(lambda: "Mine" in app.front(), lambda: f"{app.front()!r} is in front")
    assert app.end() == (0, "")
    assert note(path) == TYPED
