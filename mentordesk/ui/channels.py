"""Where meetings happen: the one place that opens an address of a channel."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.errors import AddressNotOpened, AddressRefused

from . import dialogs, words
from .theme import Theme
from .widgets.drawing import draw_line
from .widgets.labels import plain_tip
from .widgets.looks import mirrored

WEB = {"http", "https"}
SCHEMES = WEB | {"tel", "slack", "mailto"}
TRUSTED = {*words.HOSTS, "slack.com"}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+-]*:(?!\d+(/|$))")  # "host:8443" is none
NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]*")


def can_join(channel: str | None, address: str) -> bool:
    """Return whether there is something to open."""
    return channel in ("video", "slack", "phone") and bool(address.strip())


def join(parent: QWidget, channel: str | None, address: str) -> None:
    """Open the channel of a meeting in the program that is for it.

    Raises `AddressRefused` for anything but a link, a number or a mail address: what stands in
    a desk may have come from someone else.
    """
    url = link(channel, address)
    if not url.isValid() or url.scheme() not in SCHEMES or (_is_web(url) and not url.host()):
        raise AddressRefused
    if _is_web(url) and not is_known(url) and not _wanted(parent, url):
        return
    if not QDesktopServices.openUrl(url):
        raise AddressNotOpened(address.strip())


def link(channel: str | None, address: str) -> QUrl:
    """Return the address as a link: a number is called, a bare host is a secure one."""
    given = address.strip()
    if channel == "phone" and NUMBER.fullmatch(given):
        return QUrl("tel:" + re.sub(r"[^0-9+]", "", given))
    if not SCHEME.match(given):
        given = f"https://{given}"
    return QUrl(given, QUrl.ParsingMode.StrictMode)


def is_known(url: QUrl) -> bool:
    """Return whether a link leads to one of the usual places for a meeting, and says so plainly."""
    host = url.host()
    known = any(host == end or host.endswith(f".{end}") for end in TRUSTED)
    return known and not url.userInfo() and url.port() == -1


class ChannelLink(QAbstractButton):
    """The name of a channel with its sign, in the middle of a line; a click opens it."""

    SIGN, GAP = 14, 4

    def __init__(self, theme: Theme, channel: str | None, address: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, words.channel_icon(channel)
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


def _is_web(url: QUrl) -> bool:
    return url.scheme() in WEB


def _wanted(parent: QWidget, url: QUrl) -> bool:
    title = QCoreApplication.translate("channels", "Open this link?")
    question = QCoreApplication.translate(
        "channels", "The meeting is at {host}. Your browser will open the link."
    )
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)  # look-alike letters show
    verb = QCoreApplication.translate("channels", "Open link")
    return dialogs.confirm(parent, title, question.format(host=host), verb)
