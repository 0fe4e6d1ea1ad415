"""What a mentorship is about: its focus, and the side project with its links, which can be a goal.

The focus is the technology, the role aimed for, or what is to change; it is the mentee's.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.errors import FieldTooLong

from . import goals, trash, uid
from .schema import Goal, Mentorship

LONGEST = 10_000  # characters of the links together; of the others far fewer are typed


class Focus(NamedTuple):
    focus: str = ""
    project: str = ""
    links: tuple[str, ...] = ()
    goal_uid: str = ""  # of the goal that was made of the project


def of(session: Session, mentorship_id: int) -> Focus:
    row = session.get_one(Mentorship, mentorship_id)
    links = tuple(line.strip() for line in row.project_links.splitlines() if line.strip())
    query = select(Goal.uid).where(Goal.uid == _goal_uid(row), Goal.trashed_at.is_(None))
    return Focus(row.focus, row.project, links, session.scalar(query) or "")


def write(session: Session, mentorship_id: int, focus: str, project: str, links: str) -> None:
    """Say what it is about; the links are one a line. Raises `FieldTooLong`."""
    if max(map(len, (focus, project, links))) > LONGEST:
        raise FieldTooLong
    row = session.get_one(Mentorship, mentorship_id)
    row.focus, row.project = focus, project
    row.project_links = "\n".join(filter(None, (line.strip() for line in links.splitlines())))
    session.flush()


def make_goal(session: Session, mentorship_id: int, title: str, by_doing: str, today: date) -> str:
    """Make the side project a goal of the mentee and return its uid; there is one at most.

    One that is in the trash comes back from there, with its milestones.
    """
    row = session.get_one(Mentorship, mentorship_id)
    name = _goal_uid(row)
    found = session.scalar(select(Goal).where(Goal.uid == name))
    if found is None:
        made = goals.add(
            session,
            mentorship_id,
            title=title,
            by_doing=by_doing,
            voice="mentee",
            started_on=today,
        )
        session.get_one(Goal, made).uid = name
        session.flush()
    elif found.trashed_at is not None:
        trash.restore(session, "goal", name)
    return name


def _goal_uid(row: Mentorship) -> str:
    return uid.derived(row.uid, "project")
