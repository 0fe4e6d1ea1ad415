"""What leaves of a meeting: its agenda or its summary, without anything private."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from mentordesk.desk import Desk
from mentordesk.exchange import gathering, markup, summary
from mentordesk.exchange.outline import Outline
from mentordesk.exchange.summary import Meeting
from mentordesk.ui import this_computer

from . import words
from .words import tr

AGENDA, SUMMARY = "agenda", "summary"
FORMATS = tuple(markup.FORMATS)
FIRST_FORMAT = "text"  # everybody can read it


def read(desk: Desk, meeting_id: int) -> Meeting:
    """Return all of a meeting, with what is being typed."""
    desk.settle()
    return gathering.gathered(desk.session, meeting_id)


def outlined(desk: Desk, meeting: Meeting, what: str, *, with_note: bool = False) -> Outline:
    said = words.of_texts(desk.today())
    if what == AGENDA:
        return summary.agenda(meeting, said)
    return summary.summary(meeting, said, with_note=with_note)


def written(outline: Outline, form: str) -> str:
    return markup.FORMATS[form](outline)


def last_format() -> str:
    """Return the format that was last taken on this computer."""
    kept = this_computer.share_format()
    return kept if kept in FORMATS else FIRST_FORMAT


def copy(desk: Desk, meeting_id: int, what: str) -> str:
    """Put it on the clipboard in the last format, and return what to tell about it."""
    outline = outlined(desk, read(desk, meeting_id), what)
    put(written(outline, last_format()))
    return copied(what, outline.left_out)


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def copied(what: str, left_out: int) -> str:
    told = tr("The agenda was copied.") if what == AGENDA else tr("The summary was copied.")
    return f"{told} {words.left_out(left_out)}".strip()
