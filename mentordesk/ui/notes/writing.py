"""A field to write Markdown in: the width of a good line, lists that go on, marks by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import is_rtl

from . import keys
from .links import at as link_at

CHARACTERS = 62  # a line that reads well
LINE = 24 / 17  # of the font's height
LONGEST = 2000  # characters of a line that wraps between words: looking for them takes long
Wrap = QTextOption.WrapMode
Key = Qt.Key


class Writing(QTextEdit):
    link_asked = Signal(str)  # clicked with Ctrl
    left = Signal()  # by Escape

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAcceptRichText(False)
        self.setFont(theme.font("head"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(1)
        self._wrap(Wrap.WrapAtWordBoundaryOrAnywhere)
        theme.changed.connect(self._on_theme_changed)

    def text(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n")  # unlike toPlainText: all of it

    def load(self, text: str) -> None:
        """Show a text that has no history."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.clear()
        self._wrap(Wrap.WrapAtWordBoundaryOrAnywhere)
        self.make_room(text)
        self.setPlainText(text)
        self._space_lines()
        document.setUndoRedoEnabled(True)
        document.setModified(False)

    def make_room(self, text: str) -> None:
        """Let endless lines wrap anywhere before they are laid out."""
        if max(map(len, text.split("\n"))) > LONGEST:
            self._wrap(Wrap.WrapAnywhere)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.make_room(source.text())
            super().insertFromMimeData(source)

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and _mark_of(event):
            event.accept()  # before the menus take it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isReadOnly() and self._takes(event):
            event.accept()
        elif event.key() == Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.button() == Qt.MouseButton.LeftButton:
            cursor = self.cursorForPosition(event.position().toPoint())
            if link := link_at(cursor.block().text(), cursor.positionInBlock()):
                self.link_asked.emit(link)

    def resizeEvent(self, event: QResizeEvent) -> None:
        keep_line_width(self)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            keep_line_width(self)

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key was one of ours."""
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Key.Key_Return, Key.Key_Enter) and not bare:
            self._begin_line()
            return True
        if event.key() in (Key.Key_Tab, Key.Key_Backtab):
            return self._shift_lines(deeper=event.key() == Key.Key_Tab)
        if mark := _mark_of(event):
            self._mark(mark)
        return bool(mark)

    def _begin_line(self) -> None:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        start = keys.continuation(before) if len(before) <= LONGEST else ""
        cursor.beginEditBlock()
        if start is None and not cursor.hasSelection():
            line = QTextCursor.MoveOperation.StartOfBlock
            cursor.movePosition(line, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.insertText(f"\n{start or ''}")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _shift_lines(self, deeper: bool) -> bool:
        """Indent list items; elsewhere Tab leaves the text as it leaves every field."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        if not cursor.hasSelection() and not keys.is_item(block.text()):
            return self.focusNextPrevChild(deeper)
        cursor.beginEditBlock()
        while block.isValid() and block.blockNumber() <= last:
            edit = QTextCursor(block)
            if deeper:
                edit.insertText(" " * keys.STEP)
            elif gone := len(block.text()) - len(keys.outdented(block.text())):
                edit.setPosition(block.position() + gone, QTextCursor.MoveMode.KeepAnchor)
                edit.removeSelectedText()
            block = block.next()
        cursor.endEditBlock()
        return True

    def _mark(self, mark: str) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        text, start = cursor.selectedText(), cursor.selectionStart()
        if "\u2029" in text:  # marks do not reach over paragraphs
            return
        cursor.insertText(keys.wrapped(text, mark))
        if text.strip():
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(cursor.position() - len(mark))
        self.setTextCursor(cursor)

    def _wrap(self, mode: QTextOption.WrapMode) -> None:
        if self.wordWrapMode() != mode:
            self.setWordWrapMode(mode)

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        spaced.setLineHeight(round(self.fontMetrics().height() * LINE), least)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("head"))


def keep_line_width(view: QTextEdit) -> None:
    """Give the lines of a text no more room than reads well; the scroll bar stays at the edge."""
    bar = view.verticalScrollBar()
    room = view.width() - (bar.width() if bar.isVisible() else 0)
    spare = max(0, room - view.fontMetrics().horizontalAdvance("n") * CHARACTERS)
    margins = QMargins(spare, 0, 0, 0) if is_rtl(view) else QMargins(0, 0, spare, 0)
    if view.viewportMargins() != margins:
        view.setViewportMargins(margins)


def _mark_of(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Bold):
        return "**"
    return "*" if event.matches(QKeySequence.StandardKey.Italic) else ""
