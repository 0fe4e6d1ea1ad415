"""A session bus with GNOME's own keyring on it, as a desktop has them, in a home of its own."""

import json
import subprocess
import sys
from contextlib import contextmanager

from jeepney import DBusAddress, MatchRule, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.end_to_end.driver import TREE, WAIT, until

SECRETS = "org.freedesktop.secrets"
MONITORING = DBusAddress(
    "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Monitoring"
)
PASSWORD = "of the login"
ASKED = """
import json, sys
from mentordesk.storage import remembered
memory = getattr(remembered, sys.argv[1])(bytes.fromhex(sys.argv[2]), *sys.argv[3:])
print(json.dumps([memory.key, memory.trouble]))
"""
CHECKED = """
import secretstorage
with secretstorage.dbus_init() as bus:
    print(secretstorage.get_default_collection(bus).is_locked())
"""
LOCKED = """
import secretstorage
with secretstorage.dbus_init() as bus:
    secretstorage.get_default_collection(bus).lock()
"""
WRITTEN = """
import sys, secretstorage
with secretstorage.dbus_init() as bus:
    of = {"service": "MentorDesk", "username": sys.argv[1]}
    secretstorage.get_default_collection(bus).create_item("odd", of, sys.argv[2].encode(), True)
"""


@contextmanager
def bus(home, env):
    """Yield the environment of a program on a new session bus."""
    env = {name: value for name, value in env.items() if name != "PYTHON_KEYRING_BACKEND"}
    env |= {"HOME": str(home), "PYTHONPATH": str(TREE), "GSETTINGS_BACKEND": "memory"}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        (home / name).mkdir(mode=0o700)
        env[name] = str(home / name)
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=env, text=True, **quiet) as daemon:
        yield env | {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
        daemon.terminate()


class Keyring:
    """The keyring, unlocked by its password as at a login."""

    def __init__(self, env):
        self.env = env
        run = ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(run, env=env, stdin=subprocess.PIPE, **quiet)
        self.process.stdin.write(PASSWORD.encode())
        self.process.stdin.close()
        until(lambda: self._tells(CHECKED) == "False\n", lambda: "the keyring is not unlocked")

    def lock(self):
        self._tells(LOCKED)

    def put(self, salt, value):
        """Have another program put a value where a key belongs."""
        self._tells(WRITTEN, salt, value)

    def end(self):
        self.process.kill()
        self.process.wait(WAIT)

    def _tells(self, script, *words):
        return _ran(self.env, script, *words).stdout


def ask(env, what, *words):
    """Have a program of its own `read`, `keep` or `forget`; return the key and the trouble."""
    done = _ran(env, ASKED, what, *words)
    assert done.returncode == 0, done.stderr
    return tuple(json.loads(done.stdout))


@contextmanager
def listening(env):
    """Yield what waits until the keyring is asked something."""
    address = env["DBUS_SESSION_BUS_ADDRESS"]
    with open_dbus_connection(address) as monitor:
        rules = [MatchRule(type="method_call", destination=SECRETS).serialise()]
        become = new_method_call(MONITORING, "BecomeMonitor", "asu", (rules, 0))
        monitor.send_and_get_reply(become)

        def heard():
            while SECRETS not in monitor.receive(timeout=WAIT).header.fields.values():
                pass  # what the bus says to its listener

        yield heard


def answer(env, password):
    """Type what the keyring's own window asks for."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "Unlock Login Keyring"]
    until(lambda: not subprocess.call(search, env=env), lambda: "nothing is asked")
    subprocess.run(["xdotool", "type", "--delay", "20", f"{password}\r"], env=env, check=True)


def _ran(env, script, *words):
    run = [sys.executable, "-c", script, *words]
    return subprocess.run(run, env=env, capture_output=True, text=True, timeout=WAIT, check=False)
