"""Where a meeting is: a link, a number, a conversation, opened after asking if it is unusual."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.domain.channel import Target, target

from . import dialogs, this_computer, way_out, words
from .theme import Theme
from .widgets.drawing import draw_line
from .widgets.labels import plain_tip
from .widgets.looks import mirrored


def tr(text: str) -> str:
    return QCoreApplication.translate("channels", text)


def can_join(channel: str | None, address: str) -> bool:
    """Return whether there is something to open."""
    return target(channel, address).opens


def join(parent: QWidget, channel: str | None, address: str) -> None:
    """Open where a meeting is in the program that is for it, after asking if it is unusual.

    Raises `AddressRefused` for anything but a link, a number or a mail address: what stands in
    a desk may have come from someone else.
    """
    found = target(channel, address)
    urls = way_out.checked(found.links, found.host)
    if found.is_usual or _wanted(parent, found):
        way_out.open_first(_taken(urls), address.strip())


class ChannelLink(QAbstractButton):
    """The name of a channel with its sign, in the middle of a line; a click opens it."""

    SIGN, GAP = 14, 4

    def __init__(self, theme: Theme, channel: str | None, address: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, words.channel_icon(channel, address)
        self._name = words.channel(channel, address)
        self.setFont(theme.font())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setEnabled(can_join(channel, address))
        self.setAccessibleName(self._name)
        if self.isEnabled():
            self.setAccessibleName(self.tr("Join: {channel}").format(channel=self._name))
            self.setToolTip(plain_tip(f"{self.accessibleName()}\n{address}"))
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.clicked.connect(lambda: join(self, channel, address))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self._name) + self.SIGN + self.GAP + 2
        return QSize(wide, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.SIGN, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, token = QPainter(self), "ink" if self._is_hot() else "muted"
        top = (self.height() - self.SIGN) // 2
        sign = mirrored(self, QRect(0, top, self.SIGN, self.SIGN))
        self._theme.icon(self._icon, token).paint(painter, sign)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color(token))
        box = mirrored(self, self.rect().adjusted(self.SIGN + self.GAP, 0, 0, 0))
        draw_line(painter, box, self._name, self.layoutDirection())

    def _is_hot(self) -> bool:
        return self.isEnabled() and self.underMouse()


def _taken(urls: list[QUrl]) -> list[QUrl]:
    """Leave out the link of an app that is not there, where a browser can take its place.

    Some systems say that a link was opened when nothing was there to open it.
    """
    return [url for url in urls if url is urls[-1] or this_computer.takes(url.scheme())]


def _wanted(parent: QWidget, found: Target) -> bool:
    """Ask about what is unusual; look-alike letters of a host show."""
    if found.provider == "mail":
        title, verb = tr("Write a mail?"), tr("Write mail")
        said = tr("Instead of a place to meet there is a mail address: {host}.")
    elif found.provider == "phone":
        title, verb = tr("Call this number?"), tr("Call")
        said = tr("Instead of a link there is a number: {host}.")
    else:
        title, verb = tr("Open this link?"), tr("Open link")
        said = tr("The meeting is at {host}. Your browser will open the link.")
        said += "" if found.is_encrypted else f"\n\n{tr('What is sent there is not encrypted.')}"
    return dialogs.confirm(parent, title, said.format(host=found.host + found.port), verb)
