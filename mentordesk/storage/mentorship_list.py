"""The list of all mentorships, in one statement whatever the size of the desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.domain.cadence import Cadence, overdue_since
from mentordesk.domain.pause import Pause, coming, resting
from mentordesk.domain.waiting import NOBODY, Waiting, waiting_for

from . import silence
from .moment import day
from .pause_column import PAUSES, pauses
from .silence import Standing

if TYPE_CHECKING:
    from sqlite3 import Connection

LIST = f"""
with
coming as (
    select mentorship_id, id, uid, starts_at, zone, min(starts_utc) as starts_utc
    from meeting indexed by meeting_by_state
    where state in ('planned', 'running') and trashed_at is null group by +mentorship_id
),
promised as (
    select mentorship_id, sum(voice = 'mentor') as mentor, sum(voice = 'mentee') as mentee,
        min(iif(voice = 'mentor', due, null)) as mentor_due,
        min(iif(voice = 'mentee', due, null)) as mentee_due
    from action_item indexed by action_item_open
    where done_at is null and trashed_at is null group by +mentorship_id
)
select m.id, m.uid, person.name, person.zone,
    m.role, m.kind, m.cadence, m.weeks, m.started_on, m.ended_on,
    (select starts_at from meeting where mentorship_id = m.id and state = 'held'
        and trashed_at is null order by starts_utc desc limit 1),
    {PAUSES},
    coming.uid, coming.starts_at, coming.zone, coming.starts_utc,
    (select count(*) from placement join agenda_item on agenda_item.id = item_id
        where meeting_id = coming.id and outcome is null and trashed_at is null),
    (select count(*) from agenda_item where mentorship_id = m.id and state = 'open'
        and trashed_at is null and not exists
        (select 1 from placement where item_id = agenda_item.id and outcome is null)),
    (select count(*) from agenda_item where mentorship_id = m.id and state = 'parked'
        and trashed_at is null),
    ifnull(promised.mentor, 0), ifnull(promised.mentee, 0),
    promised.mentor_due, promised.mentee_due, m.outcome
from mentorship as m join person on person.id = m.person_id
left join coming on coming.mentorship_id = m.id
left join promised on promised.mentorship_id = m.id
where m.trashed_at is null order by person.name collate nocase, m.id
"""


class Next(NamedTuple):
    """The meeting that is running or planned next."""

    uid: str
    starts_at: datetime  # what the clock says in `zone`
    zone: str
    starts_utc: datetime
    items: int


class Row(NamedTuple):
    """One mentorship; `promises` counts the open action items of each voice."""

    id: int
    uid: str
    person: str
    zone: str | None  # theirs, None: the same as mine
    role: str  # mine
    kind: str
    state: str  # active, paused or ended
    cadence: Cadence
    rest: Pause | None  # the one it is in
    next_rest: Pause | None  # the one that is planned next
    last_held: date | None
    overdue: date | None  # since this day; none while a meeting is planned, or it rests
    next: Next | None
    unplaced: int  # open items that wait for a meeting
    parked: int
    promises: dict[str, int]
    waiting: Waiting
    ended_on: date | None
    outcome: str | None  # once it is over: ended or completed


class _Found(NamedTuple):
    """The columns of LIST."""

    id: int
    uid: str
    person: str
    their_zone: str | None
    role: str
    kind: str
    unit: str
    weeks: int
    started: str
    ended: str | None
    held: str | None
    pauses: str | None
    next_uid: str | None
    next_at: str | None
    zone: str | None
    next_utc: str | None
    items: int
    unplaced: int
    parked: int
    mentor: int
    mentee: int
    mentor_due: str | None
    mentee_due: str | None
    outcome: str | None


def rows(connection: Connection, today: date) -> list[Row]:
    """Return all mentorships by name, ended ones too."""
    found = [_Found(*columns) for columns in connection.execute(LIST)]
    unplanned = (_standing(each) for each in found if each.next_uid is None)
    silent = silence.since(connection, unplanned, today)
    return [_row(each, today, silent.get(each.id)) for each in found]


def state(ended: bool, paused: bool) -> str:
    return "ended" if ended else "paused" if paused else "active"


def _row(found: _Found, today: date, silent: date | None) -> Row:
    rests, planned = pauses(found.pauses), _next(found)
    rest = resting(rests, today)
    now = state(found.ended is not None, rest is not None)
    promises = {"mentor": found.mentor, "mentee": found.mentee}
    return Row(
        found.id,
        found.uid,
        found.person,
        found.their_zone,
        found.role,
        found.kind,
        now,
        Cadence(found.unit, found.weeks),
        rest,
        coming(rests, today),
        day(found.held),
        _overdue(found, today) if now == "active" and planned is None else None,
        planned,
        found.unplaced,
        found.parked,
        promises,
        _waiting(found, today, planned, silent) if now == "active" else NOBODY,
        day(found.ended),
        found.outcome,
    )


def _next(found: _Found) -> Next | None:
    if not (found.next_uid and found.next_at and found.zone and found.next_utc):
        return None
    at, utc = datetime.fromisoformat(found.next_at), datetime.fromisoformat(found.next_utc)
    return Next(found.next_uid, at, found.zone, utc, found.items)


def _standing(found: _Found) -> Standing:
    started, cadence = date.fromisoformat(found.started), Cadence(found.unit, found.weeks)
    return Standing(found.id, started, day(found.held), cadence, pauses(found.pauses))


def _waiting(found: _Found, today: date, planned: Next | None, silent: date | None) -> Waiting:
    promises = {"mentor": found.mentor, "mentee": found.mentee}
    dues = {"mentor": day(found.mentor_due), "mentee": day(found.mentee_due)}
    late = {voice: due for voice, due in dues.items() if due is not None and due < today}
    items = None if planned is None else planned.items
    return waiting_for(found.role, _overdue(found, today), items, promises, late, silent)


def _overdue(found: _Found, today: date) -> date | None:
    cadence, started = Cadence(found.unit, found.weeks), date.fromisoformat(found.started)
    return overdue_since(day(found.held), started, cadence, today, pauses(found.pauses))
