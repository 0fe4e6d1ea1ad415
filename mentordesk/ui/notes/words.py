"""What a note is called, and whose it is."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.storage.note_list import NoteRow
from mentordesk.ui import words


def tr(text: str) -> str:
    return QCoreApplication.translate("notes", text)


def title(row: NoteRow) -> str:
    if not row.of_meeting:
        return row.title or tr("New note")
    if row.number is not None:
        return meeting(row.number)
    return tr("Cancelled meeting") if row.meeting_state == "cancelled" else tr("Missed meeting")


def meeting(number: int) -> str:
    return tr("Meeting {number}").format(number=number)


def whose(row: NoteRow) -> str:
    """The first name of the other, or "you" for a note of none of the mentorships."""
    return words.first_name(row.person) if row.person else tr("you")


def day(row: NoteRow, now: datetime) -> date:
    """The day of the meeting, else of the last change."""
    return row.meeting_day or row.updated_at.astimezone(now.tzinfo).date()


def origin(row: NoteRow, now: datetime) -> str:
    """Priya · 12 Nov."""
    return f"{whose(row)} · {words.month_day(day(row, now), now.date())}"


def count(number: int, more: bool = False) -> str:
    if more:
        return tr("more than {number} notes").format(number=number)
    return words.counted(tr("1 note"), tr("%n notes"), number)


def word_count(text: str) -> str:
    return words.counted(tr("1 word"), tr("%n words"), len(text.split()))
