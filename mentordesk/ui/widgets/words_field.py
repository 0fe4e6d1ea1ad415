"""A field of several lines, which refuses more than it has room for and hangs over no line."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from mentordesk.ui.widgets.labels import plain_tip

LONGEST = 100_000  # characters
LONG_LINE = 2_000  # laid out fast only where it may wrap anywhere
Wrap = QTextOption.WrapMode


class WordsField(QPlainTextEdit):
    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setPlainText(text)

    def setPlainText(self, text: str) -> None:
        self._make_room(text)
        super().setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take all that is pasted or dropped, or nothing: half of it would not be noticed."""
        text = source.text()
        if len(text) + self.document().characterCount() - 1 > LONGEST:
            said = self.tr("That is more than this field has room for: {n} characters.")
            middle = self.mapToGlobal(QPoint(0, self.height() // 2))
            QToolTip.showText(middle, plain_tip(said.format(n=f"{LONGEST:,}")), self)
        elif text:
            self._make_room(text)
            super().insertFromMimeData(source)

    def _make_room(self, text: str) -> None:
        if max(map(len, text.split("\n"))) > LONG_LINE:
            self.setWordWrapMode(Wrap.WrapAnywhere)
