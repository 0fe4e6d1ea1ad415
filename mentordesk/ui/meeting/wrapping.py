"""Words on the few lines there is room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

MOST_LINES = 4
LONGEST = 500  # letters that are ever shown


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The text on up to four lines, the last ending in … where the room ends."""
    words = " ".join(text[:LONGEST].split())
    units = words.encode("utf-16-le", "surrogatepass")  # Qt counts in UTF-16
    starts = _line_starts(words, font, width)
    ends = [*starts[1:], len(units) // 2]
    lines = [units[2 * a : 2 * b] for a, b in zip(starts, ends, strict=True)]
    elided = QFontMetrics(font).elidedText
    return [elided(_text(line), Qt.TextElideMode.ElideRight, width) for line in lines]


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "replace").strip()


def _line_starts(words: str, font: QFont, width: int) -> list[int]:
    layout = QTextLayout(words, font)
    starts: list[int] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while len(starts) < MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    return starts
