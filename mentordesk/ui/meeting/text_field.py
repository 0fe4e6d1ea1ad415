"""A field of several lines whose text is kept to the letter, prose or code."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontDatabase, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from mentordesk.errors import FieldTooLong
from mentordesk.storage.code_reviews import LONGEST
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import look

LONG_LINE = 2000  # characters: laid out fast only where it may wrap anywhere
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TAB = 4  # characters
Wrap = QTextOption.WrapMode


class TextField(QPlainTextEdit):
    """Tab leaves it. `code`: letters of one width, and a line begins where the last one did."""

    left = Signal()  # the focus is elsewhere
    refused = Signal(FieldTooLong)  # what was pasted or dropped; the text is as it was

    def __init__(self, theme: Theme, name: str, lines: int = 3, code: bool = False) -> None:
        super().__init__()
        self._theme, self._code = theme, code
        look(self, look="field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 20)
        if code:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # in every language
            self._use_font()
            theme.changed.connect(self._use_font)

    def sizeHint(self) -> QSize:
        """As low as it may be: Qt would ask for more than there is to write at first."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def text(self) -> str:
        """Return all of it: spaces that do not break stay what they are."""
        return self.document().toRawText().replace("\u2029", "\n")

    def load(self, text: str) -> None:
        """Show a text that has no history, unless it is shown."""
        if text == self.text():
            return
        self._make_room(text)
        self.setPlainText(text)
        self.document().setModified(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) + self.document().characterCount() > LONGEST:
            self.refused.emit(FieldTooLong())
        elif text:
            self._make_room(text)
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._code and event.key() in ENTER:
            self._begin_line()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _begin_line(self) -> None:
        cursor: QTextCursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        indent = before[: len(before) - len(before.lstrip(" \t"))]
        cursor.insertText(f"\n{indent}")
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _make_room(self, text: str) -> None:
        """Code keeps its lines, unless one is so long that laying it out would take seconds."""
        longest = max(map(len, text.split("\n")))
        mode = Wrap.NoWrap if self._code else Wrap.WrapAtWordBoundaryOrAnywhere
        self.setWordWrapMode(Wrap.WrapAnywhere if longest > LONG_LINE else mode)

    def _use_font(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self._theme.font("body").pointSizeF())
        self.setFont(font)
        self.setTabStopDistance(TAB * self.fontMetrics().horizontalAdvance(" "))
        self.setWordWrapMode(Wrap.NoWrap)
