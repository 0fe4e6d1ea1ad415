"""A person as a circle with initials."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.theme import Theme

APART = "\u200c"  # two Arabic letters side by side would join


def initials(name: str) -> str:
    """The first letter of the first word and of the last one; an emoji counts as a letter."""
    words = [word for word in map(_without_marks, name.split()) if word]
    letters = [_upper(_first_sign(word)) for word in (words[:1] + words[1:][-1:])]
    rtl = any(bidirectional(letter[0]) in ("R", "AL") for letter in letters)
    return (APART if rtl else "").join(letters) or "?"


def draw_avatar(theme: Theme, painter: QPainter, box: QRectF, letters: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawEllipse(box)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font("avatar" if box.width() > 40 else "tiny", 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)


class Avatar(QWidget):
    """The initials of a person, 44 px in heads and 30 in rows."""

    def __init__(self, theme: Theme, name: str, side: int = 44) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(side, side)
        self.show_person(name)

    def show_person(self, name: str) -> None:
        self._letters = initials(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_avatar(self._theme, QPainter(self), QRectF(self.rect()), self._letters)


def _without_marks(word: str) -> str:
    """A word without the brackets, quotes and joiners before its first letter."""
    return word.lstrip("()[]{}<>\"'“”‘’„«»‚.,;:!?-–—_/\\|@#*\u200b\u200c\u200d\u200e\u200f\ufeff")


def _first_sign(word: str) -> str:
    end = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word).toNextBoundary()
    units = word.encode("utf-16-le", "surrogatepass")
    return units[: 2 * end].decode("utf-16-le", "replace")  # Qt counts in UTF-16


def _upper(sign: str) -> str:
    upper = sign.upper()
    return upper if len(upper) == len(sign) else sign  # "ß" stays one letter
