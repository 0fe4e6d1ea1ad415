"""The ways on from a desk that cannot be opened, the best for the case first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QPushButton

from mentordesk import errors
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import card, row

from .examining import Case

WAIT = (errors.DeskInUse, errors.NoPermission, errors.DiskFailed, errors.FileTooNew)
WIDTH = 176  # of the buttons, so that they stand in a column


def ways(case: Case) -> list[str]:
    """Return what can be done: restore, look, salvage, retry, in the order of what is best."""
    error, found = case.found.error, case.found
    can_wait = isinstance(error, WAIT)
    backup = ["restore", "look"] if case.backup is not None and not can_wait else []
    if case.backup is not None and case.backup.protected and case.key is None:
        backup = backup[:1]  # once it is there its passphrase is asked for
    readable = isinstance(error, errors.FileDamaged) and found.kind == ""
    salvage = ["salvage"] if readable and (case.key or found.protected is False) else []
    return ["retry"] if can_wait else [*backup, *salvage, "retry"]


def way_card(theme: Theme, case: Case, does: Callable[[str], object]) -> tuple[QFrame, QPushButton]:
    """Return the ways as rows of a card, and the button of the best."""
    rows, buttons = [], []
    for number, name in enumerate(ways(case)):
        said, words, icon = _words(lies=not isinstance(case.found.error, errors.FileMissing))[name]
        way = button(theme, words, icon, "" if number else "primary")
        way.setMinimumWidth(WIDTH)
        way.clicked.connect(lambda _=False, name=name: does(name))
        rows.append(row((Text(said), 1), way, first=not number))
        buttons.append(way)
    return card(*rows), buttons[0]


def _words(*, lies: bool) -> dict[str, tuple[str, str, str]]:
    return {
        "restore": (
            tr("Put the newest good backup in its place; what lies there now is set aside.")
            if lies
            else tr("Put the newest good backup in its place."),
            tr("Restore backup…"),
            "archive-restore",
        ),
        "look": (
            tr("See what is in that backup, in a window of its own; nothing is changed."),
            tr("Look at it first"),
            "eye",
        ),
        "salvage": (
            tr("Read what can still be read into a new desk; this file stays as it is."),
            tr("Salvage…"),
            "download",
        ),
        "retry": (
            tr("Open it once more, after you have changed something."),
            tr("Try again"),
            "rotate-ccw",
        ),
    }


def tr(text: str) -> str:
    return QCoreApplication.translate("recovery", text)
