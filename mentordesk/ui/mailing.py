"""Beginning a mail with a text that was seen before."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from mentordesk.domain import mail
from mentordesk.errors import AddressNotOpened

from . import way_out


class Begun(NamedTuple):
    begun: bool
    told: str


def begin(to: str, subject: str, text: str) -> Begun:
    """Begin a mail; what is too long for one, or finds no program, goes to the clipboard."""
    link, told = mail.link(to, subject, text), tr("A mail was begun with it.")
    if not mail.fits(link):
        QGuiApplication.clipboard().setText(text)
        link = mail.link(to, subject)
        told = tr("It is too long to begin a mail with. It was copied: paste it into the mail.")
    try:
        way_out.write_mail(link)
    except AddressNotOpened:
        QGuiApplication.clipboard().setText(text)
        failed = tr("No program on this computer begins a mail. It was copied instead.")
        return Begun(False, failed)
    return Begun(True, told)


def tr(text: str) -> str:
    return QCoreApplication.translate("mailing", text)
