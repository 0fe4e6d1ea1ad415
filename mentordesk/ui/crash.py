"""What is shown when something went wrong that nobody foresaw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from mentordesk import log

from .hooks import versions
from .main_window import MainWindow
from .theme import Theme
from .widgets.buttons import button
from .widgets.fields import text_edit
from .widgets.labels import Text
from .widgets.layout import across, down
from .widgets.notice import Notice
from .widgets.ring import FocusRing
from .widgets.sign import Sign

WIDTH, LINES = 560, 9
WRONG = "circle-alert"
QWIDGETSIZE_MAX = (1 << 24) - 1  # as Qt calls it


def tr(text: str) -> str:
    return QCoreApplication.translate("crash", text)


class Details(QDialog):
    """Words of ours to read and copy: no text, name, passphrase or place of anyone."""

    def __init__(self, theme: Theme, title: str, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(title)
        self.resize(WIDTH, 0)
        self._details: QPlainTextEdit = text_edit(tr("Details"), details, lines=LINES)
        self._details.setReadOnly(True)
        self._details.setMinimumHeight(self._details.height())
        self._details.setMaximumHeight(QWIDGETSIZE_MAX)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._copy = button(theme, tr("Copy details"), "copy")
        self._copy.clicked.connect(self._on_copy_clicked)
        self._end = button(theme, tr("Close"), kind="primary")
        self._end.clicked.connect(self.accept)
        self._end.setDefault(True)
        FocusRing(theme, self)

    def lay_out(self, icon: str, said: Sequence[str], *others: QPushButton) -> None:
        """Stand below these sentences, with other buttons before the one that closes."""
        first, *rest = said
        sign = Sign(self._theme, icon, "attention" if icon == WRONG else "muted", 20)
        about = across(sign, (Text(first), 1), gap=10)
        more = [Text(each, tone="muted") for each in rest]
        foot = across(self._copy, None, *others, self._end, gap=10)
        margins = (20, 18, 20, 16)
        self.setLayout(down(about, *more, (self._details, 1), foot, margins=margins, gap=12))
        self._end.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText(tr("Copied"))


class Crash(Details):
    """Says whether all is saved once that was seen to, and leaves the choice to go on."""

    quit_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        windows: Sequence[MainWindow],
        story: Sequence[str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, tr("Something went wrong"), _report(story), parent)
        leave = button(theme, tr("Quit"))
        leave.clicked.connect(self._on_quit_clicked)
        self._end.setText(tr("Go on"))
        happened = tr("MentorDesk met a fault of its own. What you just did may not have worked.")
        details = tr("The details tell where in the program it was, and nothing that you wrote.")
        saved = _saved(windows, isinstance(parent, QDialog))
        self.lay_out(WRONG, [happened, saved, details], leave)

    def _on_quit_clicked(self) -> None:
        self.accept()
        self.quit_asked.emit()


def show_log(theme: Theme, parent: QWidget) -> None:
    """Show what is noted on this computer."""
    noted = log.text() or tr("Nothing is noted yet.")
    dialog = Details(theme, tr("Log"), noted, parent)
    told = tr("What the program noted on this computer, to find faults by. It stays here.")
    private = tr("There is no text, name, passphrase or place of yours in it.")
    dialog.lay_out("file-text", [told, private])
    dialog.resize(760, 520)
    dialog.exec()
    dialog.deleteLater()


def say_of_last_run(window: MainWindow, story: Sequence[str]) -> None:
    """Say above the pages that the last run did not end well."""
    show = button(window.theme, tr("Show details"), kind="link")
    close = button(window.theme, tr("Close"), kind="link")
    line = Notice(window.theme, WRONG, "attention", show, close)
    close.clicked.connect(line.hide)
    show.clicked.connect(lambda: _show_story(window, story))
    window.add_line(line)
    line.say(tr("MentorDesk did not end well last time. Everything that was saved is there."))


def _show_story(window: MainWindow, story: Sequence[str]) -> None:
    dialog = Details(window.theme, tr("The last time"), _report(story), window)
    known = tr("This is what is known of how it ended.")
    if not story:
        known = tr("It was ended from outside, or the computer lost its power.")
    dialog.lay_out(WRONG, [known])
    dialog.exec()
    dialog.deleteLater()


def _report(story: Sequence[str]) -> str:
    return "\n".join([" ".join(versions()), *story])


def _saved(windows: Sequence[MainWindow], in_dialog: bool) -> str:
    """Have all that is typed saved, and say what came of it."""
    left = [window for window in windows if _may_hold_unsaved(window)]
    if not left and in_dialog:
        return tr("Everything is saved, but for the dialog that is open: it saves by its button.")
    if not left:
        return tr("Everything you typed is saved.")
    return tr(
        "Not all that you typed last could be saved. It is still in the window: go on, and copy"
        " it before you quit."
    )


def _may_hold_unsaved(window: MainWindow) -> bool:
    try:
        return window.holds_unsaved()
    except Exception as error:  # noqa: BLE001 - what just failed may fail again
        log.error(error)
        return True
