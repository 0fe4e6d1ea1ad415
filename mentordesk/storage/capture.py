"""Where a captured line goes, and how it gets there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from mentordesk.domain import voice
from mentordesk.domain.agenda import usual_section
from mentordesk.domain.capture import LONGEST, Captured, Person
from mentordesk.domain.languages import ACTION, AGENDA, DECISION, LEARNING, NOTE
from mentordesk.domain.typed import BROKEN, one_line
from mentordesk.errors import LineTooLong, NameDoubtful, NobodyNamed, NothingCaptured

from . import actions, agenda, decisions, learnings, notes

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlalchemy.orm import Session

TARGETS = """
select m.id, m.uid, m.person_id, person.name, m.role, m.kind,
    meeting.id, meeting.uid, meeting.starts_at, meeting.zone, ifnull(meeting.state = 'running', 0),
    (select note.id from note where note.meeting_id = meeting.id and note.trashed_at is null)
from mentorship as m join person on person.id = m.person_id
left join meeting on meeting.id = (
    select id from meeting where mentorship_id = m.id and trashed_at is null
    and state in ('planned', 'running') order by state = 'running' desc, starts_utc, id limit 1)
where m.trashed_at is null and m.ended_on is null
order by ifnull(meeting.state = 'running', 0) desc, meeting.began_at desc,
    meeting.starts_utc is null, meeting.starts_utc, m.id desc
"""
ME = "select id, name from person where is_me and name <> '' limit 1"


class Target(NamedTuple):
    """A mentorship that goes on, with the meeting that runs or else comes next."""

    mentorship_id: int
    uid: str
    person_id: int
    person: str
    role: str  # mine
    kind: str
    meeting_id: int | None
    meeting_uid: str | None
    starts_at: datetime | None  # what the clock says in `zone`
    zone: str | None
    running: bool
    note_id: int | None  # of the meeting

    def voice(self, captured: Captured) -> str:
        return self.role if captured.mine else voice.other(self.role)


class Kept(NamedTuple):
    kind: str
    id: int
    text: str


def targets(connection: Connection) -> list[Target]:
    """Return where lines can go: first what runs, then what meets next."""
    return [_target(row) for row in connection.execute(TARGETS)]


def people(connection: Connection, known: Iterable[Target]) -> list[Person]:
    """Return who can be named: me, and everyone in a mentorship that goes on."""
    me = [Person(row[0], row[1], is_me=True) for row in connection.execute(ME)]
    others = {each.person_id: Person(each.person_id, each.person) for each in known}
    return [*me, *others.values()]


def target(captured: Captured, known: Sequence[Target], here: int | None = None) -> Target | None:
    """Return where a line goes; `here` is the mentorship in front. Notes may go nowhere.

    What names nobody is about the meeting that runs, else about what is in front. Of two
    mentorships with one person it is the one that runs, else the one that meets next.
    """
    fitting = [each for each in known if captured.person in (None, each.person_id)]
    running = sorted(
        (each for each in fitting if each.running), key=lambda t: t.mentorship_id != here
    )
    if captured.person is None:
        before = [each for each in fitting if each.mentorship_id == here]
        alone = known if len(known) == 1 and captured.kind != NOTE else ()
        fitting = [*before, *alone]
    return next(iter([*running, *fitting]), None)


def check(captured: Captured, to: Target | None) -> None:
    """Raise what keeps a line from being kept."""
    if len(captured.text) > LONGEST:
        raise LineTooLong
    if not one_line(captured.text):
        raise NothingCaptured
    if captured.doubt:
        raise NameDoubtful
    if to is None and captured.kind != NOTE:
        raise NobodyNamed


def keep(session: Session, captured: Captured, to: Target | None, now: datetime) -> Kept:
    """Make what a line says; what it belongs to is the meeting that runs, if one does."""
    check(captured, to)
    if to is None or captured.kind == NOTE:
        return _noted(session, captured, to, now)
    text = one_line(captured.text)
    makers = {ACTION: _promised, AGENDA: _raised, DECISION: _decided, LEARNING: _learned}
    return Kept(captured.kind, makers[captured.kind](session, captured, to, text, now), text)


def _target(row: tuple[Any, ...]) -> Target:
    found = Target._make(row)
    begins = row[8] and datetime.fromisoformat(row[8])
    return found._replace(starts_at=begins, running=bool(found.running))


def _noted(session: Session, captured: Captured, to: Target | None, now: datetime) -> Kept:
    """At the end of the note of the meeting that runs, else in a private note of its own."""
    line = BROKEN.sub(" ", captured.text).strip()
    if to is not None and to.running and to.note_id is not None:
        notes.append(session, to.note_id, line, now)
        return Kept(NOTE, to.note_id, line)
    owner = None if to is None else to.mentorship_id
    return Kept(NOTE, notes.add(session, now, line, owner)[0], line)


def _promised(session: Session, said: Captured, to: Target, text: str, now: datetime) -> int:
    meeting, whose = _meeting(to), to.voice(said)
    return actions.add(session, to.mentorship_id, text, whose, now.date(), meeting, said.due)


def _decided(session: Session, said: Captured, to: Target, text: str, now: datetime) -> int:
    return decisions.add(session, to.mentorship_id, text, now.date(), _meeting(to))


def _learned(session: Session, said: Captured, to: Target, text: str, now: datetime) -> int:
    whose = to.voice(said)
    return learnings.add(session, to.mentorship_id, text, whose, now.date(), _meeting(to))


def _raised(session: Session, said: Captured, to: Target, text: str, now: datetime) -> int:
    details = text, usual_section(to.kind, to.role), to.voice(said), said.minutes
    if to.running and to.meeting_id is not None:
        return agenda.add(session, to.meeting_id, *details)
    return agenda.add_for_next(session, to.mentorship_id, *details)


def _meeting(to: Target) -> int | None:
    """Return the meeting that a line came of: only one that runs."""
    return to.meeting_id if to.running else None
