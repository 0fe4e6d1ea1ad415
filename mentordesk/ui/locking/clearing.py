"""Dialogs and menus that go because their window goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

STEP_MS = 10


class Clearing(QObject):
    """Closes what waits for an answer, then does what could not be done meanwhile.

    A dialog or a menu runs a loop of its own; its window must not go before that has ended.
    """

    def __init__(self, then: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        QToolTip.hideText()
        if _is_over():
            self._end()
        else:
            self._step()
            self._timer.start()

    def _step(self) -> None:
        if _is_over():
            self._end()
        elif (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        elif isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.reject()
            dialog.hide()  # whatever it would ask first

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()
        self._then()


def _is_over() -> bool:
    return QThread.currentThread().loopLevel() <= 1
