"""Words in a chart that turn inwards at its edges and give way to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetrics

from .look import Look

PADDING = 8  # what a text item has around its words


@dataclass(frozen=True)
class _Label:
    item: Any
    x: float
    width: float
    above: bool
    before: bool
    weight: float


class Labels:
    """Each beside its point: behind it unless `before` is asked for, and below unless `above`."""

    def __init__(self, plot: Any, look: Look) -> None:
        self._plot, self._look = plot, look
        self._all: list[_Label] = []

    def add(
        self,
        words: str,
        x: float,
        y: float,
        above: bool = False,
        before: bool = False,
        weight: float = float("inf"),
    ) -> None:
        """Say something at a point; the heavier is shown where two would overlap."""
        item = pg.TextItem(words, color=self._look.muted)
        item.setFont(QFont(self._look.font))
        item.setPos(x, y)
        self._plot.addItem(item)
        width = QFontMetrics(self._look.font).horizontalAdvance(words) + PADDING
        self._all.append(_Label(item, x, width, above, before, weight))

    def place(self, low: float, high: float, wide: float) -> None:
        """Fit the labels to a view from `low` to `high` that is so many pixels wide."""
        taken: list[tuple[float, float, bool]] = []
        for label in sorted(self._all, key=lambda each: -each.weight):
            at = (label.x - low) / (high - low) * wide
            fits_before, fits_behind = at >= label.width, at + label.width <= wide
            before = (label.before and fits_before) or not fits_behind
            start = at - label.width if before else at
            box = (start, start + label.width, label.above)
            free = 0 <= at <= wide and not any(_overlap(box, other) for other in taken)
            label.item.setVisible(free)
            label.item.setAnchor((1 if before else 0, 1 if label.above else 0))
            if free:
                taken.append(box)


def _overlap(one: tuple[float, float, bool], other: tuple[float, float, bool]) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]
