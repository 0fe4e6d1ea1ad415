"""An agenda as text on the clipboard, in words that the other can read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from mentordesk.domain import voice
from mentordesk.domain.agenda import ALL_SECTIONS
from mentordesk.exchange import summary
from mentordesk.storage import agenda, meetings, people

from . import words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from mentordesk.storage.agenda import Entry
    from mentordesk.storage.meetings import Facts


def tr(text: str) -> str:
    return QCoreApplication.translate("agendas", text)


def copy(session: Session, meeting_id: int, today: date) -> str:
    """Put the agenda of a meeting on the clipboard, and return what to tell about it."""
    meeting, entries = meetings.facts(session, meeting_id), agenda.items(session, meeting_id)
    me = people.me(session)
    said = _words(meeting, me.name if me else "", today)
    QGuiApplication.clipboard().setText(summary.agenda_text(meeting.kind, entries, said))
    return _told(entries)


def _told(entries: Sequence[Entry]) -> str:
    private = sum(entry.private for entry in entries)
    said = tr("The agenda was copied.")
    if not private:
        return said
    one, many = tr("1 private item was left out."), tr("%n private items were left out.")
    return f"{said} {words.counted(one, many, private)}"


def _words(meeting: Facts, me: str, today: date) -> summary.Words:
    """Both are called by name: a text that is sent on has no "you"."""
    mine, theirs = meeting.role, voice.other(meeting.role)
    mine_said = words.first_name(me) if me else words.initial_cap(words.role(mine))
    return summary.Words(
        head=(_title(meeting, me), _when(meeting, today), _channel(meeting)),
        sections={name: (words.section(name), words.section_hint(name)) for name in ALL_SECTIONS},
        voices={mine: mine_said, theirs: words.first_name(meeting.person)},
        minutes=tr("{n} min"),
        empty=tr("There is nothing on the agenda yet."),
    )


def _title(meeting: Facts, me: str) -> str:
    both = tr("Meeting {number}: {me} and {person}") if me else tr("Meeting {number} with {person}")
    return both.format(number=meeting.number, me=me, person=meeting.person)


def _when(meeting: Facts, today: date) -> str:
    """The other may be in another zone, so the text always says which it is."""
    zone = meeting.zone.replace("_", " ")
    return f"{words.when(meeting.starts_at, meeting.minutes, today)} ({zone})"


def _channel(meeting: Facts) -> str:
    """Where it is, with the link, the number or the place, so that the other can come."""
    name, address = words.channel(meeting.channel, meeting.address), meeting.address.strip()
    return f"{name}: {address}" if name and address and name not in address else address or name
