"""Words of which some are marked, because they were searched for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from mentordesk.domain.excerpt import Piece
from mentordesk.ui.theme import Theme

Found = list[QTextLayout.FormatRange]


def plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def draw_marked(
    theme: Theme,
    painter: QPainter,
    box: QRect,
    pieces: Sequence[Piece],
    direction: Qt.LayoutDirection,
    lines: int = 1,
    pitch: int = 0,
) -> None:
    """Draw in the painter's font and pen; the last line ends in … where the room ends."""
    text, found = plain(pieces), _found(theme, pieces)
    layout, shown = _laid_out(painter, box.width(), text, found, direction, lines, pitch)
    while shown < _units(text) and len(text) > 1:
        text = _cut(text, shown - 2)
        layout, shown = _laid_out(painter, box.width(), text, found, direction, lines, pitch)
    layout.draw(painter, QPointF(box.topLeft()), [])


def _laid_out(
    painter: QPainter,
    width: int,
    text: str,
    found: Found,
    direction: Qt.LayoutDirection,
    lines: int,
    pitch: int,
) -> tuple[QTextLayout, int]:
    """Return the lines, and how many characters they have, counted as Qt counts."""
    layout = QTextLayout(text, painter.font(), painter.device())
    option = QTextOption(_start(direction))
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as its letters run
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(found)
    layout.beginLayout()
    shown, ascent = 0, painter.fontMetrics().ascent()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        drop = number * (pitch or line.height()) + ascent - line.ascent()
        line.setPosition(QPointF(0, drop))  # lines of other scripts stand on the same base
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, shown


def _cut(text: str, units: int) -> str:
    """Return so much of a text, counted as Qt counts, and …"""
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * max(0, units)]
    return kept.decode("utf-16-le", "ignore").rstrip() + "…"


def _found(theme: Theme, pieces: Sequence[Piece]) -> Found:
    hit = QTextCharFormat()
    hit.setBackground(theme.color("hit"))
    found, at = [], 0
    for piece in pieces:
        size = _units(piece.text)
        if piece.found:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = at, size, hit
            found.append(mark)
        at += size
    return found


def _start(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag
    start = side.AlignRight if direction == Qt.LayoutDirection.RightToLeft else side.AlignLeft
    return start | side.AlignAbsolute  # whatever the letters are


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
