"""One thing turned into another kind: its text, voice, privacy and meeting stay.

What it was goes into the trash. An agenda item that is on a record, or that something came of,
stays there as discussed, and the new thing is made beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mentordesk.domain import note as texts
from mentordesk.domain.agenda import usual_section
from mentordesk.domain.languages import ACTION, AGENDA, DECISION, LEARNING, NOTE
from mentordesk.errors import NobodyNamed, NothingCaptured, RowGone

from . import actions, agenda, captured, decisions, learnings, notes, placements
from .schema import (
    ActionItem,
    AgendaItem,
    CodeReview,
    Decision,
    Learning,
    Meeting,
    Mentorship,
    Note,
    Placement,
)

TABLES: dict[str, captured.Captured] = {
    ACTION: ActionItem,
    DECISION: Decision,
    LEARNING: Learning,
}
CAME_OF = ("running", "held")  # the states of a meeting that things can come of


class Source(NamedTuple):
    mentorship_id: int
    meeting_id: int | None  # that it came of
    text: str
    voice: str
    private: bool


def turn(
    session: Session,
    kind: str,
    row_id: int,
    into: str,
    now: datetime,
    meeting_id: int | None = None,
) -> int:
    """Turn a thing into another kind and return the id of what it became.

    `meeting_id` is the meeting on whose page an agenda item is.
    """
    if kind == AGENDA:
        source = _item(session, row_id, meeting_id)
    else:
        source = _captured(session, TABLES[kind], row_id)
    made = _make(session, source, into, now)
    if kind != AGENDA:
        captured.discard(session, TABLES[kind], row_id, now)
    elif _is_on_record(session, row_id):
        _settle(session, row_id)
        if into == ACTION:
            session.get_one(ActionItem, made).item_id = row_id
    else:
        agenda.discard(session, row_id, now)
    session.flush()
    return made


def turn_line(session: Session, note_id: int, at: int, line: str, into: str, now: datetime) -> int:
    """Take a line out of a note and make something else of it; return its id.

    `at` counts lines; raises `RowGone` if another line is there by now.
    """
    note = session.get_one(Note, note_id)
    lines = note.body.split("\n")
    if not 0 <= at < len(lines) or lines[at] != line:
        raise RowGone
    if note.mentorship_id is None:
        raise NobodyNamed
    if not (text := texts.plain(line)):
        raise NothingCaptured
    meeting, role = _came_of(session, note.meeting_id), _role(session, note.mentorship_id)
    source = Source(note.mentorship_id, meeting, text, role, note.private)
    made = _make(session, source, into, now)
    notes.write(session, note_id, "\n".join([*lines[:at], *lines[at + 1 :]]), now)
    session.flush()
    return made


def _item(session: Session, item_id: int, meeting_id: int | None) -> Source:
    item = session.get_one(AgendaItem, item_id)
    meeting = _came_of(session, meeting_id)
    return Source(item.mentorship_id, meeting, item.title, item.voice, item.private)


def _captured(session: Session, table: captured.Captured, row_id: int) -> Source:
    row: Any = session.get_one(table, row_id)
    voice = _role(session, row.mentorship_id) if isinstance(row, Decision) else row.voice
    meeting = _came_of(session, row.meeting_id)
    return Source(row.mentorship_id, meeting, row.text, voice, row.private)


def _came_of(session: Session, meeting_id: int | None) -> int | None:
    """Return the meeting if things can come of it: it runs, was held and is not in the trash."""
    wanted = Meeting.state.in_(CAME_OF) & Meeting.trashed_at.is_(None)
    return session.scalar(select(Meeting.id).where(Meeting.id == meeting_id, wanted))


def _role(session: Session, mentorship_id: int) -> str:
    return session.get_one(Mentorship, mentorship_id).role


def _make(session: Session, source: Source, into: str, now: datetime) -> int:
    makers: dict[str, Callable[[Session, Source, datetime], int]] = {
        ACTION: _promise,
        AGENDA: _raise,
        DECISION: _decide,
        LEARNING: _learn,
        NOTE: _note,
    }
    return makers[into](session, source, now)


def _promise(session: Session, source: Source, now: datetime) -> int:
    owner, meeting, text, voice, private = source
    return actions.add(session, owner, text, voice, now.date(), meeting, private=private)


def _decide(session: Session, source: Source, now: datetime) -> int:
    owner, meeting, text, _, private = source
    return decisions.add(session, owner, text, now.date(), meeting, private)


def _learn(session: Session, source: Source, now: datetime) -> int:
    owner, meeting, text, voice, private = source
    return learnings.add(session, owner, text, voice, now.date(), meeting, private)


def _raise(session: Session, source: Source, now: datetime) -> int:
    """On the agenda of the meeting that runs, else on the next."""
    owner = source.mentorship_id
    mentorship = session.get_one(Mentorship, owner)
    section = usual_section(mentorship.kind, mentorship.role)
    details = source.text, section, source.voice, None, source.private
    there = (Meeting.mentorship_id == owner) & Meeting.trashed_at.is_(None)
    running = session.scalar(select(Meeting.id).where(there, Meeting.state == "running").limit(1))
    if running is not None:
        return agenda.add(session, running, *details)
    return agenda.add_for_next(session, owner, *details)


def _note(session: Session, source: Source, now: datetime) -> int:
    """At the end of the meeting's note, unless that is shared and this is private."""
    query = select(Note).where(Note.meeting_id == source.meeting_id, Note.trashed_at.is_(None))
    note = session.scalar(query)
    if note is not None and (note.private or not source.private):
        notes.append(session, note.id, source.text, now)
        return note.id
    note_id, _ = notes.add(session, now, source.text, source.mentorship_id)
    notes.set_private(session, note_id, source.private)
    return note_id


def _is_on_record(session: Session, item_id: int) -> bool:
    """Whether a meeting ended with it, or something came of it that would be lost."""
    past = exists().where(Placement.item_id == item_id, Placement.outcome.is_not(None))
    promised = exists().where(ActionItem.item_id == item_id, ActionItem.trashed_at.is_(None))
    reviewed = exists().where(CodeReview.item_id == item_id)
    answered = session.get_one(AgendaItem, item_id).answer != ""
    return answered or bool(session.scalar(select(past | promised | reviewed)))


def _settle(session: Session, item_id: int) -> None:
    """Say that it was discussed; it leaves the agenda of a meeting that has not begun."""
    item = session.get_one(AgendaItem, item_id)
    item.state = "discussed"
    session.flush()
    on = (Placement.meeting_id == Meeting.id) & (Placement.item_id == item_id)
    state = session.scalar(select(Meeting.state).join(Placement, on & Placement.outcome.is_(None)))
    if state == "planned":
        placements.take_off(session, item_id)
