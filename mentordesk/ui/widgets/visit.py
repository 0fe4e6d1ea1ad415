"""When what is typed is saved, and how long what is typed undoes together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer


@dataclass(frozen=True)
class Pace:
    """Milliseconds: of quiet before saving, unsaved at most, of quiet and in all of a visit."""

    pause: int = 800
    unsaved: int = 1500
    rest: int = 10_000
    visit: int = 120_000


class Visit(QObject):
    """Timers of one who types: they save after a pause, and end the visit after a longer one.

    `step` names the visit to the desk's history: saves of one visit undo together.
    """

    def __init__(
        self,
        parent: QObject,
        save: Callable[[], object],
        leave: Callable[[], object],
        pace: Pace | None = None,
    ) -> None:
        super().__init__(parent)
        pace = pace or Pace()
        self.step = object()
        self._quiet = (self._timer(pace.pause, save), self._timer(pace.rest, leave))
        self._limits = (self._timer(pace.unsaved, save), self._timer(pace.visit, leave))

    def go_on(self) -> None:
        """Something was typed."""
        for timer in self._quiet:
            timer.start()
        for timer in self._limits:
            if not timer.isActive():
                timer.start()

    def note_saved(self) -> None:
        """All that was typed is saved, or is about to be."""
        self._quiet[0].stop()
        self._limits[0].stop()

    def end(self) -> None:
        """What is typed from now on is another step."""
        self._quiet[1].stop()
        self._limits[1].stop()
        self.step = object()

    def rest(self) -> None:
        """Nothing is to be saved: what is shown is what is kept."""
        for timer in (*self._quiet, *self._limits):
            timer.stop()

    def is_under_way(self) -> bool:
        return any(timer.isActive() for timer in (*self._quiet, *self._limits))

    def _timer(self, milliseconds: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(then)
        return timer
