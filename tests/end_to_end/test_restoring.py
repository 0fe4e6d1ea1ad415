"""What was deleted, and erased for good, comes back out of a backup, by keys alone."""

import subprocess
import sys
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from mentordesk.storage import demo
from tests.conftest import NOW
from tests.end_to_end.driver import TREE, listed, until

BACK_UP = """
import sys
from pathlib import Path
from mentordesk import clock
from mentordesk.storage import backups
backups.make(Path(sys.argv[1]), None, "asked", clock.now())
"""
ASKED = "Restore a mentorship"


@pytest.fixture
def desk(tmp_path, env):
    """The demo desk, with a backup in which someone is who is erased since."""
    desk = tmp_path / "Mine.mentordesk"
    demo.make(desk, NOW)
    run = [sys.executable, "-c", BACK_UP, desk]
    subprocess.run(run, env=env, cwd=TREE, check=True)
    with closing(dbapi2.connect(desk)) as connection:
        connection.execute("pragma foreign_keys = on")
        connection.execute("delete from person where name = 'Lin Okafor'")
        connection.commit()
    return desk


def count(desk):
    return len(listed(desk, "mentorships"))


def test_who_was_erased_comes_back_by_keys(start, desk):
    app = start(desk)
    before = count(desk)
    app.key("ctrl+shift+b")
    app.await_title("Backups")
    until(lambda: asks(app), app.front)
    until(lambda: restores(app, desk) == before + 1, app.front)
    app.await_dialog("Backups")
    app.key("ctrl+z")
    until(lambda: count(desk) == before, lambda: count(desk))
    app.key("ctrl+shift+z")
    until(lambda: count(desk) == before + 1, lambda: count(desk))
    assert app.end() == (0, "")


def asks(app):
    """Ask which mentorship is to be restored; the backup has to be read before."""
    app.key("m")
    return ASKED in app.front()


def restores(app, desk):
    """Restore the first, which is what the desk lacks, and count; it is compared before."""
    if ASKED in app.front():
        app.key("Home", "Return")
    return count(desk)
