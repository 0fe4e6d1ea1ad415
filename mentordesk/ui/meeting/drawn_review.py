"""The sign of a code review in a row."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import draw_signed, signed_width

from .row import Row

SIGN_ALONE = 30  # a pill that says nothing
LEAST_WORDS = 150


def review_width(theme: Theme, row: Row, room: int) -> int:
    """Where the words of the row would have no room left, the sign stands alone."""
    whole = signed_width(theme, row.review)
    return whole if room - whole >= LEAST_WORDS else SIGN_ALONE


def draw_review(
    theme: Theme, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect
) -> None:
    said = row.review if box.width() > SIGN_ALONE else ""
    voice = "accent" if row.reviewed else ""
    draw_signed(theme, painter, box, "code", said, option.direction, voice)
