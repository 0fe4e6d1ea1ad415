import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap

from mentordesk.ui.widgets.drawing import Strip, draw_pill, middle, pill_width, two_lines

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
BOX = QRect(100, 10, 200, 30)


@pytest.mark.parametrize(
    ("direction", "first", "last", "rest"),
    [(LTR, (100, 20), (260, 40), (125, 130)), (RTL, (280, 20), (100, 40), (145, 130))],
)
def test_a_strip_is_given_away_from_both_ends(direction, first, last, rest):
    strip = Strip(BOX, direction)
    parts = [strip.start(20, 5), strip.end(40, 5), strip.rest()]
    assert [(part.left(), part.width()) for part in parts] == [first, last, rest]


def test_what_is_left_of_a_strip_is_never_negative():
    strip = Strip(BOX, LTR)
    strip.start(150)
    strip.end(150)
    assert strip.rest().width() == 0


def test_the_middle_of_a_box():
    assert middle(QRect(0, 0, 100, 30), 20, 10).center() == QRect(0, 0, 100, 30).center()


@pytest.fixture
def metrics(theme):
    return QFontMetrics(theme.font())


def test_words_that_fit_are_one_line(metrics):
    assert two_lines("  a   few words ", metrics, 400) == ["a few words"]


@pytest.mark.parametrize("size", range(8, 24))
def test_a_line_that_just_fits_is_drawn_without_an_ellipsis(qapp, size):
    metrics = QFontMetrics(QFont("DejaVu Sans", size))
    wide = metrics.horizontalAdvance("Priya Raman")
    for line in two_lines("Priya Raman", metrics, wide):
        assert metrics.elidedText(line, Qt.TextElideMode.ElideRight, wide) == line


def test_words_break_between_words(metrics):
    wide = metrics.horizontalAdvance("Walk through the") + 2
    assert two_lines("Walk through the pull request", metrics, wide) == [
        "Walk through the",
        "pull request",
    ]


def test_what_does_not_fit_on_two_lines_ends_in_an_ellipsis(metrics):
    lines = two_lines("word " * 60, metrics, 120)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 120 for line in lines)


def test_a_word_that_is_too_long_ends_in_an_ellipsis(metrics):
    first, second = two_lines("x" * 200 + " after", metrics, 120)
    assert first.endswith("…")
    assert second == "after"


def test_no_words_are_no_line(metrics):
    assert two_lines("  ", metrics, 100) == []


def test_a_pill_is_round_and_in_the_colour_of_the_voice(theme):
    pixmap = QPixmap(120, 30)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    draw_pill(theme, painter, QRect(10, 0, 100, 30), "Priya", "mentee")
    painter.end()
    image = pixmap.toImage()
    assert image.pixelColor(20, 15) == theme.color("mentee-soft")
    assert image.pixelColor(11, 6).name() == "#ffffff"
    assert pill_width(theme, "Priya Raman") > pill_width(theme, "Priya") > 18
