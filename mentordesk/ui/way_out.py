"""The one way out of the program: links, mails and folders that other programs open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mentordesk.domain import link
from mentordesk.domain.link import Link
from mentordesk.errors import AddressNotOpened, AddressRefused

from . import dialogs, words

SCHEMES = ("https", "http", "tel", "slack", "mailto")
LONGEST_SHOWN = 300


def tr(text: str) -> str:
    return QCoreApplication.translate("way_out", text)


def follow(parent: QWidget, address: str) -> None:
    """Open a link that may be from someone else, after showing where it truly leads."""
    found = link.read(address)
    try:
        if found is None:
            raise AddressRefused
        urls = checked([found.url], found.host)
        if _is_wanted(parent, found):
            open_first(urls, found.url[:LONGEST_SHOWN])
    except AddressRefused:
        sentence = tr("Only web pages, mail addresses and phone numbers are opened.")
        dialogs.tell(parent, tr("This link is not opened"), sentence)
    except AddressNotOpened as error:
        dialogs.tell(parent, tr("This link is not opened"), words.sentence(error))


def checked(links: Sequence[str], host: str) -> list[QUrl]:
    """Return the links as Qt has them; raises `AddressRefused` unless it reads them as we do.

    So what opens is what was looked at.
    """
    urls = [QUrl(each, QUrl.ParsingMode.StrictMode) for each in links]
    if not urls or not all(_is_as_said(url, host) for url in urls):
        raise AddressRefused
    return urls


def open_first(urls: Sequence[QUrl], said: str) -> None:
    """Open the first that a program takes; raises `AddressNotOpened` if there is none."""
    if not any(QDesktopServices.openUrl(url) for url in urls):
        raise AddressNotOpened(said)


def write_mail(address: str) -> None:
    """Begin a mail in the program that is for it; raises `AddressNotOpened`."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() != "mailto" or not url.isValid():
        raise AddressRefused
    open_first([url], url.path())


def show_folder(folder: Path) -> None:
    """Show a folder of the user's in the program that is for it."""
    if folder.is_dir():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.absolute())))


def _is_as_said(url: QUrl, host: str) -> bool:
    if not url.isValid() or url.scheme() not in SCHEMES:
        return False
    true = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    return url.scheme() not in ("https", "http") or true == host


def _is_wanted(parent: QWidget, found: Link) -> bool:
    """Ask; look-alike letters of a host show, and of the rest of an address as %…"""
    asked = {
        "mail": tr("This begins a mail to {host}."),
        "phone": tr("This calls {host}."),
        "web": tr("This leads out of MentorDesk, to {host}:\n\n{address}"),
    }
    whole = bytes(QUrl(found.url).toEncoded().data()).decode()
    host = found.host + found.port
    text = asked[found.kind].format(host=host, address=words.cut(whole, LONGEST_SHOWN))
    if found.has_user:
        before = tr("What stands before the @ is no place: only {host} is.")
        text += "\n\n" + before.format(host=host)
    if not found.is_encrypted:
        text += "\n\n" + tr("What is sent there is not encrypted.")
    return dialogs.confirm(parent, tr("Open this link?"), text, tr("Open"))
