"""Goals that are on a plateau, found by plain SQL among many that are not."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mentordesk.domain.burndown import Event
    from mentordesk.domain.plateau import Pause, Plateau

# What a plateau needs at least, so that only few goals are looked at closely: three gaps, and no
# milestone reached of late that was not taken back.
PERHAPS = """
select goal.id, goal.uid, goal.title, goal.voice, person.name, m.role, m.id
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


def plateaus(connection: Connection, today: date) -> list[Stuck]:
    """Return the goals that are on a plateau, the latest first."""
    late = today - timedelta(days=21)
    days = {"today": today.isoformat(), "late": late.isoformat()}
    perhaps = connection.execute(PERHAPS, days).fetchall()
    if not perhaps:
        return []
    events = _events(connection, [row[0] for row in perhaps])
    pauses = _pauses(connection, [row[-1] for row in perhaps])
    found = []
    for goal, uid, title, voice, name, role, mentorship in perhaps:
        if (plateau := _plateau(events[goal], pauses[mentorship], today)) is not None:
            found.append(Stuck(uid, title, voice, name, role, plateau.days, plateau.usual))
    return sorted(found, key=lambda each: each.days)


def _plateau(events: list[Event], pauses: list[Pause], today: date) -> Plateau | None:
    from mentordesk.domain import burndown, plateau

    standings = burndown.standings(events, today).values()
    if not any(each.state == burndown.OPEN for each in standings):
        return None
    reached = [each.since for each in standings if each.state == "reached"]
    return plateau.found(reached, today, plateau.closed(pauses, today))


def _events(connection: Connection, goals: list[int]) -> dict[int, list[Event]]:
    from mentordesk.domain.burndown import Event

    found: dict[int, list[Event]] = defaultdict(list)
    for goal, milestone, kind, on, points in connection.execute(EVENTS, (str(goals),)):
        found[goal].append(Event(milestone, kind, date.fromisoformat(on), points))
    return found


def _pauses(connection: Connection, mentorships: list[int]) -> dict[int, list[Pause]]:
    from mentordesk.domain.plateau import Pause

    found: dict[int, list[Pause]] = defaultdict(list)
    for mentorship, start, end in connection.execute(PAUSES, (str(mentorships),)):
        found[mentorship].append(
            Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)
        )
    return found
