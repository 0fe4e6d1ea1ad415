"""Words: text that wraps, lines that end in …, chips and captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout

from mentordesk.ui.widgets.layout import down
from mentordesk.ui.widgets.looks import is_rtl, look

LONG = 1000  # letters; that much on one line is wider than any window


class Leaning(QLabel):
    """A label that leans as the window does; Qt's own leans by the letters it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._lean()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()

    def _lean(self) -> None:
        if not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            side = Qt.AlignmentFlag.AlignRight if is_rtl(self) else Qt.AlignmentFlag.AlignLeft
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class Text(Leaning):
    """A label that wraps; it asks for the width of one line, so rows give it what they have."""

    def __init__(self, text: str = "", **properties: str) -> None:
        super().__init__()
        self._plain = ""
        self._heights: dict[object, int] = {}
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        look(self, **properties)
        self.setContentsMargins(0, 2, 0, 0)  # the line height adds its room below only
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show words of a user or of ours as they are; markup only serves the line height."""
        self._show(text, _escaped(breakable(text)), text)

    def plain(self) -> str:
        return self._plain

    def _show(self, plain: str, html: str, spoken: str) -> None:
        self._plain = plain
        self._heights.clear()
        lines = html.replace("\n", "<br>")
        super().setText(f'<p style="line-height:120%">{lines}</p>')
        self.setAccessibleName(spoken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        buddy = self.buddy()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and isinstance(buddy, QAbstractButton):
            buddy.click()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        advance = self.fontMetrics().horizontalAdvance
        width = max(advance(line[:LONG]) for line in self._plain.split("\n")) + 3
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return it; of a long text it is kept, for layouts ask dozens of times."""
        if len(self._plain) <= LONG:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        asked = width, self.font().key(), margins.top(), margins.left(), margins.right()
        if asked not in self._heights:
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 12), hint.height())


class Changed(Text):
    """Words of which some were added, in bold, and some removed, struck out."""

    def show_pieces(self, heading: str, pieces: Sequence[tuple[str, str]], spoken: str) -> None:
        """Show texts, each kept, added or removed, behind a heading."""
        marks = {"kept": "{}", "added": "<b>{}</b>", "removed": "<s>{}</s>"}
        html = (marks[state].format(_escaped(breakable(text))) for text, state in pieces)
        plain = "".join(text for text, _ in pieces)
        self._show(f"{heading}: {plain}", f"{_escaped(heading)}: {''.join(html)}", spoken)


def pair(first: Text, second: Text) -> QVBoxLayout:
    """A line and a second one close below it."""
    second.setContentsMargins(0, 0, 0, 0)
    return down(first, second)


class Line(QLabel):
    """One line that ends in … where the room ends, and then tells the rest as a tooltip."""

    def __init__(self, text: str = "", **properties: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        look(self, **properties)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.text()) if self._is_cut() else "")
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        wide = self.fontMetrics().averageCharWidth() * 6
        hint = super().minimumSizeHint()
        return QSize(min(wide, hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | self.alignment() & HORIZONTAL
        flags |= Qt.TextFlag.TextSingleLine
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(self.contentsRect(), flags, self._elided())

    def _is_cut(self) -> bool:
        return self._elided() != self._words() or len(self.text()) > LONG

    def _words(self) -> str:
        return " ".join(self.text()[:LONG].split())

    def _elided(self) -> str:
        wide = self.contentsRect().width()
        return self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, wide)


LONGEST_TIP = 2000  # letters; more would cover the screen
MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
ENDLESS, PIECE, BREAK = re.compile(r"\S{40,}"), re.compile(r".{1,16}"), "\u200b"
HORIZONTAL = Qt.AlignmentFlag.AlignHorizontal_Mask


def plain_tip(text: str) -> str:
    """A tooltip that shows words as they are, wrapped, never as markup."""
    return f"<p>{_escaped(breakable(text[:LONGEST_TIP]))}</p>" if text else ""


def unmarked(text: str) -> str:
    """Words for a menu or a button, where an ampersand would underline what follows it."""
    return text.replace("&", "&&")


def breakable(text: str) -> str:
    """A word too long for any line, such as an address, may break; Qt would cut it off."""
    return ENDLESS.sub(lambda run: BREAK.join(PIECE.findall(run.group())), text)


def _escaped(text: str) -> str:
    """As html.escape does, whose module is slow to import."""
    return text.translate(MARKUP)


def label(text: str, **properties: str) -> QLabel:
    """Words of one line that are never cut: a number, a unit, a heading of ours."""
    result = look(Leaning(), **properties)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    return result


def head_line(text: str) -> Line:
    """The heading of a card."""
    return Line(text, level="head")


def caption(text: str) -> QLabel:
    return label(text, level="caption")


def chip(text: str, voice: str = "") -> QLabel:
    """A small pill; its voice is mentor, mentee, accent or none."""
    return centred(label(text, look="chip", voice=voice))


def kbd(text: str) -> QLabel:
    """A key to press."""
    return centred(label(text, look="kbd"))


def centred(widget: QLabel) -> QLabel:
    widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
    widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return widget
