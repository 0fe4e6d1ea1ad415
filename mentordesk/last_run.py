"""Whether the app ended well the last time, and what the system told of it if not."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from . import log

FRAME = re.compile(r'File "(.*)", line (\d+) in (\S+)')
FAULT = re.compile(r"(Fatal Python error|Windows fatal exception): ([A-Za-z ]+)")
LONGEST = 64 * 1024


class ThisRun:
    """Until it ends well a file is there, held by this process, into which a hard crash writes."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._path = log.folder() / f"run-{os.getpid()}"
        with suppress(OSError):
            log.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(handle, "wb", 0)
            _hold(self._file)
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The app ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink()


def story() -> list[str] | None:
    """Return what is known of runs that did not end well, and forget it; None if all did."""
    left = [path for path in sorted(log.folder().glob("run-*")) if _is_left(path)]
    if not left:
        return None
    lines = [line for path in left for line in _reduced(path)]
    for path in left:
        with suppress(OSError):
            path.unlink()
    return lines


def _hold(file: IO[bytes]) -> None:
    """Have others see that the process goes on; on Windows an open file cannot be removed."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_left(path: Path) -> bool:
    """Return whether nobody holds a file any more."""
    try:
        if sys.platform == "win32":
            path.replace(path)  # refused while it is open
            return True
        with path.open("rb") as file:
            _hold(file)
    except OSError:
        return False
    return True


def _reduced(path: Path) -> list[str]:
    """Return what a crash wrote without where anything is on this computer."""
    try:
        with path.open("rb") as file:
            written = file.read(LONGEST).decode("utf-8", "replace")
    except OSError:
        return []
    lines = []
    for line in written.splitlines():
        if fault := FAULT.search(line):
            lines.append(fault[2].strip())
        elif frame := FRAME.search(line):
            lines.append(f"  at {_module(frame[1])}:{frame[2]} {frame[3]}")
    return lines


def _module(path: str) -> str:
    """Return a module of ours by its name, any other by that of its file."""
    parts = Path(path.replace("\\", "/").removesuffix(".py")).parts
    if log.PACKAGE in parts:
        last = len(parts) - 1 - parts[::-1].index(log.PACKAGE)
        return ".".join(parts[last:])
    return parts[-1] if parts else ""
