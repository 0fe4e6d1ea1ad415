import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QThread

from mentordesk import summons
from mentordesk.lock import locked
from mentordesk.summons import Summons
from mentordesk.ui import this_computer

TREE = Path(__file__).parents[1]
SEND = """
import sys
from pathlib import Path
from mentordesk import summons
from mentordesk.ui import this_computer
this_computer.while_running = lambda: Path(sys.argv[1])
sys.exit(0 if summons.send(Path(sys.argv[2])) else 1)
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr(this_computer, "while_running", lambda: tmp_path / "running")
    return tmp_path / "Mine.mentordesk"


@pytest.fixture
def other(desk):
    """Starts the app once more, somewhere else."""
    run = [sys.executable, "-c", SEND, str(desk.parent / "running")]
    return lambda path: subprocess.Popen([*run, str(path)], cwd=TREE)


def test_who_has_the_desk_open_is_asked_to_show_it_and_answers(qtbot, qapp, desk, other):
    first, lock = Summons(desk, qapp), locked(desk)
    with qtbot.waitSignal(first.heard, timeout=20_000):
        second = other(desk)
    assert second.wait(20) == 0
    first.close()
    lock.unlock()
    assert not summons.send(desk)


def test_another_name_of_the_same_desk_is_the_same(qtbot, qapp, desk, other):
    link = desk.with_name("link.mentordesk")
    link.symlink_to(desk)
    first, lock = Summons(desk, qapp), locked(desk)
    with qtbot.waitSignal(first.heard, timeout=20_000):
        second = other(link)
    assert second.wait(20) == 0
    first.close()
    lock.unlock()


def test_what_one_that_was_killed_left_over_keeps_nobody_out(desk, qapp, monkeypatch):
    monkeypatch.setattr(QThread, "msleep", lambda _: pytest.fail("it would wait"))
    killed = Summons(desk, qapp)
    killed.deleteLater()
    assert not summons.send(desk)
    assert not summons._sign(desk).exists()


def test_a_program_that_holds_the_desk_and_does_not_listen_is_not_waited_for_long(
    desk, monkeypatch
):
    monkeypatch.setattr(summons, "PATIENCE_MS", 60)
    lock = locked(desk)
    summons._sign(desk).parent.mkdir()
    summons._sign(desk).touch()
    assert not summons.send(desk)
    lock.unlock()


def test_where_nothing_can_be_written_nobody_is_asked(desk, qapp):
    (desk.parent / "running").write_text("a file, not a folder")
    Summons(desk, qapp).close()
    assert not summons.send(desk)


def test_where_nothing_can_be_written_there_is_no_answer(desk):
    lock, sign = locked(desk), summons._sign(desk)
    sign.mkdir(parents=True)
    assert not summons.send(desk)
    lock.unlock()
