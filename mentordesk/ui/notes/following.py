"""Where a link in a note leads: to another note, or out of the program after asking."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import note_list, notes
from mentordesk.ui import dialogs, way_out

from . import links
from .words import tr


def follow(parent: QWidget, desk: Desk, address: str) -> Place | None:
    """Return the note that is meant; anything else is opened if the person says so."""
    if (title := links.title(address)) is not None:
        return _note(parent, desk, title)
    way_out.follow(parent, address)
    return None


def _note(parent: QWidget, desk: Desk, title: str) -> Place | None:
    if uid := note_list.titled(desk.connection, title):
        return Place("note", uid)
    question = tr("There is no note called “{title}” yet.").format(title=title)
    if not dialogs.confirm(parent, tr("Make this note?"), question, tr("Make it")):
        return None
    with desk.change(tr("Add note")) as session:
        _, uid = notes.add(session, desk.now(), f"# {title}\n\n")
    return Place("note", uid, "write")
