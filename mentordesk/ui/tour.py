"""A tour of every page, as pictures: for the README, for checks, for machines without a display."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, backup, demo, meetings, tour_stops

from .main_window import MainWindow
from .theme import Theme, install_fonts
from .welcome import Welcome

QUIET_ROUNDS = 12


class Clock:
    """The present moment of the tour, which the tour can move on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def render(
    folder: Path,
    now: datetime,
    *,
    source: Path | None,
    key: str | None,
    theme: str,
    size: tuple[int, int],
) -> Iterator[Path]:
    """Yield each picture as it is saved to `folder`; the desk itself is only copied."""
    from mentordesk.app import application  # which makes windows, as this does
    from mentordesk.picture import burndown  # noqa: F401 - charts are drawn at once

    folder.mkdir(parents=True, exist_ok=True)
    app = application(["mentordesk"])
    install_fonts(app)
    look = Theme(app)
    look.use(theme)
    end = "-dark" if theme == "dark" else ""
    with tempfile.TemporaryDirectory() as scratch:
        desk = _copy(Path(scratch), Clock(now), source, key)
        window = MainWindow(desk, look)
        for name, widget in _pages(window, size):
            picture = folder / f"{name}{end}.png"
            _settle(app)
            widget.grab().save(str(picture))
            yield picture
        window.close()


def _copy(scratch: Path, clock: Clock, source: Path | None, key: str | None) -> Desk:
    path = scratch / "Demo desk.mentordesk" if source is None else scratch / source.name
    if source is None:
        demo.make(path, clock())
    else:
        backup.save_file(source, path, key)
    return Desk(path, clock, key)


def _pages(window: MainWindow, size: tuple[int, int]) -> Iterator[tuple[str, QWidget]]:
    """Show one page after the other, and say what is to be seen."""
    welcome = Welcome(window.theme)
    welcome.resize(*size)
    welcome.show()
    yield "welcome", welcome
    welcome.close()
    window.menuBar().hide()
    window.setMinimumSize(1, 1)
    window.resize(*size)
    window.show()
    for name, place in tour_stops.stops(window.desk.connection).items():
        window.open(place)
        yield name, window.body
    yield from _live_meeting(window)


def _live_meeting(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Hold the next meeting, on the copy: its first items are discussed after 22 minutes."""
    found = tour_stops.next_meeting(window.desk.connection)
    if found is None:
        return
    uid, begins = found
    with window.desk.change("Start meeting") as session:
        meeting_id = meetings.by_uid(session, uid)
        meetings.start(session, meeting_id, begins + timedelta(minutes=1))
        for entry in agenda.items(session, meeting_id)[:2]:
            agenda.tick(session, entry.item_id, True)
    if isinstance(window.desk.now, Clock):
        window.desk.now.now = begins + timedelta(minutes=22)
    window.open(Place("meeting", uid))
    yield "meeting-live", window.body


def _settle(app: QApplication) -> None:
    """Let everything that is on its way arrive and be painted."""
    for _ in range(QUIET_ROUNDS):
        QThreadPool.globalInstance().waitForDone(QDeadlineTimer(5000))
        app.processEvents()
        app.sendPostedEvents()
