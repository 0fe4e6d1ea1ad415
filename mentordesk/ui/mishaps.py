"""What nobody caught, said where it is seen."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.storage.connection import explain

from . import dialogs, words
from .main_window import MainWindow


class Mishaps(QObject):
    def __init__(self, app: QApplication, opened: Callable[[], Sequence[MainWindow]]) -> None:
        super().__init__(app)
        self._app, self._opened = app, opened
        self._telling = False

    def heed(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say what went wrong in the window, or above a dialog that keeps one from it.

        What nobody foresaw goes to stderr whole.
        """
        ours = explain(error)
        if ours is None:
            traceback.print_exception(kind, error, trace)
        sentence = (
            words.sentence(ours)
            if ours
            else self.tr("Something went wrong. Everything you have saved is safe.")
        )
        if self._app.activeModalWidget() is not None:
            self._tell_once(sentence)
            return
        opened = self._opened()
        for window in opened:
            if window.isActiveWindow() or len(opened) == 1:
                window.say(sentence)
                return
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        front: QWidget | None = self._app.activeWindow()
        dialogs.tell(front, "MentorDesk", sentence)

    def _tell_once(self, sentence: str) -> None:
        """Tell it unless something is being told: what is tried again and again fails as often."""
        if not self._telling:
            self._telling = True
            self.tell(sentence)
            self._telling = False
