"""Where Python and Qt tell what nobody caught: in threads, while cleaning up, in messages."""

from __future__ import annotations

import platform
import re
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from mentordesk import __version__, log

Heed = Callable[[BaseException], object]
CLASS = re.compile(r"Q\w{1,60}(?:::\w{1,60})?")
LEVELS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}
MOST = 50  # different messages; some are repeated with every frame
_noted: set[tuple[str, str]] = set()


def versions() -> list[str]:
    """Return what a report of a fault should say of this computer."""
    python, system = platform.python_version(), platform.system() or "unknown"
    return [f"MentorDesk-{__version__}", f"Python-{python}", f"Qt-{qVersion()}", system]


def install(heed: Heed) -> None:
    """Call `heed` with each error that is met outside the window's own calls."""

    def in_thread(met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None and not issubclass(met.exc_type, SystemExit):
            heed(met.exc_value)

    def while_cleaning(met: sys.UnraisableHookArgs) -> None:
        if met.exc_value is not None:
            log.error(met.exc_value)  # nothing that anyone waits for: it is noted

    threading.excepthook = in_thread
    sys.unraisablehook = while_cleaning
    qInstallMessageHandler(_on_message)


def remove() -> None:
    """Leave what is said from now on to Python and Qt, which end."""
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    qInstallMessageHandler(None)


def _on_message(level: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Note by which class of Qt it was said; its words may name files and texts."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"{message}\n")
    found = CLASS.match(message)
    said = LEVELS.get(level, ""), found[0] if found else str(context.category or "default")
    if said[0] and said not in _noted and len(_noted) < MOST:
        _noted.add(said)
        log.event("qt", *said)
