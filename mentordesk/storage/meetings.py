"""Meetings of a mentorship: planned, running, held, cancelled or missed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select
from sqlalchemy.orm import Session

from mentordesk.domain.meeting import TO_COME
from mentordesk.domain.wall_time import instant
from mentordesk.errors import MeetingOver, MeetingRunning, RowGone

from . import meeting_columns, placements, planning, timers, trash, uid
from .schema import ActionItem, Decision, Learning, Meeting, Mentorship, Placement

A_DAY = timedelta(days=1)


class Facts(NamedTuple):
    id: int
    uid: str
    mentorship_id: int
    mentorship_uid: str
    person: str
    their_zone: str | None  # None: the same as mine
    role: str
    kind: str
    channel: str | None  # of the meeting, else of its mentorship
    address: str
    starts_at: datetime  # wall time in the zone
    starts_utc: datetime
    zone: str
    minutes: int
    state: str
    number: int | None
    began_at: datetime | None
    ended_at: datetime | None
    note_uid: str | None  # None: its note is in the trash
    has_own_channel: bool  # not where the mentorship usually meets


class Record(NamedTuple):
    """A meeting in the history of its mentorship, and how many things came of it.

    One to come has the number it will get.
    """

    id: int
    uid: str
    starts_at: datetime
    zone: str
    minutes: int
    state: str
    number: int | None
    items: int
    decisions: int
    learnings: int
    actions: int
    kept: int  # of the action items, those done


def plan(
    session: Session,
    mentorship_id: int,
    starts_at: datetime,
    zone: str,
    minutes: int,
    *,
    now: datetime,
) -> int:
    """Plan a meeting with an empty, shared note; waiting items join it if it is the next."""
    made = planning.make(session, mentorship_id, uid.new(), starts_at, zone, minutes, now)
    placements.join_next(session, mentorship_id)
    return made.id


def move(session: Session, meeting_id: int, starts_at: datetime, zone: str, minutes: int) -> None:
    """Give a meeting another time; a missed or cancelled one is planned again."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state == "held":
        raise MeetingOver
    meeting.starts_at, meeting.starts_utc = instant(starts_at, zone)
    meeting.zone, meeting.minutes = zone, minutes
    if meeting.state in ("cancelled", "missed"):
        reopen(session, meeting_id)


def meet_at(session: Session, meeting_id: int, channel: str | None, address: str = "") -> None:
    """Say where a meeting is, if not where the mentorship usually meets; None: as usual."""
    meeting = session.get_one(Meeting, meeting_id)
    meeting.channel, meeting.address = channel, address if channel else ""
    session.flush()


def cancel(session: Session, meeting_id: int) -> None:
    """Cancel a meeting; its open items join the next planned one or wait."""
    _call_off(session, meeting_id, "cancelled")


def miss(session: Session, meeting_id: int) -> None:
    """Say that a meeting did not happen; its open items join the next planned one or wait."""
    _call_off(session, meeting_id, "missed")


def start(session: Session, meeting_id: int, now: datetime) -> None:
    """Begin a planned meeting; raises `MeetingRunning` while another of the mentorship runs."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state != "planned":
        raise MeetingOver if meeting.state != "running" else MeetingRunning
    _refuse_a_second(session, meeting)
    meeting.state, meeting.began_at = "running", now
    timers.forget(session, meeting.uid)  # of an earlier beginning that was called off


def end(session: Session, meeting_id: int, now: datetime, *, plan_next: bool = True) -> int | None:
    """End a meeting, carry over its open items and return the meeting they went to.

    That is the earliest one planned after this, else one planned now by the cadence, unless
    none is wanted. A planned meeting ends as one that was held when it was planned; one that
    began on an earlier day than planned was held on that day.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in TO_COME:
        raise MeetingOver
    following, due = planning.proposal(session, meeting_id, now.date())
    meeting.starts_at, meeting.starts_utc = planning.takes_place(meeting)
    _hold(session, meeting, now)
    still_open = placements.close(session, meeting_id)
    if due is not None and plan_next:
        following = planning.following(session, meeting, due, now)
    if following is not None:
        placements.join(session, session.get_one(Meeting, following), still_open)
    placements.join_next(session, meeting.mentorship_id, still_open)
    return following


def reopen(session: Session, meeting_id: int) -> None:
    """Go on with a held meeting, or plan a cancelled or missed one again.

    A held one keeps its number; what was planned when it ended stays planned.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state in TO_COME:
        return
    if meeting.state == "held":
        _refuse_a_second(session, meeting)
    meeting.state = "running" if meeting.state == "held" else "planned"
    meeting.ended_at = None
    session.flush()
    placements.take_back(session, meeting_id)
    placements.join_next(session, meeting.mentorship_id)


def discard(session: Session, meeting_id: int, now: datetime) -> None:
    """Put a meeting into the trash; its open items join the next planned one or wait.

    A running one comes back from there as planned.
    """
    meeting = session.get_one(Meeting, meeting_id)
    still_open = []
    if meeting.state in TO_COME:
        still_open = _stop(session, meeting, "planned")
    trash.put(session, "meeting", meeting.uid, now)
    session.expire(meeting)
    placements.join_next(session, meeting.mentorship_id, still_open)


def facts(session: Session, meeting_id: int) -> Facts:
    """Return what there is to know of a meeting; one to come has the number it will get."""
    row = session.execute(meeting_columns.facts().where(Meeting.id == meeting_id)).one_or_none()
    if row is None:
        raise RowGone
    return Facts._make(row)


def by_uid(session: Session, name: str) -> int:
    """Return the id of a meeting; raises `RowGone` if it is gone or in the trash."""
    query = select(Meeting.id).where(Meeting.uid == name, Meeting.trashed_at.is_(None))
    meeting_id = session.scalar(query)
    if meeting_id is None:
        raise RowGone
    return meeting_id


def of_mentorship(session: Session, mentorship_id: int) -> list[Record]:
    """Return all meetings of a mentorship with how much came of each, newest first."""
    query = (
        select(
            Meeting.id,
            Meeting.uid,
            Meeting.starts_at,
            Meeting.zone,
            Meeting.minutes,
            Meeting.state,
            meeting_columns.number(),
            _count(Placement),
            _count(Decision),
            _count(Learning),
            _count(ActionItem),
            _count(ActionItem, ActionItem.done_at.is_not(None)),
        )
        .where(Meeting.mentorship_id == mentorship_id, Meeting.trashed_at.is_(None))
        .order_by(Meeting.starts_utc.desc(), Meeting.id.desc())
    )
    return [Record._make(row) for row in session.execute(query)]


def coming(session: Session) -> list[Facts]:
    """Return the planned and running meetings of all mentorships, earliest first."""
    query = meeting_columns.columns(Meeting.number).where(
        Meeting.state.in_(TO_COME), Meeting.trashed_at.is_(None)
    )
    query = query.where(Mentorship.trashed_at.is_(None)).order_by(Meeting.starts_utc, Meeting.id)
    found = [Facts._make(row) for row in session.execute(query)]
    return _numbered(session, found)


def next_after(session: Session, meeting_id: int) -> int | None:
    """Return the earliest meeting planned after another of its mentorship."""
    meeting = session.get_one(Meeting, meeting_id)
    return placements.next_planned(session, meeting.mentorship_id, after=meeting.starts_utc)


def last_held(session: Session, mentorship_id: int) -> date | None:
    """Return the day of the last held meeting."""
    query = select(func.max(Meeting.starts_at)).where(
        Meeting.mentorship_id == mentorship_id,
        Meeting.state == "held",
        Meeting.trashed_at.is_(None),
    )
    last = session.scalar(query)
    return None if last is None else last.date()


def _call_off(session: Session, meeting_id: int, state: str) -> None:
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in TO_COME:
        raise MeetingOver
    still_open = _stop(session, meeting, state)
    placements.join_next(session, meeting.mentorship_id, still_open)


def _stop(session: Session, meeting: Meeting, state: str) -> list[int]:
    meeting.state = state
    meeting.number = meeting.began_at = None  # it gets its number when it is held
    return placements.release(session, meeting.id)


def _refuse_a_second(session: Session, meeting: Meeting) -> None:
    running = exists().where(
        Meeting.mentorship_id == meeting.mentorship_id,
        Meeting.state == "running",
        Meeting.trashed_at.is_(None),
        Meeting.id != meeting.id,
    )
    if session.scalar(select(running)):
        raise MeetingRunning


def _hold(session: Session, meeting: Meeting, now: datetime) -> None:
    meeting.began_at = meeting.began_at or min(meeting.starts_utc, now)
    if meeting.state == "planned" or now - meeting.began_at > A_DAY:  # written down afterwards
        now = min(meeting.began_at + timedelta(minutes=meeting.minutes), now)
    if meeting.number is None:  # one that was opened again has its number
        numbers = select(func.max(Meeting.number))  # trashed ones may come back with theirs
        query = numbers.where(Meeting.mentorship_id == meeting.mentorship_id)
        meeting.number = (session.scalar(query) or 0) + 1
    meeting.state, meeting.ended_at = "held", now
    timers.stop(session, meeting.uid, now)


def _numbered(session: Session, found: list[Facts]) -> list[Facts]:
    """Give the meetings to come the numbers they will get: one read for all mentorships."""
    owners = {each.mentorship_id for each in found}
    query = select(Meeting.mentorship_id, func.max(Meeting.number))
    query = query.where(Meeting.mentorship_id.in_(owners)).group_by(Meeting.mentorship_id)
    numbers = {owner: last or 0 for owner, last in session.execute(query)}
    result = []
    for each in found:
        if each.number is None:
            numbers[each.mentorship_id] += 1
        result.append(each._replace(number=each.number or numbers[each.mentorship_id]))
    return result


def _count(table: Any, *wanted: ColumnElement[bool]) -> ScalarSelect[int]:
    query = select(func.count()).where(table.meeting_id == Meeting.id, *wanted)
    if table is not Placement:
        query = query.where(table.trashed_at.is_(None))
    return query.scalar_subquery()
