"""What nobody caught, said where it is seen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk import log
from mentordesk.storage.connection import explain

from . import dialogs, words
from .main_window import MainWindow
from .theme import Theme

if TYPE_CHECKING:
    from mentordesk.last_run import ThisRun


class Mishaps(QObject):
    quit_asked = Signal()
    _met = Signal(object)  # from whichever thread: it is heeded on that of the windows

    def __init__(
        self, app: QApplication, theme: Theme, opened: Callable[[], Sequence[MainWindow]]
    ) -> None:
        super().__init__(app)
        self._app, self._theme, self._opened = app, theme, opened
        self._telling = False
        self._told: list[list[str]] = []  # what was told in a window of its own
        self._before: list[str] | None = None  # what is known of a run that did not end well
        self._run: ThisRun | None = None
        self._met.connect(self._on_met)

    def watch(self) -> None:
        """Heed what happens in threads, in Qt and in the system; say how the last run ended."""
        from mentordesk import last_run
        from mentordesk.ui import hooks

        log.event("started", *hooks.versions())
        hooks.install(self._met.emit)
        self._before = last_run.story()
        self._run = last_run.ThisRun()
        self._app.aboutToQuit.connect(self._on_about_to_quit)
        for window in self._opened():
            self.greet(window)

    def greet(self, window: MainWindow) -> None:
        """Say once, in the first window, that the last run did not end well."""
        if self._before is not None:
            from .crash import say_of_last_run

            say_of_last_run(window, self._before)
            self._before = None

    def heed(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say what went wrong in the window, or above a dialog that keeps one from it.

        What nobody foresaw has a window of its own.
        """
        if issubclass(kind, KeyboardInterrupt):
            self.quit_asked.emit()
        else:
            self._met.emit(error.with_traceback(trace))

    def tell(self, sentence: str) -> None:
        front: QWidget | None = self._app.activeWindow()
        dialogs.tell(front, "MentorDesk", sentence)

    def _on_met(self, error: BaseException) -> None:
        log.error(error)
        if (ours := explain(error)) is not None:
            self._say(words.sentence(ours))
            return
        _print(error)
        story = log.story(error)
        if story in self._told:
            self._say(self.tr("The same went wrong again. What could not be saved is still here."))
        else:
            self._told.append(story)
            QTimer.singleShot(0, self, lambda: self._show(story))  # it may be met while painting

    def _show(self, story: list[str]) -> None:
        """Tell it in a window of its own, unless one tells something."""
        if self._telling:
            return
        from .crash import Crash

        self._telling = True
        front = self._app.activeModalWidget() or self._app.activeWindow()
        window = Crash(self._theme, self._opened(), story, front)
        window.quit_asked.connect(self.quit_asked)
        window.exec()
        window.deleteLater()
        self._telling = False

    def _say(self, sentence: str) -> None:
        if self._app.activeModalWidget() is not None:
            self._tell_once(sentence)
            return
        opened = self._opened()
        for window in opened:
            if window.isActiveWindow() or len(opened) == 1:
                window.say(sentence)
                return
        self._tell_once(sentence)

    def _tell_once(self, sentence: str) -> None:
        """Tell it unless something is being told: what is tried again and again fails as often."""
        if not self._telling:
            self._telling = True
            self.tell(sentence)
            self._telling = False

    def _on_about_to_quit(self) -> None:
        from mentordesk.ui import hooks

        hooks.remove()
        log.event("ended")
        if self._run is not None:
            self._run.end()


def _print(error: BaseException) -> None:
    """Print all of it for whoever sits at a terminal; elsewhere its message might be kept."""
    if sys.stderr is not None and sys.stderr.isatty():
        import traceback

        traceback.print_exception(error)
