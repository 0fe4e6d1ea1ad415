"""The question bank: asking, answering, and what becomes of its questions.

A question that comes with the app is no row until it is asked, edited or hidden. Its uid follows
from its id, so that two desks agree on it and an update of the app can bring more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, insert, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from mentordesk.domain.questions import Question, same, section
from mentordesk.domain.typed import one_line
from mentordesk.errors import QuestionEmpty, RowGone

from . import agenda, fields, trash, uid
from .question_seeds import seeds
from .schema import AgendaItem, Meeting, Mentorship, Placement
from .schema import Question as Row

FIELDS = frozenset({"text", "kind", "category"})
UNANSWERED = """
select item.id, item.uid, question.uid, item.title, item.voice, item.private, item.state,
    max(meeting.starts_utc), meeting.starts_at
from agenda_item as item join question on question.id = item.question_id
join placement on placement.item_id = item.id
join meeting on meeting.id = placement.meeting_id
where item.mentorship_id = :id and item.trashed_at is null and item.answer = ''
    and meeting.state = 'held' and meeting.trashed_at is null
group by item.id
having item.state = 'open' or (item.state = 'discussed' and max(meeting.starts_utc) = (
    select max(starts_utc) from meeting
    where mentorship_id = :id and state = 'held' and trashed_at is null
))
order by 8 desc, item.id
"""


class Unanswered(NamedTuple):
    """A question that a meeting ended without an answer to."""

    item_id: int
    uid: str  # of the agenda item
    question: str  # the uid of the question
    title: str
    voice: str  # of whom asks
    private: bool
    state: str  # open: it is still on an agenda or waits for one; discussed: no answer was kept
    asked_on: date  # when it was last on an agenda


class Listed(NamedTuple):
    """A question of a list that is imported; `name` is its id there, "" for none."""

    name: str
    text: str
    category: str


class Imported(NamedTuple):
    added: int
    there: int  # were in the bank already, or stood in the list twice


def ask(
    session: Session,
    question: str,
    *,
    mentorship_id: int = 0,
    meeting_id: int = 0,
    voice: str = "",
    where: str = "",
    private: bool = False,
) -> int:
    """Put a question on a meeting's agenda, or on the next one of a mentorship.

    Returns the agenda item; one that already asks it and is open or parked there is taken
    instead. The voice is mine and the section that of the question, unless they are given.
    """
    if meeting_id:
        mentorship_id = session.get_one(Meeting, meeting_id).mentorship_id
    mentorship = session.get_one(Mentorship, mentorship_id)
    row = _row(session, question)
    if (item := _unsettled(session, row.id, mentorship_id)) is not None:
        _bring(session, item, meeting_id)
        return item.id
    chosen = where or section(_told(row), mentorship.kind)
    details = (row.text, chosen, voice or mentorship.role)
    if meeting_id:
        item_id = agenda.add(session, meeting_id, *details, private=private)
    else:
        item_id = agenda.add_for_next(session, mentorship_id, *details, private=private)
    session.get_one(AgendaItem, item_id).question_id = row.id
    session.flush()
    return item_id


def answer(session: Session, item_id: int, text: str) -> None:
    """Keep what was answered; it is as private as its agenda item."""
    session.get_one(AgendaItem, item_id).answer = text.strip()
    session.flush()


def unanswered(session: Session, mentorship_id: int) -> list[Unanswered]:
    """Return the questions that meetings left without an answer, the last asked first.

    Open ones stay until they are answered or put aside; one that was talked about only until
    the meeting after: that its answer was not written down is no reproach.
    """
    found = session.execute(sql(UNANSWERED), {"id": mentorship_id})
    return [
        Unanswered._make((*named, bool(private), state, date.fromisoformat(at[:10])))
        for *named, private, state, _, at in found
    ]


def add(session: Session, text: str, kind: str | None = None, category: str = "") -> str:
    """Add a question and return its uid; one of the same words is shown again instead."""
    words = _checked(text)
    known = {same(each.text): each.uid for each in _all(session.scalars(select(Row)))}
    if (there := known.get(same(words))) is not None:
        hide(session, there, False)
        return there
    row = Row(text=words, kind=kind, category=one_line(category))
    session.add(row)
    session.flush()
    return row.uid


def edit(session: Session, question: str, **values: str | None) -> None:
    """Change some of the FIELDS."""
    if "text" in values:
        values["text"] = _checked(values["text"] or "")
    fields.edit(session, Row, _row(session, question).id, values, FIELDS)
    session.flush()


def hide(session: Session, question: str, hidden: bool) -> None:
    """Suggest a question no more, or again."""
    if hidden or session.scalar(select(Row.id).where(Row.uid == question)) is not None:
        _row(session, question).hidden = hidden
        session.flush()


def discard(session: Session, question: str, now: datetime) -> None:
    """Put a question into the trash; one that comes with the app would come back, so it hides."""
    if question in seeds():
        hide(session, question, True)
        return
    row = _row(session, question)
    trash.put(session, "question", question, now)
    session.expire(row)


def add_listed(session: Session, listed: Iterable[Listed], kind: str | None = None) -> Imported:
    """Add the questions of a list, none of them twice; what is in the trash comes back."""
    rows = list(session.scalars(select(Row)))
    gone = {row.uid: row for row in rows if row.trashed_at is not None}
    there = {same(each.text) for each in _all(rows)} | {row.uid for row in rows} - gone.keys()
    fresh: dict[str, Listed] = {}
    all_of_it = list(listed)
    for each in all_of_it:
        name = _listed_uid(each)
        if there.isdisjoint((name, same(each.text))):
            there |= {name, same(each.text)}
            fresh[name] = each
    for name in fresh.keys() & gone.keys():
        gone[name].trashed_at = None
    common = {"kind": kind, "hidden": False}
    made = [
        {"uid": name, "text": each.text, "category": each.category, **common}
        for name, each in fresh.items()
        if name not in gone
    ]
    if made:
        session.execute(insert(Row), made)
    session.flush()
    return Imported(len(fresh), len(all_of_it) - len(fresh))


def _listed_uid(listed: Listed) -> str:
    """An id is a name on every desk, unless it is a number: lists count from 1 each."""
    if listed.name and not listed.name.isdigit():
        return uid.derived("question", "list", listed.name)
    return uid.derived("question", "text", same(listed.text))


def _row(session: Session, question: str) -> Row:
    """Return the row of a question, made now if it comes along and had none."""
    row = session.scalar(select(Row).where(Row.uid == question))
    if row is None and question in seeds():
        seed = seeds()[question]
        row = Row(uid=question, text=seed.text, kind=seed.kind, category=seed.category)
        session.add(row)
        session.flush()
    if row is None or row.trashed_at is not None:
        raise RowGone
    return row


def _told(row: Row) -> Question:
    along = seeds().get(row.uid)
    return Question(row.uid, row.text, row.kind, row.category, along.section if along else "")


def _all(rows: Iterable[Row]) -> list[Question]:
    """Return the questions that are there, as they were edited."""
    known = {row.uid: row for row in rows}
    kept = [_told(row) for row in known.values() if row.trashed_at is None]
    return [*kept, *(seed for name, seed in seeds().items() if name not in known)]


def _unsettled(session: Session, question_id: int, mentorship_id: int) -> AgendaItem | None:
    """Return the agenda item that asks a question and is open or parked."""
    query = select(AgendaItem).where(
        AgendaItem.question_id == question_id,
        AgendaItem.mentorship_id == mentorship_id,
        AgendaItem.state.in_(("open", "parked")),
        AgendaItem.trashed_at.is_(None),
    )
    return session.scalar(query.order_by(AgendaItem.id.desc()).limit(1))


def _bring(session: Session, item: AgendaItem, meeting_id: int) -> None:
    """See that an open or parked item is on a meeting's agenda, or on that of the next one."""
    running = (
        select(func.count())
        .select_from(Placement)
        .join(Meeting, Meeting.id == Placement.meeting_id)
        .where(Placement.item_id == item.id, Placement.outcome.is_(None))
        .where(Meeting.state == "running")
    )
    if meeting_id and not session.scalar(running):  # a meeting keeps what it is talking about
        agenda.place(session, item.id, meeting_id)
    elif item.state == "parked":
        agenda.reopen(session, item.id)


def _checked(text: str) -> str:
    words = one_line(text)
    if not words:
        raise QuestionEmpty
    return words
