"""Goals of mentorships: open-ended, active, resting or let go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from sqlalchemy import Select, select

from mentordesk.domain import burndown
from mentordesk.domain.burndown import BurnDown, Event
from mentordesk.errors import RowGone

from . import fields, pauses, trash
from .schema import Goal, Mentorship, Milestone, MilestoneEvent, Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Facts(NamedTuple):
    """All about a goal but its milestones; `person`, `role` and `kind` are the mentorship's."""

    goal_id: int
    uid: str
    title: str
    so_that: str
    by_doing: str
    voice: str
    state: str
    private: bool
    started_on: date
    mentorship_id: int
    mentorship_uid: str
    role: str
    kind: str
    person: str
    ended_on: date | None  # of the mentorship


class Fields(TypedDict):
    """What a person fills in."""

    title: str
    so_that: str
    by_doing: str
    voice: str
    private: bool
    started_on: date


EDITED = frozenset({*Fields.__annotations__, "state", "mentorship_id"})


class Whom(NamedTuple):
    """A mentorship a goal can be set in, and the person it is with."""

    mentorship_id: int
    person: str
    role: str  # mine


def add(
    session: Session,
    mentorship_id: int,
    *,
    title: str,
    so_that: str = "",
    by_doing: str = "",
    voice: str,
    private: bool = False,
    started_on: date,
) -> int:
    """Add what completes "I want to …", "so that …" and "I will do this by …"."""
    goal = Goal(
        mentorship_id=mentorship_id,
        title=title,
        so_that=so_that,
        by_doing=by_doing,
        voice=voice,
        private=private,
        started_on=started_on,
    )
    session.add(goal)
    session.flush()
    return goal.id


def edit(session: Session, goal_id: int, **values: object) -> None:
    """Change some of the EDITED fields."""
    fields.edit(session, Goal, goal_id, values, EDITED)


def discard(session: Session, goal_id: int, now: datetime) -> None:
    """Put a goal and its milestones into the trash."""
    trash.put(session, "goal", session.get_one(Goal, goal_id).uid, now)


def by_uid(session: Session, uid: str) -> int:
    """Return the id of a goal; raises `RowGone` if it is not there or in the trash."""
    query = select(Goal.id).where(Goal.uid == uid, Goal.trashed_at.is_(None))
    goal_id = session.execute(query).scalar_one_or_none()
    if goal_id is None:
        raise RowGone
    return goal_id


def facts(session: Session, goal_id: int) -> Facts:
    return Facts(*session.execute(_facts().where(Goal.id == goal_id)).one())


def listed(session: Session, mentorship_id: int | None = None) -> list[Facts]:
    """Return the goals of all mentorships or of one, by person and then as they were set."""
    query = _facts().where(Goal.trashed_at.is_(None), Mentorship.trashed_at.is_(None))
    if mentorship_id is not None:
        query = query.where(Goal.mentorship_id == mentorship_id)
    rows = session.execute(query.order_by(Goal.started_on, Goal.id)).all()
    return sorted((Facts(*row) for row in rows), key=lambda each: each.person.casefold())


def whoms(session: Session, also: int | None = None) -> list[Whom]:
    """Return the mentorships that have not ended, and one more, by name."""
    query = (
        select(Mentorship.id, Person.name, Mentorship.role)
        .join_from(Mentorship, Person)
        .where(Mentorship.trashed_at.is_(None))
        .where(Mentorship.ended_on.is_(None) | (Mentorship.id == also))
    )
    rows = [Whom(*row) for row in session.execute(query)]
    return sorted(rows, key=lambda each: each.person.casefold())


def chart(session: Session, goal_id: int, today: date) -> BurnDown:
    return charts(session, [goal_id], today)[goal_id]


def charts(session: Session, goal_ids: Sequence[int], today: date) -> dict[int, BurnDown]:
    """Return the burn-down of each goal, by four queries however many there are."""
    milestones = _milestones(session, goal_ids)
    events = _events(session, goal_ids)
    columns = (Goal.id, Goal.mentorship_id, Goal.state, Mentorship.ended_on)
    query = select(*columns).join_from(Goal, Mentorship).where(Goal.id.in_(goal_ids))
    goals = session.execute(query).all()
    paused = pauses.of_mentorships(session, {each.mentorship_id for each in goals})
    return {
        goal_id: burndown.burn_down(
            events[goal_id],
            milestones[goal_id],
            today,
            paused[mentorship_id],
            active=state == "active" and ended_on is None,
        )
        for goal_id, mentorship_id, state, ended_on in goals
    }


def _facts() -> Select[*tuple[Any, ...]]:
    columns = (
        Goal.id,
        Goal.uid,
        Goal.title,
        Goal.so_that,
        Goal.by_doing,
        Goal.voice,
        Goal.state,
        Goal.private,
        Goal.started_on,
        Goal.mentorship_id,
        Mentorship.uid,
        Mentorship.role,
        Mentorship.kind,
        Person.name,
        Mentorship.ended_on,
    )
    return select(*columns).join_from(Goal, Mentorship).join(Person)


def _milestones(
    session: Session, goal_ids: Sequence[int]
) -> dict[int, dict[int, burndown.Milestone]]:
    query = select(Milestone.goal_id, Milestone.id, Milestone.title, Milestone.target).where(
        Milestone.goal_id.in_(goal_ids), Milestone.trashed_at.is_(None)
    )
    found: dict[int, dict[int, burndown.Milestone]] = defaultdict(dict)
    for goal_id, milestone_id, title, target in session.execute(query):
        found[goal_id][milestone_id] = burndown.Milestone(title, target)
    return found


def _events(session: Session, goal_ids: Sequence[int]) -> dict[int, list[Event]]:
    """Return the events of each goal in the order they were entered."""
    columns = (
        Milestone.goal_id,
        MilestoneEvent.milestone_id,
        MilestoneEvent.kind,
        MilestoneEvent.happened_on,
        MilestoneEvent.points,
    )
    query = (
        select(*columns)
        .join_from(Milestone, MilestoneEvent)
        .where(Milestone.goal_id.in_(goal_ids), Milestone.trashed_at.is_(None))
    )
    found: dict[int, list[Event]] = defaultdict(list)
    for goal_id, milestone, kind, on, points in session.execute(query.order_by(MilestoneEvent.id)):
        found[goal_id].append(Event(milestone, kind, on, points))
    return found
