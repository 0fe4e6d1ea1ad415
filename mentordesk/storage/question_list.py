"""The question bank as it is read: by plain SQL, in as many statements for many as for few."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from mentordesk.domain.questions import Asked, Known, Question, suggested

from .moment import day
from .question_seeds import seeds

if TYPE_CHECKING:
    from sqlite3 import Connection

ROWS = "select id, uid, kind, category, text, hidden, trashed_at is not null from question"
ASKED = "(item.state <> 'dropped' or item.answer <> '') and item.trashed_at is null"
FROM = """
from agenda_item as item join mentorship on mentorship.id = item.mentorship_id
join person on person.id = mentorship.person_id
left join placement on placement.item_id = item.id
left join meeting on meeting.id = placement.meeting_id and meeting.trashed_at is null
"""
LAST = f"""
select item.question_id, max(coalesce(meeting.starts_utc, '~')), meeting.starts_at, item.state,
    item.answer, item.private, person.name, mentorship.uid, meeting.uid, count(distinct item.id)
{FROM} where {{whose}} and mentorship.trashed_at is null and {ASKED} group by item.question_id
"""  # of each group, SQLite returns the row with the maximum
ANY = "item.question_id > 0"  # `is not null` would not use the index
OF_SOME = f"+{ANY} and item.mentorship_id in (select value from json_each(:who))"
HISTORY = f"""
select item.id, item.uid, max(coalesce(meeting.starts_utc, '~')), meeting.starts_at, item.state,
    item.voice, item.answer, item.private, person.name, mentorship.role, mentorship.uid, meeting.uid
{FROM} join question on question.id = item.question_id
where question.uid = :uid and mentorship.trashed_at is null and {ASKED}
    and (:who is null or item.mentorship_id in (select value from json_each(:who)))
group by item.id order by 3 desc, item.id desc
"""
HERE = """
select item.id, item.question_id, question.uid, item.answer, meeting.starts_utc
from placement join agenda_item as item on item.id = placement.item_id
join question on question.id = item.question_id
join meeting on meeting.id = placement.meeting_id
where placement.meeting_id = ? and item.trashed_at is null
"""
EARLIER = f"""
select item.question_id, item.id, item.uid, max(meeting.starts_utc), meeting.starts_at, item.state,
    item.voice, item.answer, item.private, person.name, mentorship.role, mentorship.uid, meeting.uid
{FROM} where item.question_id in (select value from json_each(:questions))
    and item.mentorship_id in (select value from json_each(:who)) and {ASKED}
    and meeting.starts_utc < :before
group by item.id order by 4 desc, item.id desc
"""
SAME_PERSON = """
select other.id from mentorship join mentorship as other on other.person_id = mentorship.person_id
where mentorship.id = ? and other.trashed_at is null
"""
HAS_MET = """
select exists (select 1 from json_each(?) as who cross join meeting
    on meeting.mentorship_id = who.value where +state = 'held' and trashed_at is null)
"""


class Asking(NamedTuple):
    """One time a question was on an agenda."""

    item_id: int
    item_uid: str
    on: date | None  # the day of the meeting; None: it waits for one
    state: str  # of the agenda item
    voice: str  # whose it was
    answer: str
    private: bool
    person: str
    role: str  # mine
    mentorship: str  # its uid
    meeting: str  # likewise, "" while it waits


class Kept(NamedTuple):
    """What is known of an agenda item that asks a question."""

    question: str  # its uid
    answer: str
    earlier: list[Asking]  # with the same person, the last one first


def listed(connection: Connection, who: Sequence[int] | None = None) -> list[Known]:
    """Return all questions, hidden ones too, and the last time each was asked.

    That is with anyone, or in the mentorships `who`. Those that come along are first.
    """
    ids, questions = _questions(connection)
    asked = _last(connection, who)
    return [Known(each, asked.get(ids.get(each.uid, 0))) for each in questions]


def suggestions(
    connection: Connection, mentorship_id: int, kind: str, most: int = 3
) -> list[Known]:
    """Return what could be asked in a mentorship next."""
    who = with_same_person(connection, mentorship_id)
    return suggested(listed(connection, who), kind, has_met(connection, who), most)


def history(connection: Connection, uid: str, who: Sequence[int] | None = None) -> list[Asking]:
    """Return every time a question was asked, the last one first."""
    found = connection.execute(HISTORY, {"uid": uid, "who": _json(who)})
    return [_asking(*row) for row in found]


def of_meeting(connection: Connection, meeting_id: int) -> dict[int, Kept]:
    """Return what is known of the questions on a meeting's agenda, by the ids of the items."""
    here = connection.execute(HERE, (meeting_id,)).fetchall()
    if not here:
        return {}
    query = "select mentorship_id from meeting where id = ?"
    mentorship_id = connection.execute(query, (meeting_id,)).fetchone()[0]
    earlier: dict[int, list[Asking]] = {}
    values = {
        "questions": json.dumps([row[1] for row in here]),
        "who": _json(with_same_person(connection, mentorship_id)),
        "before": here[0][4],
    }
    for question_id, *row in connection.execute(EARLIER, values):
        earlier.setdefault(question_id, []).append(_asking(*row))
    return {
        item_id: Kept(uid, answer, [e for e in earlier.get(of, []) if e.item_id != item_id])
        for item_id, of, uid, answer, _ in here
    }


def with_same_person(connection: Connection, mentorship_id: int) -> list[int]:
    """Return the mentorships with the person of one; what was asked in either was asked of them."""
    return [row[0] for row in connection.execute(SAME_PERSON, (mentorship_id,))]


def has_met(connection: Connection, who: Sequence[int]) -> bool:
    return bool(connection.execute(HAS_MET, (_json(who),)).fetchone()[0])


def _questions(connection: Connection) -> tuple[dict[str, int], list[Question]]:
    """Return the ids of those that are rows, and all: what was edited is as it was edited."""
    ids: dict[str, int] = {}
    found, gone = dict(seeds()), set()
    for row_id, uid, kind, category, text, hidden, trashed in connection.execute(ROWS):
        ids[uid] = row_id
        if trashed:
            gone.add(uid)
        elif uid in found:
            given = {"text": text, "kind": kind, "category": category, "hidden": bool(hidden)}
            found[uid] = replace(found[uid], **given)
        else:
            found[uid] = Question(uid, text, kind, category, hidden=bool(hidden))
    return ids, [each for uid, each in found.items() if uid not in gone]


def _last(connection: Connection, who: Sequence[int] | None) -> dict[int, Asked]:
    query = LAST.format(whose=ANY if who is None else OF_SOME)
    values = {} if who is None else {"who": _json(who)}
    return {
        question_id: Asked(
            day(at), state, answer, bool(private), person, mentorship, meeting or "", times
        )
        for question_id, _, at, state, answer, private, person, mentorship, meeting, times in (
            connection.execute(query, values)
        )
    }


def _asking(item_id: int, uid: str, _: str, at: str | None, *row: Any) -> Asking:
    state, voice, answer, private, person, role, mentorship, meeting = row
    return Asking(
        *(item_id, uid, day(at), state, voice, answer, bool(private)),
        *(person, role, mentorship, meeting or ""),
    )


def _json(ids: Sequence[int] | None) -> str | None:
    return None if ids is None else json.dumps(list(ids))
