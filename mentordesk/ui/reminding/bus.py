"""The notifications of a free desktop, by D-Bus.

https://specifications.freedesktop.org/notification-spec/latest/
"""

from __future__ import annotations

import os
from contextlib import suppress
from html import escape
from typing import Any

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QMetaObject, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusError, QDBusInterface, QDBusMessage

from mentordesk import resources

from .message import Message, tr

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
BUS = QDBusConnection.BusType.SessionBus
WAIT_MS = 5000
HEARD = {
    "ActionInvoked": "_on_action_invoked(uint,QString)",
    "ActivationToken": "_on_token_given(uint,QString)",
    "NotificationClosed": "_on_closed(uint,uint)",
}


class _Shape(QObject):
    """Shows Qt the types of what is called; of other programs' services it knows only some."""

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *given: object) -> int:
        return 0

    @Slot("uint")
    def CloseNotification(self, number: int) -> None:
        pass


class Bus(QObject):
    """Asks the service what it can before each message: one that hangs keeps no window waiting."""

    opened = Signal(object)  # the message that was clicked
    refused = Signal(object)  # no service took it

    def __init__(self, parent: QObject, bus: QDBusConnection | None = None) -> None:
        super().__init__(parent)
        self._bus = bus or QDBusConnection.connectToBus(BUS, "MentorDesk")
        self._waiting: list[Message] = []
        self._shown: dict[int, Message] = {}
        self._old: list[int] = []  # to be taken back
        for signal, slot in HEARD.items() if self._bus.isConnected() else ():
            self._bus.connect(SERVICE, PATH, SERVICE, signal, self, _slot(slot))
        _learn(self._bus)

    def say(self, message: Message) -> None:
        self._waiting.append(message)
        self._ask()

    def withdraw(self, by: object) -> None:
        """Take back what someone said."""
        self._waiting = [each for each in self._waiting if each.by is not by]
        self._old += [number for number, each in self._shown.items() if each.by is by]
        if self._old:
            self._ask()

    def _ask(self) -> None:
        """See that the service is there."""
        ask = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "GetCapabilities")
        heard, failed = (
            _slot("_on_heard(QStringList)"),
            _slot("_on_failed(QDBusError,QDBusMessage)"),
        )
        if not self._bus.callWithCallback(ask, self, heard, failed, WAIT_MS):
            self._refuse()

    @Slot("QStringList")
    def _on_heard(self, able: list[str]) -> None:
        old, self._old = self._old, []
        for number in old:
            _take_back(self._bus, number)
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            if number := _notify(self._bus, message, able):
                self._shown[number] = message
            else:
                self.refused.emit(message)

    @Slot("QDBusError", "QDBusMessage")
    def _on_failed(self, error: QDBusError, asked: QDBusMessage) -> None:
        self._refuse()

    def _refuse(self) -> None:
        self._old = []
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.refused.emit(message)

    @Slot("uint", str)
    def _on_action_invoked(self, number: int, action: str) -> None:
        if number in self._shown:  # every program hears of every message
            self.opened.emit(self._shown[number])

    @Slot("uint", str)
    def _on_token_given(self, number: int, token: str) -> None:
        """Wayland lets only those come to the front whom it was told of; Qt looks here."""
        if number in self._shown:
            os.environ["XDG_ACTIVATION_TOKEN"] = token

    @Slot("uint", "uint")
    def _on_closed(self, number: int, why: int) -> None:
        self._shown.pop(number, None)


def _learn(bus: QDBusConnection) -> None:
    """Have a connection take our shape for that of the service; it keeps the first that it sees."""
    shape, slots = _Shape(), QDBusConnection.RegisterOption.ExportAllSlots
    if bus.registerObject(PATH, SERVICE, shape, slots):
        QDBusInterface(bus.baseService(), PATH, SERVICE, bus)
        bus.unregisterObject(PATH)


def _notify(bus: QDBusConnection, message: Message, able: list[str]) -> int:
    """Return the number of the message, 0 if it was not taken.

    Python's numbers would be sent with a sign, so the service is called as one of Qt's objects.
    """
    service = QDBusInterface(SERVICE, PATH, SERVICE, bus)
    service.setTimeout(WAIT_MS)
    body = escape(message.body, quote=False) if "body-markup" in able else message.body
    try:
        number: object = QMetaObject.invokeMethod(
            service,
            "Notify",
            Qt.ConnectionType.DirectConnection,
            Q_RETURN_ARG("uint"),
            Q_ARG(str, "MentorDesk"),
            Q_ARG("uint", 0),
            Q_ARG(str, str(resources.path("icons", "mentordesk.svg"))),
            Q_ARG(str, message.title),
            Q_ARG(str, body),
            Q_ARG("QStringList", ["default", tr("Open")] if "actions" in able else []),
            Q_ARG("QVariantMap", {"desktop-entry": "mentordesk"}),
            Q_ARG(int, -1),
        )
    except RuntimeError:  # it has no such method
        return 0
    return number if isinstance(number, int) else 0


def _take_back(bus: QDBusConnection, number: int) -> None:
    service = QDBusInterface(SERVICE, PATH, SERVICE, bus)
    service.setTimeout(WAIT_MS)
    way = Qt.ConnectionType.DirectConnection
    with suppress(RuntimeError):  # it has no such method
        QMetaObject.invokeMethod(service, "CloseNotification", way, Q_ARG("uint", number))


def _slot(signature: str) -> Any:
    return SLOT(signature)
