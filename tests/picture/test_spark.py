from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from mentordesk.domain.burndown import BurnDown, Step
from mentordesk.picture import spark
from mentordesk.picture.look import Look

TODAY = date(2026, 11, 23)
WHITE = QColor("white")


def drawn(chart, qapp):
    ink = QColor("teal")
    look = Look(WHITE, ink, ink, ink, ink, QFont())
    image = QImage(150, 34, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    spark.draw(painter, QRectF(0, 0, 150, 34), chart, look)
    painter.end()
    return image


def marked(image, x):
    return [y for y in range(33) if image.pixelColor(x, y) != WHITE]


def test_nothing_is_drawn_without_milestones(qapp):
    image = drawn(BurnDown(TODAY), qapp)
    assert not any(marked(image, x) for x in range(150))


def test_the_line_is_high_where_much_remains(qapp):
    steps = (Step(TODAY - timedelta(days=100), 8), Step(TODAY - timedelta(days=50), 2))
    image = drawn(BurnDown(TODAY, 8, 2, steps), qapp)
    assert marked(image, 20)[0] < 5
    assert marked(image, 120)[0] > 20


@pytest.mark.parametrize("remaining", [0, 5])
def test_a_goal_of_today_is_a_line_too(qapp, remaining):
    image = drawn(BurnDown(TODAY, 5, remaining, (Step(TODAY, remaining),)), qapp)
    assert marked(image, 75)
