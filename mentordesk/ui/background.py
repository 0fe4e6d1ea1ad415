"""Work in threads; what comes of it arrives on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

_running: set[_Delivery] = set()


class _Delivery(QObject):
    """Carries a result or an error from a thread to where it was made."""

    _done = Signal(object, object)

    def __init__(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        super().__init__()
        self._work, self._then = work, then
        self._done.connect(self._on_done)
        _running.add(self)  # until it is delivered

    def carry(self) -> None:
        result = error = None
        try:
            result = self._work()
        except BaseException as caught:  # noqa: BLE001 - it is raised again, by the window
            error = caught
        self._done.emit(result, error)

    def _on_done(self, result: object, error: BaseException | None) -> None:
        _running.discard(self)
        if _is_gone(getattr(self._then, "__self__", None)):
            return
        if error is not None:
            raise error
        self._then(result)


def run(
    work: Callable[[], Any], then: Callable[[Any], object], pool: QThreadPool | None = None
) -> None:
    """Do `work` in a thread, then call `then` with what it returned, unless its widget is gone.

    An error rises on the window's thread.
    """
    (pool or QThreadPool.globalInstance()).start(_Delivery(work, then).carry)


def run_aside(work: Callable[[], Any], then: Callable[[Any], object]) -> None:
    """As `run`, but the program may end meanwhile: for what is long, or is never answered."""
    Thread(target=_Delivery(work, then).carry, daemon=True).start()


class Lane(QObject):
    """One thread for work that follows each other; of each asker only the last work counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # a connection stays in its thread
        self._latest: dict[object, int] = {}

    def run(self, asker: object, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """As `run`, but nothing happens any more once the asker has asked for something else."""
        number = self._latest.get(asker, 0) + 1
        self._latest[asker] = number

        def is_latest() -> bool:
            return self._latest.get(asker) == number

        def deliver(result: Any) -> None:
            if is_latest():
                self._latest.pop(asker)
                if not _is_gone(asker):
                    then(result)

        delivery = _Delivery(lambda: work() if is_latest() else None, deliver)
        self._pool.start(delivery.carry)

    def forget(self, asker: object) -> None:
        """Drop what it asked for."""
        self._latest.pop(asker, None)

    def forget_all(self) -> None:
        """Drop what everybody asked for."""
        self._latest.clear()

    def stop(self, last: Callable[[], object]) -> None:
        """Drop what waits, do one last thing in the thread, and wait for it."""
        self.forget_all()
        self._pool.start(last)
        self._pool.waitForDone()


def _is_gone(target: object) -> bool:
    return isinstance(target, QObject) and not isValid(target)
