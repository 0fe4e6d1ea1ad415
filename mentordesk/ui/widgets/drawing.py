"""What delegates draw: backgrounds, words, pills, hairlines, and where each part lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import turned
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

if TYPE_CHECKING:  # these classes take 6 ms to make, and the sidebar draws without them
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

NARROW_VOICE = 21
LONG = 2000  # letters; that many are wider than two lines of any window
VOICES = {
    "mentor": ("mentor", "mentor-soft"),
    "mentee": ("mentee", "mentee-soft"),
    "accent": ("accent", "accent-soft"),
    "": ("muted", "sunken"),
}


class Strip:
    """A box that is given away part by part from its start and its end, in reading direction."""

    def __init__(self, box: QRect, direction: Qt.LayoutDirection) -> None:
        self._box, self._left, self._right = box, box.left(), box.right() + 1
        self._direction = direction

    def start(self, width: int, gap: int = 0) -> QRect:
        """The next part from where reading starts, and a gap behind it."""
        part = self._part(self._left, width)
        self._left += width + gap
        return part

    def end(self, width: int, gap: int = 0) -> QRect:
        """The next part from where reading ends, and a gap before it."""
        part = self._part(self._right - width, width)
        self._right -= width + gap
        return part

    def rest(self) -> QRect:
        return self._part(self._left, max(0, self._right - self._left))

    def _part(self, left: int, width: int) -> QRect:
        part = QRect(left, self._box.top(), width, self._box.height())
        return turned(self._direction, self._box, part)


def middle(box: QRect, width: int, height: int) -> QRect:
    """A box of this size in the middle of another."""
    part = QRect(0, 0, width, height)
    part.moveCenter(box.center())
    return part


def draw_back(theme: Theme, painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The background of a row: selected, hovered or none."""
    from PySide6.QtWidgets import QStyle

    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.color("accent-soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.color("canvas"))


def draw_hairline(theme: Theme, painter: QPainter, box: QRect) -> None:
    """A line along the lower edge."""
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))


def draw_line(
    painter: QPainter, box: QRect, text: str, direction: Qt.LayoutDirection, at_end: bool = False
) -> None:
    """One line in the painter's font and pen, ending in … where the room ends."""
    painter.setLayoutDirection(direction)  # drawText mirrors left and right itself
    words = " ".join(text[:LONG].split())
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, flags, shown)


def draw_words(painter: QPainter, box: QRect, text: str, direction: Qt.LayoutDirection) -> None:
    """One line or two, in the middle of the box, in the painter's font and pen."""
    lines = two_lines(text, painter.fontMetrics(), box.width())
    pitch = painter.fontMetrics().height() + 3
    top = box.center().y() - pitch * len(lines) // 2
    for number, line in enumerate(lines):
        at = QRect(box.left(), top + number * pitch, box.width(), pitch)
        draw_line(painter, at, line, direction)


def write(
    theme: Theme, painter: QPainter, token: str, size: str = "body", weight: int = 400
) -> None:
    """Take the font and the colour of the words that come next."""
    painter.setFont(theme.font(size, weight))
    painter.setPen(theme.color(token))


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text on one line or two, the second ending in … where the room ends."""
    words, first = text[:LONG].split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) < width:  # rounded
        first = f"{first} {words.pop(0)}".strip()
    if not first and words:
        first = metrics.elidedText(words.pop(0), Qt.TextElideMode.ElideRight, width)
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [line for line in (first, rest) if line]


def pill_width(theme: Theme, text: str) -> int:
    return QFontMetrics(theme.font("small")).horizontalAdvance(text) + 18


def draw_pill(theme: Theme, painter: QPainter, box: QRect, text: str, voice: str = "") -> None:
    """A chip in the middle of the box, as wide as the box; voice as of `chip`."""
    ink, ground = VOICES[voice]
    painter.setFont(theme.font("small"))
    height = painter.fontMetrics().height() + 5
    pill = middle(box, box.width(), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(theme.color(ink))
    painter.drawText(pill.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, text)


def voice_width(theme: Theme, text: str) -> int:
    metrics = QFontMetrics(theme.font("tiny", 600))
    return max(NARROW_VOICE, metrics.horizontalAdvance(text) + 13)


def draw_voice(theme: Theme, painter: QPainter, box: QRect, text: str, voice: str) -> None:
    """Who raised something, in the voice's colour, in the middle of the box and as wide as it."""
    ink, ground = VOICES[voice]
    write(theme, painter, ink, "tiny", 600)
    height = painter.fontMetrics().height() + 3
    pill = middle(box, box.width(), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(theme.color(ink))
    painter.drawText(pill.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, text)


def key_width(theme: Theme, text: str) -> int:
    return QFontMetrics(theme.font("tiny")).horizontalAdvance(text) + 12


def draw_key(theme: Theme, painter: QPainter, box: QRect, text: str) -> None:
    """A key to press, in the middle of the box and as wide as it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("tiny"))
    key = middle(box, box.width(), painter.fontMetrics().height() + 3)
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("canvas"))
    painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.color("muted"))
    painter.drawText(key, Qt.AlignmentFlag.AlignCenter, text)


def signed_width(theme: Theme, text: str) -> int:
    return pill_width(theme, text) + 18


def draw_signed(
    theme: Theme,
    painter: QPainter,
    box: QRect,
    icon: str,
    text: str,
    direction: Qt.LayoutDirection,
    voice: str = "",
) -> None:
    """A chip with an icon before its words, as wide as the box."""
    draw_pill(theme, painter, box, "", voice)
    strip, ink = Strip(box.adjusted(9, 0, -9, 0), direction), VOICES[voice][0]
    theme.icon(icon, ink).paint(painter, middle(strip.start(12, 5), 12, 12))
    write(theme, painter, ink, "small")
    draw_line(painter, strip.rest().adjusted(0, -1, 0, 0), text, direction)


def carried_width(theme: Theme, text: str) -> int:
    return signed_width(theme, text)


def draw_carried(
    theme: Theme, painter: QPainter, box: QRect, text: str, direction: Qt.LayoutDirection
) -> None:
    """A chip that says, with an arrow, how often something was carried over."""
    draw_signed(theme, painter, box, "corner-down-right", text, direction)


def draw_row_ring(theme: Theme, table: QTableView) -> None:
    """The ring around the current row, drawn by a view at the end of its paintEvent."""
    if table.hasFocus() and keyboard_reached(table) and table.currentIndex().isValid():
        box = table.visualRect(table.currentIndex())
        box.setLeft(0)
        box.setRight(table.viewport().width() - 1)
        draw_ring(theme, QPainter(table.viewport()), QRectF(box).adjusted(2, 2, -2, -3))
