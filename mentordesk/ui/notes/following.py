"""Where a link in a note leads: to another note, or out of the program after asking."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import AddressNotOpened
from mentordesk.storage import note_list, notes
from mentordesk.ui import dialogs, words

from . import links
from .words import tr

LONGEST_SHOWN = 300


def follow(parent: QWidget, desk: Desk, address: str) -> Place | None:
    """Return the note that is meant; anything else is opened if the person says so."""
    if (title := links.title(address)) is not None:
        return _note(parent, desk, title)
    if host := links.host(address):
        question = tr("This leads out of MentorDesk, to {host}:\n\n{address}")
        text = question.format(host=host, address=address[:LONGEST_SHOWN])
        if dialogs.confirm(parent, tr("Open this link?"), text, tr("Open")):
            _open(parent, address)
    else:
        sentence = tr("Only web pages, mail addresses and phone numbers are opened from a note.")
        dialogs.tell(parent, tr("This link is not opened"), sentence)
    return None


def _open(parent: QWidget, address: str) -> None:
    if not QDesktopServices.openUrl(QUrl(address)):
        sentence = words.sentence(AddressNotOpened(address[:LONGEST_SHOWN]))
        dialogs.tell(parent, tr("This link is not opened"), sentence)


def _note(parent: QWidget, desk: Desk, title: str) -> Place | None:
    if uid := note_list.titled(desk.connection, title):
        return Place("note", uid)
    question = tr("There is no note called “{title}” yet.").format(title=title)
    if not dialogs.confirm(parent, tr("Make this note?"), question, tr("Make it")):
        return None
    with desk.change(tr("Add note")) as session:
        _, uid = notes.add(session, desk.now(), f"# {title}\n\n")
    return Place("note", uid, "write")
