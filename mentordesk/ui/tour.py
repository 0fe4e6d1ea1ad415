"""A tour of every page, as pictures: for the README, for checks, for machines without a display."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QDeadlineTimer,
    QEvent,
    QIODevice,
    QMessageLogContext,
    QThreadPool,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import FileMissing
from mentordesk.exchange import saving
from mentordesk.storage import (
    agenda,
    backups,
    copying,
    demo,
    meetings,
    this_computer,
    timers,
    tour_stops,
)
from mentordesk.storage.backups import folders
from mentordesk.storage.demo import live
from mentordesk.storage.file import open_to_look

from .main_window import MainWindow
from .recovery.page import Recovery
from .theme import Theme, install_fonts
from .unlock import Unlock
from .welcome import Welcome

QUIET_ROUNDS = 12
BACKED_UP = (timedelta(days=1, hours=2), timedelta(hours=3), timedelta(minutes=25))
SO_FAR = timedelta(minutes=6, seconds=12)  # an item is talked about


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
    qInstallMessageHandler(_tell_unless_usual)
    app = application(["mentordesk"])
    install_fonts(app)
    look = Theme(app)
    look.use(theme)
    end = "-dark" if theme == "dark" else ""
    with (
        tempfile.TemporaryDirectory() as scratch,
        this_computer.apart(Path(scratch) / "known"),
    ):
        clock = Clock(now)
        desk = _copy(Path(scratch), clock, source, key)
        window = MainWindow(desk, look)
        try:
            for name, widget in _pages(window, clock, size, told=source is None):
                picture = folder / f"{name}{end}.png"
                _settle(app, window)
                saving.save(picture, _png(widget))
                yield picture
        finally:
            window.close()
            window.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before the application goes
            qInstallMessageHandler(None)


def _png(widget: QWidget) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(written.data())


def _tell_unless_usual(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Hand on what Qt says, but for what it says of every window that is not on a screen."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _copy(scratch: Path, clock: Clock, source: Path | None, key: str | None) -> Desk:
    path = scratch / "Demo desk.mentordesk" if source is None else scratch / source.name
    if source is None:
        demo.make(path, clock())
    else:
        with closing(open_to_look(source, key)) as connection:
            copying.save(connection, path, key)
    _back_up(path, key, clock())
    return Desk(path, clock, key)


def _back_up(path: Path, key: str | None, now: datetime) -> None:
    """Have some backups to show, also of a desk of this name that is not there."""
    folder = path.parent / "Backups"
    folder.mkdir()
    folders.choose(path, first=folder)
    for ago in BACKED_UP:
        made = backups.make(path, key, "changes", now - ago)
    this_computer.keep(_away(path), first=str(folder), uid=made.desk)


def _away(path: Path) -> Path:
    """Return a path that is the same wherever one lives."""
    return Path(path.anchor) / "Desks" / path.name


def _pages(
    window: MainWindow, clock: Clock, size: tuple[int, int], *, told: bool
) -> Iterator[tuple[str, QWidget]]:
    """Show one page after the other, and say what is to be seen."""
    welcome = Welcome(window.theme, ())  # a picture shows nobody's own desks
    away = _away(window.desk.path)
    gates = {
        "welcome": welcome,
        "unlock": Unlock(window.theme, away),
        "recovery": Recovery(window.theme, away, FileMissing()),
    }
    for name, gate in gates.items():
        gate.resize(*size)
        gate.show()
        yield name, gate
        gate.close()
    window.menuBar().hide()
    window.setMinimumSize(1, 1)
    window.resize(*size)
    window.show()
    for name, place in tour_stops.stops(window.desk.connection).items():
        window.open(place)
        yield name, window.body
    found = tour_stops.next_meeting(window.desk.connection)
    if found is not None:
        _hold(window.desk, clock, *found, told=told)
        window.open(Place("meeting", found[0]))
        yield "meeting-live", window.body


def _hold(desk: Desk, clock: Clock, uid: str, begins: datetime, *, told: bool) -> None:
    """Begin a meeting, on the copy: its first items are discussed after 22 minutes."""
    begins = begins.astimezone(clock.now.tzinfo)
    clock.now = begins + timedelta(minutes=22)
    with desk.change("Start meeting") as session:
        meeting_id = meetings.by_uid(session, uid)
        meetings.start(session, meeting_id, begins + timedelta(minutes=1))
        entries = agenda.items(session, meeting_id)
        for entry in entries[:2]:
            agenda.tick(session, entry.item_id, True)
        if len(entries) > 2 and entries[2].minutes:
            timers.start(session, uid, entries[2].uid, clock.now - SO_FAR)
        if told:
            live.capture(session, meeting_id, clock.now)


def _settle(app: QApplication, window: MainWindow) -> None:
    """Let everything that is on its way arrive and be painted."""
    for _ in range(QUIET_ROUNDS):
        own = *window.findChildren(QThreadPool), *window.desk.findChildren(QThreadPool)
        for pool in (QThreadPool.globalInstance(), *own):
            pool.waitForDone(QDeadlineTimer(5000))
        app.processEvents()
        app.sendPostedEvents()
