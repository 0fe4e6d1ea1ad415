"""Drives the real app in a real X server, as a person would: by keys and by the mouse."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Event

TREE = Path(__file__).parents[2]
WAIT = 30  # seconds, for a slow machine; what is awaited usually comes at once
SIZE = (1320, 864)


@contextmanager
def screen():
    """Yield the environment of a new X server with a window manager."""
    listen, tell = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    with os.fdopen(listen) as answer:
        display = f":{answer.readline().strip()}"
    env = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    env |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
    manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
    try:
        yield env
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(WAIT)


class App:
    """The running app; `env` says on which screen and with which home."""

    def __init__(self, env, *arguments):
        self.env = env
        run = [sys.executable, "-m", "mentordesk", *map(str, arguments)]
        self.process = subprocess.Popen(run, cwd=TREE, env=env, stderr=subprocess.PIPE, text=True)
        self.window = None

    def await_window(self, title):
        """Wait for a window with these words in its title, and have it in front."""
        until(lambda: self._has_in_front(title), lambda: f"no window is called {title!r}")

    def place_window(self):
        """Give the window the size and the corner for which clicks are meant."""
        width, height = map(str, SIZE)
        self._xdotool("windowsize", "--sync", self.window, width, height)
        self._xdotool("windowmove", self.window, "40", "40")

    def await_dialog(self, title):
        """Wait until a dialog with these words in its title is in front."""
        until(lambda: title in self.front(), lambda: f"{self.front()!r} is in front")

    def front(self):
        return self._asked("getactivewindow", "getwindowname").strip()

    def _has_in_front(self, title):
        """Bring a window to the front; one that is still being made cannot be brought yet."""
        found = self._windows(title)
        if found:
            self.window = found[-1]
        return found and not self._ran("windowactivate", "--sync", self.window).returncode

    def _windows(self, title):
        return self._asked("search", "--onlyvisible", "--name", title).split()

    def key(self, *keys):
        self._xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text, delay=12):
        """Type with so many milliseconds from letter to letter."""
        self._xdotool("type", "--clearmodifiers", "--delay", str(delay), "--", text)

    def click(self, x, y, button=1):
        """Click at a point of the window."""
        self._xdotool("mousemove", "--sync", "--window", self.window, str(x), str(y))
        self._xdotool("click", str(button))

    def title(self):
        return self._xdotool("getwindowname", self.window).strip()

    def await_title(self, words):
        until(lambda: words in self.title(), lambda: f"the title is {self.title()!r}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=WAIT)

    def end(self):
        """Ask the process to end, as the system does, and return its exit code and its errors."""
        self.process.terminate()
        return self.ended()

    def ended(self):
        """Wait for the process to end, and return its exit code and its errors."""
        _, errors = self.process.communicate(timeout=WAIT)
        return self.process.returncode, errors

    def picture(self, path):
        """Save what is on the screen, to look at when a test fails."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False)

    def _xdotool(self, *words):
        done = self._ran(*words)
        done.check_returncode()
        return done.stdout

    def _asked(self, *words):
        """Ask for what may not be there yet."""
        done = self._ran(*words)
        return "" if done.returncode else done.stdout

    def _ran(self, *words):
        run = ["xdotool", *words]
        return subprocess.run(
            run, env=self.env, capture_output=True, text=True, timeout=WAIT, check=False
        )


@contextmanager
def started(env, desk, picture):
    """Yield the app with a desk in front; whatever happens it ends, with a picture of the screen.

    That it shows no window must not leave it running, either.
    """
    app = App(env, desk)
    try:
        app.await_window("Mine")
        app.place_window()
        yield app
    finally:
        if app.process.poll() is None:
            app.picture(picture)
            app.kill()
        app.process.stderr.close()


def listed(desk, what):
    """Return what a command of its own finds in the desk that the window has open."""
    run = [sys.executable, "-m", "mentordesk", "list", str(desk), what, "--json"]
    done = subprocess.run(run, cwd=TREE, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def until(condition, complaint):
    """Wait until something is so; what it is instead is told by `complaint`."""
    pause = Event()
    for _ in range(WAIT * 10):
        if found := condition():
            return found
        pause.wait(0.1)
    raise AssertionError(complaint())
