import faulthandler
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk import last_run, log

TREE = Path(last_run.__file__).parents[1]
RUN = "from mentordesk.last_run import ThisRun; run = ThisRun(); "


@pytest.fixture
def run(tmp_path):
    """Run a program of the app's to its end."""

    def run(program):
        env = os.environ | {"XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": str(TREE)}
        subprocess.run([sys.executable, "-c", RUN + program], env=env, check=False)
        return last_run.story()

    return run


@pytest.fixture(autouse=True)
def noted_there(monkeypatch, tmp_path):
    monkeypatch.setattr(log, "folder", lambda: tmp_path / "MentorDesk" / "log")


@pytest.mark.skipif(sys.platform != "linux", reason="the log of a child is found by its XDG name")
class TestRuns:
    def test_a_run_that_ends_well_leaves_nothing(self, run):
        assert run("run.end()") is None
        assert list(log.folder().iterdir()) == []

    def test_a_crash_tells_where_it_was_and_nothing_of_this_computer(self, run):
        story = run("import faulthandler; faulthandler._sigsegv()")
        assert story[0] == "Segmentation fault"
        assert not any("/" in line for line in story)
        assert last_run.story() is None

    def test_one_that_is_killed_did_not_end_well(self, run):
        assert run("import os, signal; os.kill(os.getpid(), signal.SIGKILL)") == []


def test_a_run_that_goes_on_is_not_one_that_ended():
    run = last_run.ThisRun()
    assert last_run.story() is None
    run.end()
    faulthandler.enable()


def test_a_crash_is_reduced_to_modules(tmp_path):
    written = tmp_path / "run-1"
    written.write_text(
        "Fatal Python error: Aborted\n\nCurrent thread 0x1 (most recent call first):\n"
        '  File "/home/anna/mentordesk/mentordesk/ui/page.py", line 7 in show\n'
        '  File "C:\\\\Users\\\\anna\\\\site-packages\\\\sqlalchemy\\\\orm\\\\x.py", line 8 in y\n'
    )
    assert last_run._reduced(written) == [
        "Aborted",
        "  at mentordesk.ui.page:7 show",
        "  at x:8 y",
    ]
