"""What MentorDesk needs of the system: Qt's libraries, and a display for the tests.

Like `dev.py` it keeps to the syntax of Python 3.6.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from typing import Dict, Iterable, List, Tuple

LINUX = sys.platform.startswith("linux")

# What Qt loads by name, and the Debian and Ubuntu packages that have it.
FOR_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
FOR_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FOR_PRINTING = {"libcups.so.2": "libcups2"}
FOR_END_TO_END_TESTS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
}
FOR_FAULTS = {"cc": "gcc", "gencat": "libc6-dev"}  # gencat comes with the headers
FOR_BUILDING = {"objcopy": "binutils", "objdump": "binutils", "strip": "binutils"}


class CannotGoOn(Exception):
    """Carries the one sentence that says why, and what to do."""


def libraries_to_show() -> None:
    """See that Qt can show a window on the display there is, or draw to files when none is."""
    if os.environ.get("DISPLAY"):
        libraries(FOR_QT, FOR_X11)
    elif os.environ.get("WAYLAND_DISPLAY"):
        libraries(FOR_QT, FOR_WAYLAND)
    else:
        libraries(FOR_QT)


def libraries(*wanted: Dict[str, str]) -> None:
    missing = {
        name: package
        for packages in wanted
        for name, package in packages.items()
        if LINUX and not loads(name)
    }
    if missing:
        apt(list(missing), list(missing.values()))


def loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def programs(wanted: Dict[str, str]) -> None:
    missing = [name for name in wanted if LINUX and not shutil.which(name)]
    if missing:
        apt(missing, [wanted[name] for name in missing])


def apt(missing: Iterable[str], packages: List[str]) -> None:
    """Install Debian `packages` when this is allowed, else say the one command that does it."""
    lacking = f"This system lacks {', '.join(missing)}"
    if not shutil.which("apt-get"):
        raise CannotGoOn(f"{lacking}: install them with the system's package manager.")
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *sorted(set(packages))]
    if os.geteuid() != 0:
        raise CannotGoOn(f"{lacking}. Please run: sudo {' '.join(command)}")
    print(f"{lacking}; running {' '.join(command)}", flush=True)
    quietly(["apt-get", "update"])
    failed, output = quietly(command, DEBIAN_FRONTEND="noninteractive")
    if failed:
        raise CannotGoOn(f"apt-get failed, so run it yourself to see why: {last_line(output)}")


def quietly(command: List[str], **env: str) -> Tuple[int, str]:
    """The exit code of `command`, and all that it printed."""
    environment = {**os.environ, **env}
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.returncode, done.stdout.decode(errors="replace")


def last_line(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    errors = [line[len("ERROR: ") :] for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["no reason was given"])[-1].strip()
