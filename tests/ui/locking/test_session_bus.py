import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from mentordesk.ui.locking.session_bus import SessionBus
from tests.ui.reminding.test_bus import BARE, needs_a_bus

TREE = Path(__file__).parents[2]


@pytest.fixture
def address(tmp_path):
    config = tmp_path / "bus.conf"
    config.write_text(BARE)
    run = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as daemon:
        yield daemon.stdout.readline().strip()
        daemon.kill()


@pytest.fixture
def connection(address):
    name = f"session test of {address}"
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


class Logind:
    def __init__(self, address):
        run = [sys.executable, "-m", "tests.ui.logind", address]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(run, cwd=TREE, stdin=pipe, stdout=pipe, text=True)
        assert self.heard() == ["ready"]

    def heard(self):
        return json.loads(self.process.stdout.readline())

    def say(self, order):
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()


@pytest.fixture
def logind(address):
    logind = Logind(address)
    yield logind
    logind.process.kill()
    logind.process.communicate()


@pytest.fixture
def watched(connection, logind, qapp, qtbot):
    parent = QObject()
    bus = SessionBus(parent, connection, connection)
    qtbot.waitUntil(lambda: bus._held is not None)
    assert logind.heard() == ["held", "sleep", "MentorDesk", "Locks protected desks", "delay"]
    yield bus
    parent.deleteLater()


@needs_a_bus
def test_the_computer_sleeps_once_the_desks_are_locked(watched, logind, qtbot):
    with qtbot.waitSignal(watched.left):
        logind.say("sleep")
    watched.release()
    assert logind.heard() == ["asleep"]
    qtbot.waitUntil(lambda: watched._held is not None)
    assert logind.heard()[0] == "held"


@needs_a_bus
def test_what_locks_a_desk_while_nothing_sleeps_does_not_let_go(watched):
    watched.release()
    assert watched._held is not None


@needs_a_bus
def test_a_session_that_is_locked_is_told(watched, logind, qtbot):
    with qtbot.waitSignal(watched.left):
        logind.say("lock")


@needs_a_bus
@pytest.mark.parametrize("desktop", ["gnome", "freedesktop", "cinnamon"])
def test_a_screen_saver_that_begins_is_told(watched, connection, qtbot, desktop):
    saver = f"org.{desktop}.ScreenSaver"
    told = QDBusMessage.createSignal("/ScreenSaver", saver, "ActiveChanged")
    told.setArguments([True])
    with qtbot.waitSignal(watched.left):
        connection.send(told)


@needs_a_bus
def test_where_there_is_no_login_manager_nothing_is_told(connection, qapp, qtbot):
    parent = QObject()
    bus = SessionBus(parent, connection, connection)
    bus.release()
    assert bus._held is None


@needs_a_bus
def test_where_there_is_no_bus_nothing_is_told(qapp):
    nowhere = QDBusConnection("nowhere")
    parent = QObject()
    SessionBus(parent, nowhere, nowhere).release()
