"""What leaves of a meeting, as text on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from mentordesk.desk import Desk
from mentordesk.exchange import gathering, markup, summary

from . import words
from .words import tr

AGENDA, SUMMARY = "agenda", "summary"


def copy(desk: Desk, meeting_id: int, what: str, form: str) -> str:
    """Put the agenda or the summary on the clipboard, and return what to tell about it."""
    meeting, said = gathering.gathered(desk.session, meeting_id), words.of_texts(desk.today())
    outline = {AGENDA: summary.agenda, SUMMARY: summary.summary}[what](meeting, said)
    QGuiApplication.clipboard().setText(markup.FORMATS[form](outline))
    told = tr("The agenda was copied.") if what == AGENDA else tr("The summary was copied.")
    return f"{told} {words.left_out(outline.left_out)}".strip()
