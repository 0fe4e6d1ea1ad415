"""Makes the app for this system, on Debian and Ubuntu its package too, and tries both.

`dev.py build` runs it in `.venv`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import deb
import smoke
import system
from system import CannotGoOn

ROOT = Path(__file__).resolve().parent.parent
WORK, DIST = ROOT / "build", ROOT / "dist"
APP = DIST / "mentordesk"
PROGRAM = APP / ("mentordesk.exe" if os.name == "nt" else "mentordesk")

COMMANDS: dict[str, Callable[[smoke.App], None]] = {
    "tells its version": smoke.tell_version,
    "makes a demo desk and finds it whole": smoke.make_desk,
    "lists people as JSON": smoke.list_people,
    "makes a protected desk and finds it whole": smoke.protect_desk,
    "draws every page": smoke.draw_pages,
}
INSTALLED: dict[str, Callable[[smoke.App], None]] = {
    "tells its version": smoke.tell_version,
    "makes a demo desk and finds it whole": smoke.make_desk,
    "shows its window, and ends when it is asked to": smoke.show_window,
}


def main() -> int:
    try:
        freeze()
        try_out("The app", PROGRAM, COMMANDS)
        if shutil.which("dpkg-deb"):
            pack()
        elif system.LINUX:
            print("There is no dpkg-deb here, so there is no .deb: the app is all.")
    except (CannotGoOn, subprocess.SubprocessError) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def freeze() -> None:
    print("Making the app; this takes a minute", flush=True)
    begun = time.monotonic()
    folders = ["--distpath", str(DIST), "--workpath", str(WORK / "frozen")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders]
    failed, output = system.quietly([*command, str(ROOT / "packaging" / "mentordesk.spec")])
    if failed:
        raise CannotGoOn(f"PyInstaller failed:\n{output}")
    tell_made(APP, deb.size(APP), begun)


def pack() -> None:
    begun = time.monotonic()
    package = deb.make(APP, WORK / "deb", DIST)
    tell_made(package, package.stat().st_size, begun)
    with at_hand(package) as program:
        try_out("The package", program, INSTALLED)


def tell_made(path: Path, size: int, begun: float) -> None:
    seconds = time.monotonic() - begun
    print(f"Made {path.relative_to(ROOT)}: {size / 1e6:.0f} MB in {seconds:.0f} s", flush=True)


def try_out(name: str, program: Path, checks: dict[str, Callable[[smoke.App], None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = smoke.App(program, Path(folder))
        for sentence, check in checks.items():
            check(app)
            print(f"{name} {sentence}", flush=True)


@contextmanager
def at_hand(package: Path) -> Iterator[Path]:
    """Yield the program of the package: installed where this is allowed, else unpacked."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        was_there = is_installed()
        install(package)
        try:
            yield Path("/usr/bin/mentordesk")
        finally:
            if not was_there:
                do("dpkg", "--purge", "mentordesk")
    else:
        folder = WORK / "unpacked"
        shutil.rmtree(folder, ignore_errors=True)
        do("dpkg-deb", "-x", str(package), str(folder))
        yield folder / "usr" / "bin" / "mentordesk"


def is_installed() -> bool:
    asked = ["dpkg-query", "--show", "--showformat", "${db:Status-Status}", "mentordesk"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return told.stdout == "installed"


def install(package: Path) -> None:
    options = ["--yes", "--no-install-recommends", "--reinstall", "--allow-downgrades"]
    command = ["apt-get", "install", *options, str(package)]
    if system.quietly(command, DEBIAN_FRONTEND="noninteractive")[0]:
        do("apt-get", "update")  # a fresh system knows of no packages yet
        do(*command)
    print("The package installs", flush=True)


def do(*command: str) -> None:
    failed, output = system.quietly([*command], DEBIAN_FRONTEND="noninteractive")
    if failed:
        raise CannotGoOn(f"{' '.join(command)} failed: {system.last_line(output)}")


if __name__ == "__main__":
    sys.exit(main())
