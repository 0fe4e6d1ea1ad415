"""The pages of help that come along, shown as notes are read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk import resources

from .notes.reading import Reading
from .theme import Theme
from .widgets.buttons import button
from .widgets.layout import across, down
from .widgets.ring import FocusRing

SIZE = (600, 660)


def show_page(theme: Theme, name: str, parent: QWidget) -> None:
    dialog = HelpPage(theme, name, parent)
    dialog.exec()
    dialog.deleteLater()


class HelpPage(QDialog):
    """One of `resources/help`, whose first line is its title."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = resources.path("help", f"{name}.md").read_text("utf-8")
        title = text.partition("\n")[0]
        self.setWindowTitle(title.removeprefix("# "))
        self.resize(*SIZE)
        self.reading = Reading(theme)
        self.reading.setAccessibleName(self.windowTitle())
        self.reading.show_text(_flowing(text))
        close = button(theme, QCoreApplication.translate("help", "Close"), kind="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = across(None, close)
        self.setLayout(down((self.reading, 1), foot, margins=(24, 20, 20, 16), gap=12))
        FocusRing(theme, self)
        self.reading.setFocus()
        self.reading.moveCursor(QTextCursor.MoveOperation.Start)  # it is read from its start


def _flowing(text: str) -> str:
    """Join the lines of a paragraph, which a note would keep apart."""
    paragraphs = (_joined(each) for each in text.split("\n\n"))
    return "\n\n".join(paragraphs)


def _joined(paragraph: str) -> str:
    lines: list[str] = []
    for line in paragraph.strip("\n").split("\n"):
        if lines and not line.startswith(("- ", "#")):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)
