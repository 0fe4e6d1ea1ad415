"""Work in a process of its own, which may be killed: all that is slow to import is there."""

from __future__ import annotations

import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable
from typing import NamedTuple

Tell = Callable[[str], None]
PATIENCE = 60  # seconds; who takes longer hangs


class Told(NamedTuple):
    lines: list[str]
    killed: bool
    crash: str  # what it died of by itself

    def last(self, word: str) -> str:
        """Return what was told last under a word."""
        found = [line for line in self.lines if line.startswith(f"{word} ")]
        return found[-1].partition(" ")[2] if found else ""


def forked(work: Callable[[Tell], object], kill_after: float = PATIENCE) -> Told:
    """Have `work` done in a child, killed after so many seconds unless it is done by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    said, ended = _heard(reading, time.monotonic() + kill_after)
    if not ended:
        os.kill(child, signal.SIGKILL)
        said += _heard(reading, time.monotonic() + PATIENCE)[0]
    os.close(reading)
    _, status = os.waitpid(child, 0)
    return _told(said, status, hung=not ended and kill_after == PATIENCE)


def _work(work: Callable[[Tell], object], writing: int) -> None:
    """Work and end at once: nothing of the parent is to be cleared away here."""
    random.seed()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # Qt says there what it could not remove
    try:
        work(lambda words: _tell(writing, words))
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent reports it
        where = [
            f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
        ]
        _tell(writing, f"crash {error!r} in {' '.join(where[-12:])}")
        os._exit(1)
    os._exit(0)


def _tell(writing: int, words: str) -> None:
    os.write(writing, f"{words}\n".encode())


def _heard(reading: int, until: float) -> tuple[bytes, bool]:
    """Return what is said until then, and whether that was all."""
    said = b""
    while (left := until - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            piece = os.read(reading, 65536)
            if not piece:
                return said, True
            said += piece
    return said, False


def _told(said: bytes, status: int, *, hung: bool) -> Told:
    lines = said.decode().split("\n")[:-1]  # what has no end was not said
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    crash = next((line[len("crash ") :] for line in lines if line.startswith("crash ")), "")
    if hung:
        crash = "hung"
    elif not crash and status and not killed:
        crash = f"ended with status {status}"
    return Told(lines, killed, crash)
