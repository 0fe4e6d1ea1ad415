"""A picture as bytes: what the window shows, for the clipboard and for files."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

SHARP = 2  # pixels to a point, whatever the screen has


def image(widget: QWidget) -> QImage:
    result = QImage(widget.size() * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    result.setDevicePixelRatio(SHARP)
    widget.render(result, QPoint(0, 0))
    return result


def png(widget: QWidget) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image(widget).save(buffer, b"PNG")
    return bytes(written.data())


def svg(widget: QWidget, title: str, description: str) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setTitle(title)
    generator.setDescription(description)
    painter = QPainter(generator)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return bytes(written.data())
