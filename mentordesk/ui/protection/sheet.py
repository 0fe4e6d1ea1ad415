"""The sheet of paper that a passphrase is kept on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
EDGE, GAP = 56, 20  # points
INDENT = 34
ENDLESS = 10_000
LINE, NOTES = 30, 4  # points between lines to write on, and how many there are


@dataclass(frozen=True)
class Sheet:
    """Without words the passphrase is to be written onto it."""

    desk: str
    day: str
    where: str
    words: tuple[str, ...] = ()


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


def draw(sheet: Sheet, device: QPagedPaintDevice) -> None:
    """Draw it onto one page, of paper or of a file."""
    painter = QPainter(device)
    scale = device.logicalDpiX() * POINT
    painter.scale(scale, scale)
    page = device.pageLayout().paintRectPixels(device.logicalDpiX())
    wide = page.width() / scale
    painter.setFont(_font(10))
    _Page(painter, QRectF(EDGE, EDGE, wide - 2 * EDGE, 0)).fill(sheet)
    painter.end()


class _Page:
    """Writes one thing below the other."""

    def __init__(self, painter: QPainter, column: QRectF) -> None:
        self._painter, self._column = painter, column
        self._at = column.top()

    def fill(self, sheet: Sheet) -> None:
        self._write(_title(sheet), 20, bold=True)
        self._write(tr("Made on {day} with MentorDesk").format(day=sheet.day), 10)
        self._at += GAP
        if sheet.words:
            self._write(tr("Type these words in this order, with a space between them:"), 10)
            self._at += 6
            for number, word in enumerate(sheet.words, 1):
                top = self._at
                self._write(f"{number}.", 18)
                self._at = top
                self._write(word, 18, indent=INDENT)
        else:
            self._write(tr("The passphrase, written by hand:"), 10)
            self._rule(2)
        self._at += GAP
        for text in _said(sheet):
            self._write(text, 10)
            self._at += 6
        self._at += GAP
        self._write(tr("Notes"), 10, bold=True)
        self._rule(NOTES)

    def _write(self, text: str, size: int, *, bold: bool = False, indent: int = 0) -> None:
        self._painter.setFont(_font(size, bold=bold))
        option = QTextOption()
        option.setTextDirection(QGuiApplication.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        rtl = option.textDirection() == Qt.LayoutDirection.RightToLeft
        sides = (0, -indent) if rtl else (indent, 0)
        room = self._column.adjusted(sides[0], 0, sides[1], ENDLESS)
        room.moveTop(self._at)
        shown = breakable(text)
        high = self._painter.boundingRect(room, shown, option).height()
        room.setHeight(high)
        self._painter.drawText(room, shown, option)
        self._at += high

    def _rule(self, lines: int) -> None:
        """Draw lines to write on."""
        pen = self._painter.pen()
        pen.setWidthF(0.5)
        self._painter.setPen(pen)
        for _ in range(lines):
            self._at += LINE
            ends = QPointF(self._column.left(), self._at), QPointF(self._column.right(), self._at)
            self._painter.drawLine(*ends)


def _title(sheet: Sheet) -> str:
    return tr("The passphrase of the desk “{name}”").format(name=sheet.desk)


def _said(sheet: Sheet) -> Iterator[str]:
    yield tr("The desk is this file: {where}").format(where=sheet.where)
    yield tr(
        "Nobody can open the desk or its backups without the passphrase, not even those who made"
        " MentorDesk. Whoever has this sheet and the file can."
    )
    yield tr("Keep the sheet where you keep papers that matter, not beside the computer.")


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(size)  # the painter is scaled: a pixel is a point
    font.setBold(bold)
    return font


def tr(text: str) -> str:
    return QCoreApplication.translate("sheet", text)
