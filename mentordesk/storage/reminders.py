"""What may be reminded of, by plain SQL; and what was said, which is kept and never undone.

The text of a private action item is not even read.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mentordesk.domain.reminders import LATE, Meeting, Promise

from .moment import day, moment

if TYPE_CHECKING:
    from sqlite3 import Connection

AHEAD = timedelta(days=8)  # what is later is found once it is nearer
REMEMBERED_FOR = timedelta(days=60)
REMEMBERED_MOST = 1000  # however the clock may jump
GOING_ON = """
    m.trashed_at is null and m.ended_on is null
    and not exists (select 1 from pause where mentorship_id = m.id and starts_on <= :today
        and (ends_on is null or ends_on > :today))
"""
MEETINGS = f"""
select meeting.uid, person.name, starts_utc, meeting.minutes, count(item.id),
    case meeting.state when 'running' then ifnull(began_at, starts_utc) end
from meeting indexed by meeting_by_state
join mentorship as m on m.id = meeting.mentorship_id join person on person.id = m.person_id
left join placement on placement.meeting_id = meeting.id and placement.outcome is null
left join agenda_item as item on item.id = placement.item_id and item.trashed_at is null
where meeting.trashed_at is null and {GOING_ON}
    and (meeting.state = 'running'
        or (meeting.state = 'planned' and starts_utc between :now and :ahead))
group by meeting.id order by starts_utc, meeting.id
"""
PROMISES = f"""
select a.uid, person.name, case when a.private then '' else a.text end, a.due
from action_item as a indexed by action_item_open
join mentorship as m on m.id = a.mentorship_id join person on person.id = m.person_id
where a.done_at is null and a.trashed_at is null and a.voice = m.role
    and a.due between :late and :soon and {GOING_ON}
order by a.due, a.id
"""
SAY = """
insert into reminder (name, said_at) values (?, ?) on conflict (name) do nothing
"""
FORGET = """
delete from reminder where said_at < ?
    and id not in (select id from reminder order by id desc limit ?)
"""


def meetings(connection: Connection, now: datetime) -> list[Meeting]:
    """Return the meetings that run or come soon, of mentorships that go on."""
    span = {"now": moment(now), "ahead": moment(now + AHEAD), "today": now.date().isoformat()}
    return [
        Meeting(uid, name, _at(start), minutes, items, _at(began) if began else None)
        for uid, name, start, minutes, items, began in connection.execute(MEETINGS, span)
    ]


def promises(connection: Connection, now: datetime) -> list[Promise]:
    """Return my open action items that are due soon, or were of late."""
    today = now.date()
    span = {"late": today - LATE, "soon": today + AHEAD, "today": today}
    rows = connection.execute(PROMISES, {name: each.isoformat() for name, each in span.items()})
    return [
        Promise(uid, name, text, due)
        for uid, name, text, stored in rows
        if (due := day(stored)) is not None
    ]


def said(connection: Connection) -> frozenset[str]:
    """Return the names of the reminders that were said."""
    return frozenset(name for (name,) in connection.execute("select name from reminder"))


def remember(connection: Connection, names: Collection[str], now: datetime) -> None:
    """Keep that these reminders were said, and forget those that cannot come again."""
    connection.executemany(SAY, [(name, moment(now)) for name in names])
    connection.execute(FORGET, (moment(now - REMEMBERED_FOR), REMEMBERED_MOST))


def _at(stored: str) -> datetime:
    return datetime.fromisoformat(stored)
