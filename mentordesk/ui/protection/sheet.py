"""The sheet of paper that a passphrase is kept on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextOption,
)

from mentordesk.exchange import saving
from mentordesk.ui.widgets.labels import breakable

POINT = 1 / 72  # of an inch
EDGE, GAP, INDENT = 56, 20, 34  # points
TO_WRITE = 30  # points from line to line, by hand
ENDLESS = 10_000


@dataclass(frozen=True)
class Sheet:
    """Without words the passphrase is to be written onto it."""

    desk: str
    day: str
    where: str
    words: tuple[str, ...] = ()


class Line(NamedTuple):
    text: str
    size: int = 10
    gap: int = 6  # above it
    bold: bool = False
    number: str = ""  # before it
    blank: int = 0  # lines to write on below it


def save(sheet: Sheet, path: Path) -> None:
    """Write it as PDF; raises our error if it can't be."""
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(_title(sheet))
    writer.setCreator("MentorDesk")
    draw(sheet, writer)
    buffer.close()
    saving.save(path, bytes(written.data()))


def draw(sheet: Sheet, device: QPagedPaintDevice) -> bool:
    """Draw it onto one page, of paper or of a file; return whether that worked."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = device.logicalDpiX() * POINT
    painter.scale(scale, scale)
    wide = device.pageLayout().paintRectPixels(device.logicalDpiX()).width() / scale
    column, at = QRectF(EDGE, 0, wide - 2 * EDGE, ENDLESS), float(EDGE)
    for line in lines(sheet):
        at = _draw_line(painter, column, at + line.gap, line)
    return painter.end()


def lines(sheet: Sheet) -> Iterator[Line]:
    """Yield what stands on the sheet."""
    yield Line(_title(sheet), 20, bold=True)
    yield Line(tr("Made on {day} with MentorDesk").format(day=sheet.day), gap=2)
    if sheet.words:
        yield Line(tr("Type these words in this order, with a space between them:"), gap=GAP)
        for number, word in enumerate(sheet.words, 1):
            yield Line(word, 18, gap=3, number=f"{number}.")
    else:
        yield Line(tr("The passphrase, written by hand:"), gap=GAP, blank=2)
    yield Line(tr("The desk is this file: {where}").format(where=sheet.where), gap=GAP)
    yield Line(
        tr(
            "Nobody can open the desk or its backups without the passphrase, not even those who"
            " made MentorDesk. Whoever has this sheet and the file can."
        )
    )
    yield Line(tr("Keep the sheet where you keep papers that matter, not beside the computer."))
    yield Line(tr("Notes"), gap=GAP, bold=True, blank=4)


def _draw_line(painter: QPainter, column: QRectF, top: float, line: Line) -> float:
    """Draw it below `top`, and return where it ends."""
    painter.setFont(_font(line))
    at = _write(painter, column, top, line.number, 0)
    at = max(at, _write(painter, column, top, line.text, INDENT if line.number else 0))
    pen = painter.pen()
    pen.setWidthF(0.5)
    painter.setPen(pen)
    for _ in range(line.blank):
        at += TO_WRITE
        painter.drawLine(QPointF(column.left(), at), QPointF(column.right(), at))
    return at


def _write(painter: QPainter, column: QRectF, top: float, text: str, indent: int) -> float:
    option = QTextOption()
    option.setTextDirection(QGuiApplication.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rtl = option.textDirection() == Qt.LayoutDirection.RightToLeft
    room = column.adjusted(0, 0, -indent, 0) if rtl else column.adjusted(indent, 0, 0, 0)
    room.moveTop(top)
    shown = breakable(text)
    room.setHeight(painter.boundingRect(room, shown, option).height())
    painter.drawText(room, shown, option)
    return room.bottom()


def _title(sheet: Sheet) -> str:
    return tr("The passphrase of the desk “{name}”").format(name=sheet.desk)


def _font(line: Line) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(line.size)  # the painter is scaled: a pixel is a point
    font.setBold(line.bold)
    return font


def tr(text: str) -> str:
    return QCoreApplication.translate("sheet", text)
