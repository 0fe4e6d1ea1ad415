"""Goals that are on a plateau, found by plain SQL among many that are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mentordesk.domain.burndown import Event
    from mentordesk.domain.pause import Pause
    from mentordesk.domain.plateau import Plateau

DAYS = 21  # no plateau is shorter
BATCH = 8
# What a plateau needs at least, so that only few goals are looked at closely: three gaps, and no
# milestone reached of late that was not taken back.
PERHAPS = """
select goal.id, goal.uid, goal.title, goal.voice, person.name, m.role, m.id,
    (select max(happened_on) from milestone join milestone_event as event
        on milestone_id = milestone.id where goal_id = goal.id and trashed_at is null
        and event.kind = 'reached' and happened_on <= :today) as latest
from goal join mentorship as m on m.id = goal.mentorship_id
join person on person.id = m.person_id
where goal.state = 'active' and goal.trashed_at is null
    and m.trashed_at is null and m.ended_on is null
    and not exists (select 1 from pause where mentorship_id = m.id and starts_on <= :today
        and (ends_on is null or ends_on > :today))
    and 4 <= (select count(distinct happened_on)
        from milestone join milestone_event as event on milestone_id = milestone.id
        where goal_id = goal.id and trashed_at is null
        and event.kind = 'reached' and happened_on <= :today)
    and not exists (select 1
        from milestone join milestone_event as event on milestone_id = milestone.id
        where goal_id = goal.id and trashed_at is null
        and event.kind = 'reached' and happened_on > :late and happened_on <= :today
        and not exists (select 1 from milestone_event as later where later.kind <> 'resized'
            and later.milestone_id = event.milestone_id and later.id > event.id))
order by latest desc, goal.id
"""
EVENTS = """
select goal_id, milestone_id, kind, happened_on, points
from milestone join milestone_event as event on milestone_id = milestone.id
where goal_id in (select value from json_each(?)) and trashed_at is null order by event.id
"""
PAUSES = """
select mentorship_id, starts_on, ends_on from pause
where mentorship_id in (select value from json_each(?))
"""


class Stuck(NamedTuple):
    """A goal on a plateau; `name` and `role` are those of its mentorship."""

    uid: str
    title: str
    voice: str
    name: str
    role: str
    days: int  # since the last milestone, pauses left out
    usual: float  # the median gap before


def plateaus(connection: Connection, today: date, limit: int) -> list[Stuck]:
    """Return the goals that are on a plateau, the latest first and at most `limit`."""
    days = {"today": today.isoformat(), "late": (today - timedelta(days=DAYS)).isoformat()}
    perhaps = [_Perhaps(*row) for row in connection.execute(PERHAPS, days)]
    found: list[Stuck] = []
    while perhaps and len(found) < limit:
        found += _among(connection, perhaps[:BATCH], today)
        perhaps = perhaps[BATCH:]
    return found[:limit]


class _Perhaps(NamedTuple):
    """The columns of PERHAPS."""

    id: int
    uid: str
    title: str
    voice: str
    name: str
    role: str
    mentorship: int
    latest: str


def _among(connection: Connection, goals: list[_Perhaps], today: date) -> Iterator[Stuck]:
    events = _events(connection, [goal.id for goal in goals])
    pauses = _pauses(connection, [goal.mentorship for goal in goals])
    for goal in goals:
        plateau = _plateau(events[goal.id], pauses[goal.mentorship], today)
        if plateau is not None:
            yield Stuck(
                goal.uid,
                goal.title,
                goal.voice,
                goal.name,
                goal.role,
                plateau.days,
                plateau.usual,
            )


def _plateau(events: list[Event], pauses: list[Pause], today: date) -> Plateau | None:
    from mentordesk.domain import burndown, pause, plateau

    standings = burndown.standings(events, today).values()
    if not any(each.state == burndown.OPEN for each in standings):
        return None
    reached = [each.since for each in standings if each.state == "reached"]
    return plateau.found(reached, today, pause.closed(pauses, today))


def _events(connection: Connection, goals: list[int]) -> dict[int, list[Event]]:
    from mentordesk.domain.burndown import Event

    found: dict[int, list[Event]] = defaultdict(list)
    for goal, milestone, kind, on, points in connection.execute(EVENTS, (str(goals),)):
        found[goal].append(Event(milestone, kind, date.fromisoformat(on), points))
    return found


def _pauses(connection: Connection, mentorships: list[int]) -> dict[int, list[Pause]]:
    from mentordesk.domain.pause import Pause

    found: dict[int, list[Pause]] = defaultdict(list)
    for mentorship, start, end in connection.execute(PAUSES, (str(mentorships),)):
        found[mentorship].append(
            Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)
        )
    return found
