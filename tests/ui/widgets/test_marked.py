import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from mentordesk.domain.excerpt import Piece
from mentordesk.ui.widgets.drawing import write
from mentordesk.ui.widgets.marked import draw_marked, plain

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
PIECES = [Piece("she finds ", False), Piece("cursor pag", True), Piece("ination harder", False)]


@pytest.fixture
def draw(qapp, theme):
    def drawn(pieces, direction=LTR, width=300, lines=1):
        pixmap = QPixmap(width, 60)
        pixmap.fill(theme.color("surface"))
        painter = QPainter(pixmap)
        write(theme, painter, "ink")
        draw_marked(theme, painter, QRect(0, 0, width, 60), pieces, direction, lines, 19)
        painter.end()
        return pixmap.toImage()

    return drawn


def columns(image, colour, rows=range(60)):
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in rows)]


def test_only_what_was_found_is_marked(theme, draw):
    marked = columns(draw(PIECES), theme.color("hit"))
    assert 40 < marked[0] < marked[-1] < 150
    assert columns(draw([Piece(plain(PIECES), False)]), theme.color("hit")) == []


@pytest.mark.parametrize("words", ["cursor " * 40, "🦉" * 80, "مريم " * 40, "x" * 300])
def test_what_does_not_fit_is_cut_inside_the_room(theme, draw, words):
    image = draw([Piece(words, True)], lines=2)
    assert columns(image, theme.color("hit"), range(20, 34))
    assert columns(image, theme.color("hit"), range(42, 60)) == []


def test_words_begin_where_reading_starts(theme, draw):
    assert columns(draw([Piece("short", True)], RTL), theme.color("hit"))[0] > 200
    assert columns(draw([Piece("short", True)], LTR), theme.color("hit"))[-1] < 100


def test_nothing_is_drawn_of_nothing(theme, draw):
    assert columns(draw([]), theme.color("ink")) == []
