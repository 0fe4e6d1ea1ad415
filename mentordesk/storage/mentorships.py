"""Mentorships: how they begin, change and end."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy import text as sql

from mentordesk.domain import pause as pause_rules
from mentordesk.domain import voice
from mentordesk.domain.cadence import Cadence
from mentordesk.errors import RowGone

from . import meetings, notes, pauses, people
from .mentorship_list import state
from .schema import Meeting, Mentorship, Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

VOICED = ("agenda_item", "action_item", "learning", "goal", "check_in")


class Facts(NamedTuple):
    """All there is to say about one mentorship itself; `state` is active, paused or ended."""

    id: int
    uid: str
    person_id: int
    person: str
    zone: str | None  # of the person, None: the same as mine
    role: str  # mine
    kind: str
    state: str
    cadence: Cadence
    minutes: int
    channel: str | None
    address: str
    started_on: date
    ended_on: date | None
    rest: pause_rules.Pause | None  # the pause it is in
    next_rest: pause_rules.Pause | None  # the pause that is planned next
    outcome: str | None  # once it is over: ended or completed
    ended_by: str | None  # mentor, mentee or both
    ended_why: str  # private to this desk
    letter: str
    mail: str  # of the person


class Held(NamedTuple):
    """A meeting that was held."""

    uid: str
    day: date
    number: int


class Fields(TypedDict, total=False):
    """What can be edited; `name`, `mail` and `zone` are the person's."""

    name: str
    role: str
    kind: str
    cadence: Cadence
    minutes: int
    channel: str | None
    address: str
    started_on: date
    mail: str
    zone: str | None


def add(
    session: Session,
    *,
    name: str = "",
    person_id: int | None = None,
    role: str,
    kind: str,
    cadence: Cadence,
    minutes: int = 45,
    channel: str | None = None,
    address: str = "",
    started_on: date,
    mail: str = "",
    zone: str | None = None,
) -> int:
    """Add a mentorship with a person who is known, or with whoever is called `name`."""
    row = Mentorship(
        person_id=people.named(session, name) if person_id is None else person_id,
        role=role,
        kind=kind,
        cadence=cadence.unit,
        weeks=cadence.weeks,
        minutes=minutes,
        channel=channel,
        address=address,
        started_on=started_on,
    )
    session.add(row)
    session.flush()
    if mail:
        people.write_to(session, row.person_id, mail)
    if zone is not None:
        people.set_zone(session, row.person_id, zone)
    return row.id


def edit(session: Session, mentorship_id: int, **fields: Unpack[Fields]) -> None:
    row = session.get_one(Mentorship, mentorship_id)
    if "name" in fields:
        people.rename(session, row.person_id, fields["name"])
    if "mail" in fields:
        people.write_to(session, row.person_id, fields["mail"])
    if "zone" in fields:
        people.set_zone(session, row.person_id, fields["zone"])
    if fields.get("role", row.role) != row.role:
        _swap_voices(session, mentorship_id)
    if "cadence" in fields:
        row.cadence, row.weeks = fields["cadence"].unit, fields["cadence"].weeks
    for name in ("role", "kind", "minutes", "channel", "address", "started_on"):
        if name in fields:
            setattr(row, name, fields[name])
    session.flush()


def end(
    session: Session,
    mentorship_id: int,
    today: date,
    *,
    outcome: str = "ended",
    by: str | None = None,
    why: str | None = "",
    letter: str = "",
) -> None:
    """End or complete a mentorship and cancel what is planned of it; open agenda items wait.

    Without a `why` (None) the one of an earlier end stays.
    """
    row = session.get_one(Mentorship, mentorship_id)
    row.ended_on, row.outcome, row.ended_by = today, outcome, by
    row.letter = letter
    row.ended_why = row.ended_why if why is None else why
    session.flush()
    planned = select(Meeting.id).where(
        Meeting.mentorship_id == mentorship_id,
        Meeting.state == "planned",
        Meeting.trashed_at.is_(None),
    )
    for meeting_id in session.scalars(planned).all():
        meetings.cancel(session, meeting_id)
    session.flush()


def reopen(session: Session, mentorship_id: int, title: str, now: datetime) -> None:
    """Go on; the closing letter, if there is one, becomes a private note below this title.

    Why it ended is kept, and proposed when it ends again.
    """
    row = session.get_one(Mentorship, mentorship_id)
    if row.letter:
        notes.add(session, now, f"{title}\n\n{row.letter}", mentorship_id)
    row.ended_on = row.outcome = row.ended_by = None
    row.letter = ""
    session.flush()


def facts(session: Session, mentorship_id: int, today: date) -> Facts:
    row = session.get_one(Mentorship, mentorship_id)
    person = session.get_one(Person, row.person_id)
    rests = pauses.of_mentorship(session, mentorship_id)
    rest = pause_rules.resting(rests, today)
    return Facts(
        row.id,
        row.uid,
        person.id,
        person.name,
        person.zone,
        row.role,
        row.kind,
        state(row.ended_on is not None, rest is not None),
        Cadence(row.cadence, row.weeks),
        row.minutes,
        row.channel,
        row.address,
        row.started_on,
        row.ended_on,
        rest,
        pause_rules.coming(rests, today),
        row.outcome,
        row.ended_by,
        row.ended_why,
        row.letter,
        person.mail,
    )


def by_uid(session: Session, uid: str) -> int:
    """Return the id of a mentorship; raises `RowGone` if it is gone or in the trash."""
    query = select(Mentorship.id).where(Mentorship.uid == uid, Mentorship.trashed_at.is_(None))
    found = session.scalar(query)
    if found is None:
        raise RowGone
    return found


def held(session: Session, mentorship_id: int) -> list[Held]:
    """Return the meetings that were held, in order."""
    query = (
        select(Meeting.uid, Meeting.starts_at, Meeting.number)
        .where(Meeting.mentorship_id == mentorship_id, Meeting.state == "held")
        .where(Meeting.trashed_at.is_(None))
        .order_by(Meeting.starts_utc)
    )
    return [Held(uid, at.date(), number or 0) for uid, at, number in session.execute(query)]


def _swap_voices(session: Session, mentorship_id: int) -> None:
    """What I said stays mine when it turns out that my role is the other one."""
    for table in VOICED:
        session.execute(
            sql(
                f"update {table} set voice = iif(voice = 'mentor', 'mentee', 'mentor')"
                " where mentorship_id = :id"
            ),
            {"id": mentorship_id},
        )
    row = session.get_one(Mentorship, mentorship_id)
    if row.ended_by in ("mentor", "mentee"):
        row.ended_by = voice.other(row.ended_by)
