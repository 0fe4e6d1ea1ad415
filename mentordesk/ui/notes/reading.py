"""A note as it reads: Markdown laid out, nothing loaded, nothing opened unasked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from mentordesk.domain.excerpt import spans
from mentordesk.domain.markdown import is_harmless, lines_kept
from mentordesk.ui.theme import Theme

from .highlighter import units
from .links import with_note_links
from .writing import keep_line_width

LINE = 141  # per cent
INDENT = 22
Features = QTextDocument.MarkdownFeature
Wrap = QTextOption.WrapMode


class Reading(QTextBrowser):
    link_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._terms: tuple[str, ...] = ()
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The note as it reads"))
        self.setFont(theme.font("head"))
        self.document().setDocumentMargin(1)
        self.document().setIndentWidth(INDENT)
        self.anchorClicked.connect(self._on_anchor_clicked)
        theme.changed.connect(self._on_theme_changed)

    def show_text(self, text: str, terms: Sequence[str] = ()) -> None:
        """Show Markdown; what would take too long to lay out is shown as it was written."""
        self._text, self._terms = text, tuple(terms)
        at = self.verticalScrollBar().value()
        self.clear()
        if is_harmless(text):
            self.setWordWrapMode(Wrap.WrapAtWordBoundaryOrAnywhere)
            features = Features.MarkdownNoHTML | Features.MarkdownDialectGitHub
            self.document().setMarkdown(lines_kept(with_note_links(text)), features)
            self._space_lines()
        else:
            self.setWordWrapMode(Wrap.WrapAnywhere)
            self.setPlainText(text)
        self._show_found()
        self.verticalScrollBar().setValue(at)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Never load anything; nothing at all would make Qt look for it itself."""
        dot = QImage(1, 1, QImage.Format.Format_ARGB32)
        dot.fill(Qt.GlobalColor.transparent)
        return dot

    def resizeEvent(self, event: QResizeEvent) -> None:
        keep_line_width(self)
        super().resizeEvent(event)

    def _space_lines(self) -> None:
        """Lines a little apart; headings no larger than in the editor."""
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        block = self.document().begin()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                self._set_heading(QTextCursor(block), level)
            block = block.next()

    def _set_heading(self, cursor: QTextCursor, level: int) -> None:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        form = QTextCharFormat()
        form.setProperty(QTextCharFormat.Property.FontSizeAdjustment, int(level == 1))
        form.setFontWeight(QFont.Weight.Bold)
        cursor.mergeCharFormat(form)

    def _show_found(self) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        block = self.document().begin()
        while self._terms and block.isValid():
            text = block.text()
            for start, end in spans(text, self._terms):
                selections.append(
                    self._hit(block.position(), units(text[:start]), units(text[:end]))
                )
            block = block.next()
        self.setExtraSelections(selections)

    def _hit(self, position: int, start: int, end: int) -> QTextEdit.ExtraSelection:
        hit = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(position + start)
        cursor.setPosition(position + end, QTextCursor.MoveMode.KeepAnchor)
        hit.cursor = cursor
        form = QTextCharFormat()
        form.setBackground(self._theme.color("hit"))
        hit.format = form
        return hit

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_asked.emit(bytes(url.toEncoded().data()).decode())

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("head"))
        self.show_text(self._text, self._terms)  # links take their colour when they are made
