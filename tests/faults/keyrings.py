"""Everything that can be the matter with the keyring: the passphrase still opens the desk.

The app was told to have the key of a desk remembered on this computer, by GNOME's own keyring on
a bus of its own; then something happens to it, and the app is started on a display.
"""

from __future__ import annotations

import signal
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, sniff
from tests.end_to_end.driver import App, screen
from tests.end_to_end.keyring import Keyring, ask, bus

from .disk import PRELOAD
from .figures import Control, Figure, Size
from .tally import Tally, spread

PASSPHRASE = "four small words here"
LOCKED, OPEN = "Mine is locked", "Today · Mine"
LONGEST = 25  # seconds, until the keyring of KDE has answered
BACKEND = "PYTHON_KEYRING_BACKEND"
NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}


class Fault(NamedTuple):
    words: str
    before: Callable[[Keyring, str], object] = lambda ring, salt: None
    env: dict[str, str] = {}


FAULTS = (
    Fault("there is no bus", env=NO_BUS),
    Fault("locked, and its question ignored", lambda ring, salt: ring.lock()),
    Fault("hangs", lambda ring, salt: ring.process.send_signal(signal.SIGSTOP)),
    Fault("not there any more", lambda ring, salt: ring.end()),
    Fault("has another program's value", lambda ring, salt: ring.put(salt, "hunter2")),
    Fault("has a part of the key", lambda ring, salt: ring.put(salt, f"x'{'ab' * 20}")),
    Fault("has another desk's key", lambda ring, salt: ring.put(salt, f"x'{'ab' * 48}'")),
    Fault("null backend", env={BACKEND: "keyring.backends.null.Keyring"}),
    Fault("failing backend", env={BACKEND: "keyring.backends.fail.Keyring"}),
    Fault("plain-text backend", env={BACKEND: "keyrings.alt.file.PlaintextKeyring"}),
    Fault("unknown backend", env={BACKEND: "somewhere.else.Keyring"}),
    Fault("another desktop", env={"XDG_CURRENT_DESKTOP": "KDE"}),
)
FEW = slice(0, None, 4)  # of the faults


def _trial(folder: Path, size: Size) -> Figure:
    chosen = range(len(FAULTS))[FEW] if size.name == "short" else range(len(FAULTS))
    honest = spread(partial(_tried, folder, True), chosen)
    mute = spread(partial(_tried, folder, False), range(len(FAULTS))[FEW])
    control = Control("nobody types the passphrase", mute)
    return Figure("a keyring that fails, and no way in", "faults", honest, (control,), every=True)


def _tried(folder: Path, types: bool, number: int) -> Tally:
    fault, tally = FAULTS[number], Tally()
    home = Path(tempfile.mkdtemp(dir=folder))
    path, key = home / "Mine.mentordesk", keys.new(PASSPHRASE)
    create_file(path, key)
    salt = sniff(path).hex()
    with screen() as display, bus(home, {n: v for n, v in display.items() if n != PRELOAD}) as env:
        ring = Keyring(env)
        kept = ask(env, "keep", salt, key)
        _have_remembered(Path(env["XDG_CONFIG_HOME"]), salt)
        fault.before(ring, salt)
        app = App(env | fault.env, path)
        way_in = kept == (key, "") and _opened(app, types)
        tally.count("" if way_in else "no way in", fault.words)
        app.kill()
        ring.end()
    return tally


def _have_remembered(settings: Path, salt: str) -> None:
    """Write what the app writes once its user has ticked it."""
    file = settings / "MentorDesk" / "MentorDesk.conf"
    file.parent.mkdir()
    file.write_text(f"[remembered]\n{salt}=true\n", "utf-8")


def _opened(app: App, types: bool) -> bool:
    """Return whether the desk is open, after its passphrase was typed where it is asked for."""
    until, typed = time.monotonic() + LONGEST, not types
    while time.monotonic() < until:
        front = app.front()
        if not typed and LOCKED in front:
            app.type(PASSPHRASE)
            app.key("Return")
            typed = True
        if OPEN in front:
            return True
        time.sleep(0.2)
    return False


TRIALS = {"keyring": _trial}
