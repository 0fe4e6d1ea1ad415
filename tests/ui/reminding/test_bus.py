import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection

from mentordesk.domain.place import Place
from mentordesk.ui.reminding import bus
from mentordesk.ui.reminding.bus import Bus
from mentordesk.ui.reminding.message import Message

TREE = Path(__file__).parents[3]
MESSAGE = Message("Prepare the meeting", "Talk about <b> & co.", Place("meeting", "m1"))
BARE = """<busconfig>
<type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
needs_a_bus = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="there is no D-Bus here")


@pytest.fixture
def address(tmp_path):
    """A session bus of our own, which starts no service by itself."""
    config = tmp_path / "bus.conf"
    config.write_text(BARE)
    run = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        yield daemon.stdout.readline().strip()
        daemon.kill()


@pytest.fixture
def connection(address):
    name = f"test of {address}"
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def outside(connection, qapp):
    """What goes out by the bus, with what comes back."""
    return Outside(connection)


class Outside(QObject):
    def __init__(self, connection):
        super().__init__()
        self.bus = Bus(self, connection)
        self.opened, self.refused = [], []
        self.bus.opened.connect(self.opened.append)
        self.bus.refused.connect(self.refused.append)


@contextmanager
def desktop(address, *manner):
    """A desktop that shows messages, and what it tells of them."""
    env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
    run = [sys.executable, "-m", "tests.ui.reminding.desktop", *manner]
    with subprocess.Popen(run, cwd=TREE, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            told = (json.loads(line) for line in process.stdout)
            assert next(told) == {"ready": True}
            yield told
        finally:
            process.kill()


@needs_a_bus
def test_a_message_reaches_the_desktop_and_its_click_comes_back(qtbot, address, outside):
    with desktop(address) as told:
        with qtbot.waitSignal(outside.bus.opened):
            outside.bus.say(MESSAGE)
        shown = next(told)
    assert (shown["program"], shown["title"]) == ("MentorDesk", MESSAGE.title)
    assert (shown["body"], shown["does"]) == (MESSAGE.body, ["default", "Open"])
    assert Path(shown["icon"]).is_file()
    assert (outside.opened, outside.refused) == ([MESSAGE], [])
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "token 7"


@needs_a_bus
def test_text_is_no_markup_where_the_desktop_reads_markup(qtbot, address, outside):
    with desktop(address, "markup", "mute") as told:
        outside.bus.say(MESSAGE)
        qtbot.waitUntil(lambda: outside.opened != [])
        shown = next(told)
    assert shown["body"] == "Talk about &lt;b&gt; &amp; co."
    assert shown["does"] == []
    os.environ.pop("XDG_ACTIVATION_TOKEN")


@needs_a_bus
def test_what_was_said_is_taken_back(qtbot, address, outside):
    with desktop(address, "patient") as told:
        outside.bus.say(MESSAGE)
        qtbot.waitUntil(lambda: bool(outside.bus._shown))
        assert next(told)["title"] == MESSAGE.title
        outside.bus.withdraw("someone else")
        outside.bus.withdraw(MESSAGE.by)
        qtbot.waitUntil(lambda: not outside.bus._old)
        assert next(told) == {"took back": 7}


@needs_a_bus
def test_a_desktop_without_notifications_says_so(qtbot, outside):
    with qtbot.waitSignal(outside.bus.refused):
        outside.bus.say(MESSAGE)
    assert outside.refused == [MESSAGE]


@needs_a_bus
def test_a_service_that_hangs_keeps_nobody_waiting(qtbot, address, outside, monkeypatch):
    monkeypatch.setattr(bus, "WAIT_MS", 300)
    with desktop(address, "hanging") as told:
        outside.bus.say(MESSAGE)
        assert outside.refused == []
        assert next(told) == {"asked": True}
        qtbot.waitUntil(lambda: outside.refused == [MESSAGE])


def test_without_a_bus_nothing_is_taken(qapp):
    outside = Outside(QDBusConnection("there is no such bus"))
    outside.bus.say(MESSAGE)
    assert outside.refused == [MESSAGE]
