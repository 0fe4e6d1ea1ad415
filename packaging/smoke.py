"""Whether a frozen app works: its commands, its pictures, its window."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage
from system import CannotGoOn

from mentordesk import __version__

WAIT = 60  # seconds, for a slow machine
OURS = ("PYTHON", "QT_", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_DISPLAY", "XDG_")
TODAY = ("--today", "2026-11-23")


class App(NamedTuple):
    """A frozen app, and a folder where it may write."""

    program: Path
    folder: Path

    def run(self, *arguments: object) -> str:
        """Return what a command prints."""
        given = [str(argument) for argument in arguments]
        command = [str(self.program), *given]
        done = subprocess.run(
            command, env=self.env(), capture_output=True, encoding="utf-8", timeout=600, check=False
        )
        if done.returncode:
            told = done.stderr.strip() or done.stdout.strip() or "nothing was printed"
            raise CannotGoOn(f"mentordesk {' '.join(given)} ended with {done.returncode}: {told}")
        return done.stdout

    def env(self) -> dict[str, str]:
        """What a computer has on which MentorDesk has never been."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        return {**kept, "HOME": str(self.folder), "USERPROFILE": str(self.folder)}


def tell_version(app: App) -> None:
    expect(app.run("--version").strip() == f"MentorDesk {__version__}", "--version is another one")


def make_desk(app: App) -> None:
    app.run("demo", app.folder / "plain.mentordesk", *TODAY)
    app.run("check", app.folder / "plain.mentordesk")


def list_people(app: App) -> None:
    people = json.loads(app.run("list", app.folder / "plain.mentordesk", "people", "--json"))
    expect(bool(people) and {"uid", "name"} <= people[0].keys(), "list told of no people")


def protect_desk(app: App) -> None:
    desk, passphrase = app.folder / "protected.mentordesk", app.folder / "passphrase.txt"
    passphrase.write_text("seven words of which nobody knows one\n", encoding="utf-8")
    app.run("demo", desk, "--passphrase-file", passphrase, *TODAY)
    app.run("check", desk, "--passphrase-file", passphrase)
    expect(not desk.read_bytes().startswith(b"SQLite"), "the protected desk is a plain one")


def draw_pages(app: App) -> None:
    printed = app.run("tour", app.folder / "tour", *TODAY).splitlines()
    drawn = {Path(line).name for line in printed}
    expect({"today.png", "goal.png"} <= drawn, f"the tour drew only {', '.join(sorted(drawn))}")
    blank = [line for line in printed if not shows_something(Path(line))]
    expect(not blank, f"nothing is to be seen in {', '.join(blank)}")


def shows_something(picture: Path) -> bool:
    image = QImage(str(picture))
    across, down = range(0, image.width(), 7), range(0, image.height(), 7)
    return len({image.pixel(x, y) for x in across for y in down}) > 20


def show_window(app: App) -> None:
    with screen() as display:
        env = app.env() | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [app.program, app.folder / "plain.mentordesk"]
        window = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
        try:
            await_title(window, env, "plain")
            window.terminate()
            _, told = window.communicate(timeout=WAIT)
        finally:
            window.kill()
    expect(window.returncode == 0, f"asked to end, it ended with {window.returncode}: {told}")


def await_title(window: subprocess.Popen[str], env: dict[str, str], title: str) -> None:
    ask = ["xdotool", "search", "--onlyvisible", "--name", title]
    until = time.monotonic() + WAIT
    while subprocess.run(ask, env=env, capture_output=True, check=False).returncode:
        if window.poll() is not None:
            told = window.communicate()[1]
            raise CannotGoOn(f"the window ended by itself with {window.returncode}: {told}")
        expect(time.monotonic() < until, f"no window is called {title}")
        time.sleep(0.1)


@contextmanager
def screen() -> Iterator[str]:
    """Yield the name of a new X display."""
    listen, tell = os.pipe()
    options = ["-displayfd", str(tell), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[tell], stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        with os.fdopen(listen, encoding="ascii") as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(WAIT)


def expect(condition: bool, complaint: str) -> None:
    if not condition:
        raise CannotGoOn(f"The app does not work: {complaint}")
