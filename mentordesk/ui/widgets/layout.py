"""Layouts, cards, rows and columns."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.widgets.looks import is_rtl, look

Part: TypeAlias = QWidget | QLayout | int | None
Item: TypeAlias = Part | tuple[Part, int]  # a part and its share of the room
Margins: TypeAlias = tuple[int, int, int, int]
L = TypeVar("L", bound=QBoxLayout)
PAGE_EDGE = 26
SCROLL_BAR = 10


def lay(layout: L, *items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> L:
    """Fill a layout: a widget, a layout, a number of pixels, None for a stretch."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for item in items:
        part, stretch = item if isinstance(item, tuple) else (item, 0)
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part, stretch)
        else:
            layout.addLayout(part, stretch)
    return layout


def across(*items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> QHBoxLayout:
    return lay(QHBoxLayout(), *items, margins=margins, gap=gap)


def down(*items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 0) -> QVBoxLayout:
    return lay(QVBoxLayout(), *items, margins=margins, gap=gap)


def framed(name: str, layout: QLayout) -> QFrame:
    """A frame whose look the style sheet knows: card, row, foot, tabs."""
    frame = look(QFrame(), look=name)
    frame.setLayout(layout)
    return frame


def card(*items: Item, margins: Margins = (18, 16, 18, 16), gap: int = 0) -> QFrame:
    return framed("card", down(*items, margins=margins, gap=gap))


def list_card(view: QWidget) -> QFrame:
    """A card filled by a table or list; 6 px above and below keep its corners round."""
    return framed("card", down((view, 1), margins=(0, 6, 0, 6)))


def row(*items: Item, first: bool = False, name: str = "") -> QFrame:
    """One line of a card, with a hairline above unless it is the first."""
    frame = framed("" if first else "row", across(*items, margins=(0, 7, 0, 7), gap=10))
    frame.setAccessibleName(name)
    return frame


def page(*parts: Item, body: QWidget) -> QWidget:
    """A page: its head, perhaps tabs, and below them the body that takes the room."""
    result = QWidget()
    result.setLayout(down(*parts, (body, 1)))
    return result


def column(*items: Item, wide: int = 1, gap: int = 14) -> tuple[QWidget, int]:
    """A column that takes its share of the width whatever its texts would like."""
    result = QWidget()
    result.setLayout(down(*items, gap=gap))
    result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return result, wide


def scrolled(content: QWidget) -> QScrollArea:
    """Content in an area without frame; the card behind keeps its round corners."""
    return _prepared(QScrollArea(), content)


class Columns(QScrollArea):
    """The body of a page: columns side by side that scroll together below the head."""

    def __init__(self, *items: Item, top: int = 4, gap: int = 18) -> None:
        super().__init__()
        content = QWidget()
        content.setLayout(across(*items, margins=(PAGE_EDGE, top, PAGE_EDGE, 22), gap=gap))
        _prepared(self, content)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_edge(self.verticalScrollBar().maximum() > 0)

    def _on_range_changed(self, low: int, high: int) -> None:
        self._keep_edge(high > low)

    def _keep_edge(self, bar: bool) -> None:
        """The scroll bar takes its room from the margin, so that cards end where the head does."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is None:
            return
        margins, end = layout.contentsMargins(), PAGE_EDGE - (SCROLL_BAR if bar else 0)
        margins.setLeft(end if is_rtl(self) else PAGE_EDGE)
        margins.setRight(PAGE_EDGE if is_rtl(self) else end)
        layout.setContentsMargins(margins)


def columns(*items: Item, top: int = 4, gap: int = 18) -> Columns:
    return Columns(*items, top=top, gap=gap)


S = TypeVar("S", bound=QScrollArea)


def _prepared(area: S, content: QWidget) -> S:
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(look(content, look="scrolled"))
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()
