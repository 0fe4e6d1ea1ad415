"""What the sidebar and Today show, by plain SQL: they are painted before SQLAlchemy is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.domain.cadence import Cadence, overdue_since
from mentordesk.domain.pause import Pause, coming, resting
from mentordesk.domain.place import Place

from .moment import day, moment
from .pause_column import PAUSES, pauses

if TYPE_CHECKING:
    from sqlite3 import Connection

SOON = timedelta(days=7)
KEPT_MOST = 4
MENTORSHIPS = f"""
select m.id, m.uid, person.name, person.zone,
    m.role, m.cadence, m.weeks, m.started_on, m.channel, m.address,
    (select starts_at from meeting where mentorship_id = m.id and state = 'held'
        and trashed_at is null order by starts_utc desc limit 1),
    {PAUSES},
    (select review_on from agreement where mentorship_id = m.id
        order by agreed_on desc, id desc limit 1)
from mentorship as m join person on person.id = m.person_id
where m.trashed_at is null and m.ended_on is null
order by person.name collate nocase, m.id
"""
COMING = """
select meeting.mentorship_id, meeting.uid, starts_at, zone, starts_utc, meeting.minutes,
    meeting.state = 'running', meeting.number, count(item.id), ifnull(sum(item.minutes), 0),
    iif(meeting.channel is null, owner.channel, meeting.channel),
    iif(meeting.channel is null, owner.address, meeting.address)
from meeting indexed by meeting_by_state
join mentorship as owner on owner.id = meeting.mentorship_id
left join placement on placement.meeting_id = meeting.id and placement.outcome is null
left join agenda_item as item on item.id = placement.item_id and item.trashed_at is null
where meeting.state in ('planned', 'running') and meeting.trashed_at is null
group by meeting.id order by meeting.state = 'running' desc, starts_utc, meeting.id
"""
NUMBERS = """
select mentorship_id, ifnull(max(number), 0) from meeting
where mentorship_id in (select value from json_each(?)) group by mentorship_id
"""
MINE = """
from action_item as a indexed by {index} join mentorship as m on m.id = a.mentorship_id
join person on person.id = m.person_id
where a.trashed_at is null and a.voice = m.role and m.trashed_at is null and m.ended_on is null
"""
PROMISED = f"""
select a.id, a.uid, a.text, a.due, 0, a.private, person.name, m.role, count(*) over ()
{MINE.format(index="action_item_open")} and a.done_at is null
order by a.due is null, a.due, a.id limit ?
"""
KEPT = f"""
select a.id, a.uid, a.text, a.due, 1, a.private, person.name, m.role, count(*) over ()
{MINE.format(index="action_item_done")} and a.done_at >= ?
order by a.done_at desc, a.id desc limit ?
"""
DUE = f"""
select count(*) {MINE.format(index="action_item_open")} and a.done_at is null and a.due <= ?
"""
OWNERS = {
    "mentorship": "select id from mentorship where uid = ?",
    "meeting": "select mentorship_id from meeting where uid = ?",
    "goal": "select mentorship_id from goal where uid = ?",
}


class Coming(NamedTuple):
    """A meeting that is planned or running."""

    uid: str
    start: datetime  # what the clock says in `zone`
    zone: str
    here: datetime  # what the user's clock says then
    minutes: int
    running: bool
    number: int | None  # of a held one that was opened again
    items: int
    planned: int  # minutes that the items take
    channel: str | None = None  # of the meeting, else of its mentorship
    address: str = ""

    @property
    def day(self) -> date:
        return self.here.date()

    @property
    def foreign(self) -> bool:
        return self.here != self.start


class Mentorship(NamedTuple):
    """One that has not ended."""

    id: int
    uid: str
    name: str
    zone: str | None  # theirs, None: the same as mine
    role: str  # mine
    cadence: Cadence
    channel: str | None
    address: str
    rest: Pause | None  # the one it is in
    next_rest: Pause | None  # the one that is planned next
    pauses: tuple[Pause, ...]
    started: date
    last_held: date | None
    review: date | None  # the day on which the agreement was to be reviewed, if it has come
    overdue: date | None  # since this day; none while a meeting is planned or it is paused
    coming: tuple[Coming, ...]  # the running one first, then by time

    @property
    def paused(self) -> bool:
        return self.rest is not None

    @property
    def next(self) -> Coming | None:
        return self.coming[0] if self.coming else None


class Promise(NamedTuple):
    """An action item of mine; `name` and `role` tell to whom and in which role I promised it."""

    id: int
    uid: str
    text: str
    due: date | None
    done: bool
    private: bool
    name: str
    role: str


class Promises(NamedTuple):
    listed: tuple[Promise, ...]  # open ones by due date, then those done today
    open: int  # how many there are, listed or not


def mentorships(connection: Connection, now: datetime) -> list[Mentorship]:
    """Return those that have not ended, the most pressing first."""
    today, planned = now.date(), _coming(connection, now)
    rows = connection.execute(MENTORSHIPS)
    found = [_mentorship(_Row(*row), planned[row[0]], today) for row in rows]
    return sorted(found, key=lambda each: _urgency(each, today))


def is_any_running(connection: Connection) -> bool:
    """Return whether a meeting runs now."""
    query = "select exists (select 1 from meeting where state = 'running' and trashed_at is null)"
    return bool(connection.execute(query).fetchone()[0])


def numbers(connection: Connection, people: Iterable[Mentorship]) -> dict[str, int]:
    """Return the number that each coming meeting has or will get, by its uid."""
    known = {each.id: each for each in people}
    found = {}
    for mentorship, last in connection.execute(NUMBERS, (str([*known]),)):
        new = [meeting for meeting in known[mentorship].coming if meeting.number is None]
        found.update({m.uid: last + n for n, m in enumerate(sorted(new, key=_begin), 1)})
    old = [meeting for each in known.values() for meeting in each.coming]
    return found | {m.uid: m.number for m in old if m.number is not None}


def promises(connection: Connection, now: datetime, limit: int) -> Promises:
    """Return my open action items, at most `limit`, and the last of those done today."""
    begun = moment(datetime.combine(now.date(), time(), now.tzinfo))
    waiting = connection.execute(PROMISED, (limit,)).fetchall()
    kept = connection.execute(KEPT, (begun, KEPT_MOST)).fetchall()
    listed = tuple(_promise(row) for row in [*waiting, *reversed(kept)])
    return Promises(listed, waiting[0][-1] if waiting else 0)


def due_today(connection: Connection, now: datetime, known: Iterable[Mentorship]) -> int:
    """Return how much is due: my action items, meetings, late rhythms, reviews."""
    today = now.date()
    (promised,) = connection.execute(DUE, (today.isoformat(),)).fetchone()
    meetings = [m for each in known for m in each.coming if m.running or m.day == today]
    late = sum((each.overdue is not None) + (each.review is not None) for each in known)
    return int(promised) + len(meetings) + late


def mentorship_of(connection: Connection, place: Place, *, going_on: bool = False) -> str | None:
    """Return the uid of the mentorship that a meeting or a goal belongs to, or a place is.

    With `going_on` only of one that has not ended.
    """
    if place.kind not in OWNERS:
        return None
    which = " and ended_on is null" if going_on else ""
    query = f"select uid from mentorship where id = ({OWNERS[place.kind]}){which}"
    row = connection.execute(query, (place.uid,)).fetchone()
    return row[0] if row else None


class _Row(NamedTuple):
    """The columns of MENTORSHIPS."""

    id: int
    uid: str
    name: str
    zone: str | None
    role: str
    unit: str
    weeks: int
    started: str
    channel: str | None
    address: str
    held: str | None
    pauses: str | None
    review: str | None


def _coming(connection: Connection, now: datetime) -> dict[int, list[Coming]]:
    found: dict[int, list[Coming]] = defaultdict(list)
    for mentorship, uid, wall, zone, utc, minutes, running, *rest in connection.execute(COMING):
        start, begin = datetime.fromisoformat(wall), datetime.fromisoformat(utc)
        here = begin.astimezone(now.tzinfo).replace(tzinfo=None)
        found[mentorship].append(Coming(uid, start, zone, here, minutes, bool(running), *rest))
    return found


def _begin(meeting: Coming) -> datetime:
    return meeting.here


def _mentorship(row: _Row, planned: list[Coming], today: date) -> Mentorship:
    cadence, held, rests = Cadence(row.unit, row.weeks), day(row.held), pauses(row.pauses)
    started, rest = date.fromisoformat(row.started), resting(rests, today)
    review, quiet = day(row.review), rest or planned
    return Mentorship(
        row.id,
        row.uid,
        row.name,
        row.zone,
        row.role,
        cadence,
        row.channel,
        row.address,
        rest,
        coming(rests, today),
        rests,
        started,
        held,
        review if review is not None and review <= today and rest is None else None,
        None if quiet else overdue_since(held, started, cadence, today, rests),
        tuple(planned),
    )


def _urgency(each: Mentorship, today: date) -> tuple[int, str]:
    """Meetings of this week, then late rhythms, later meetings, the rest, and what rests."""
    if each.paused:
        return 4, ""
    if each.next is not None:
        soon = each.next.running or each.next.day < today + SOON
        return 0 if soon else 2, each.next.here.isoformat()
    if each.overdue is not None:
        return 1, each.overdue.isoformat()
    return 3, ""


def _promise(row: tuple[int, str, str, str | None, int, int, str, str, int]) -> Promise:
    row_id, uid, text, due, done, private, name, role, _ = row
    return Promise(row_id, uid, text, day(due), bool(done), bool(private), name, role)
