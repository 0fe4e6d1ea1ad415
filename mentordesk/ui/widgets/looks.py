"""What a widget looks like to the style sheet, and which way it runs."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def look(widget: W, **properties: str) -> W:
    """Set what the style sheet selects by, also after the widget was shown."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def is_rtl(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def mirrored(widget: QWidget, part: QRect) -> QRect:
    """Where a part of a widget lies in its own direction; the part is given left to right."""
    return turned(widget.layoutDirection(), widget.rect(), part)


def turned(direction: Qt.LayoutDirection, box: QRect, part: QRect) -> QRect:
    """Where a part of a box lies in a direction; the part is given left to right."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return QRect(part)
    return part.translated(box.left() + box.right() - part.left() - part.right(), 0)
