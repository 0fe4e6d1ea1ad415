"""A picture as bytes: what the window shows, for the clipboard and for files."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

SHARP = 2  # pixels to a point, whatever the screen has


class Picture(Protocol):
    """A widget that can be drawn for another device than its screen."""

    def drawn_at(self, ratio: float) -> AbstractContextManager[Any]: ...


def image(picture: Picture) -> QImage:
    with picture.drawn_at(SHARP) as widget:
        result = QImage(widget.size() * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
        result.setDevicePixelRatio(SHARP)
        painter = QPainter(result)
        widget.render(painter)
        painter.end()
    return result


def png(picture: Picture) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image(picture))
    return bytes(written.data())


def svg(picture: Picture, title: str, description: str) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setDescription(description)
    with picture.drawn_at(1) as widget:
        generator.setSize(widget.size())
        generator.setViewBox(widget.rect())
        painter = QPainter(generator)
        widget.render(painter)
        painter.end()
    return bytes(written.data())
