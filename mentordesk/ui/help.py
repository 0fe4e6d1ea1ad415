"""The Help menu: what the keys do, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QMenu, QMenuBar, QWidget

from mentordesk import __version__

from . import dialogs
from .widgets.labels import kbd, label
from .widgets.layout import down, scrolled


def show_shortcuts(parent: QWidget, bar: QMenuBar) -> None:
    """List every entry of the menus that has keys."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    grid, content = QGridLayout(), QWidget()
    for menu in bar.actions():
        shown = menu.menu()
        if isinstance(shown, QMenu):
            _add_keys(grid, [a for a in shown.actions() if not a.shortcut().isEmpty()])
    content.setLayout(grid)
    dialog.setLayout(down((scrolled(content), 1), margins=(18, 16, 18, 16)))
    dialog.resize(460, 520)
    dialog.exec()


def show_about(parent: QWidget) -> None:
    dialogs.tell(
        parent,
        tr("About MentorDesk"),
        tr(
            "MentorDesk {0}\n\nThe desk of a mentorship's two people, in one file of yours."
            " It works without a network and tells nobody anything.\n\n"
            "MIT licence. Icons: Lucide (ISC)."
        ).format(__version__),
    )


def _add_keys(grid: QGridLayout, actions: list[QAction]) -> None:
    for action in actions:
        row = grid.rowCount()
        name: QLabel = label(action.text().replace("&", ""))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(name, row, 0)
        grid.addWidget(kbd(keys), row, 1, Qt.AlignmentFlag.AlignRight)


def tr(text: str) -> str:
    return QCoreApplication.translate("help", text)
