"""The trash: what is in it, how it gets there and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text as sql

from . import placements
from .moment import moment
from .trash_can import TABLES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WORDS = {
    "person": "name",
    "mentorship": "(select name from person where id = person_id)",
    "meeting": "starts_at",
    "question": "text",
    "agenda_template": "name",
    "agenda_item": "title",
    "action_item": "text",
    "decision": "text",
    "learning": "text",
    "note": "title",
    "goal": "title",
    "milestone": "title",
}
BRANCHES = {  # what goes with a row: the table and the column that points at the row
    "mentorship": [
        (table, "mentorship_id")
        for table in (
            "meeting",
            "agenda_item",
            "action_item",
            "decision",
            "learning",
            "note",
            "goal",
        )
    ],
    "meeting": [("note", "meeting_id")],
    "goal": [("milestone", "goal_id")],
}
OWNERS = sql(
    "select mentorship_id from meeting where trashed_at = :stamp"
    " union select mentorship_id from agenda_item where trashed_at = :stamp"
)
PLANNED = sql("select id from meeting where trashed_at = :stamp and state = 'planned'")


class Trashed(NamedTuple):
    kind: str
    uid: str
    words: str  # the title; of a meeting its wall time
    trashed_at: datetime


def put(session: Session, kind: str, uid: str, now: datetime) -> None:
    """Stamp a row and all that belongs to it with one shared moment."""
    row_id = session.execute(
        sql(f"select id from {kind} where uid = :uid"), {"uid": uid}
    ).scalar_one()
    stamp = moment(now)
    while _is_taken(session, stamp):  # one moment is one entry
        now += timedelta(seconds=1)
        stamp = moment(now)
    _stamp(session, kind, "id", [row_id], stamp)
    if kind == "mentorship":
        _take_person_along(session, row_id, stamp)


def restore(session: Session, kind: str, uid: str) -> None:
    """Bring back a row with all that was trashed at its moment; agenda items find a meeting.

    What it belongs to comes back before it, or it would be nowhere.
    """
    session.flush()
    for owner, owner_uid in _owners_in_trash(session, kind, uid):
        restore(session, owner, owner_uid)
    query = sql(f"select trashed_at from {kind} where uid = :uid")
    stamp = session.execute(query, {"uid": uid}).scalar_one()
    owners = session.execute(OWNERS, {"stamp": stamp}).scalars().all()
    planned = session.execute(PLANNED, {"stamp": stamp}).scalars().all()
    for table in TABLES:
        session.execute(
            sql(f"update {table} set trashed_at = null where trashed_at = :stamp"), {"stamp": stamp}
        )
    session.expire_all()
    for meeting_id in planned:  # one that ran has what was talked about on its agenda again
        placements.take_back(session, meeting_id)
    for mentorship_id in owners:
        placements.join_next(session, mentorship_id)


def _owners_in_trash(session: Session, kind: str, uid: str) -> list[tuple[str, str]]:
    """Return the kinds and uids of what a row belongs to, where that is in the trash by itself."""
    links = [(o, column) for o, rows in BRANCHES.items() for table, column in rows if table == kind]
    found = []
    for owner, column in links:
        query = sql(
            f"select owner.uid from {owner} as owner join {kind} as it on owner.id = it.{column}"
            " where it.uid = :uid and owner.trashed_at is not null"
            " and owner.trashed_at is not it.trashed_at"
        )
        found += [(owner, name) for name in session.execute(query, {"uid": uid}).scalars()]
    return found


def listed(session: Session) -> list[Trashed]:
    """Return what was put in the trash, last first, without what only went along."""
    found = [entry for kind in TABLES for entry in _roots(session, kind)]
    return sorted(found, key=lambda entry: entry.trashed_at, reverse=True)


def _is_taken(session: Session, stamp: str) -> bool:
    query = " union all ".join(f"select 1 from {t} where trashed_at = :stamp" for t in TABLES)
    return session.execute(sql(f"{query} limit 1"), {"stamp": stamp}).first() is not None


def _stamp(session: Session, table: str, column: str, ids: list[int], stamp: str) -> None:
    inside = f"{column} in (select value from json_each(:ids)) and trashed_at is null"
    chosen = {"ids": str(ids)}
    rows = session.execute(sql(f"select id from {table} where {inside}"), chosen).scalars().all()
    session.execute(
        sql(f"update {table} set trashed_at = :stamp where {inside}"), {**chosen, "stamp": stamp}
    )
    for branch, parent in BRANCHES.get(table, []):
        _stamp(session, branch, parent, list(rows), stamp)


def _take_person_along(session: Session, mentorship_id: int, stamp: str) -> None:
    """A person with no mentorship left goes along: nothing would show who it was."""
    session.execute(
        sql(
            "update person set trashed_at = :stamp where trashed_at is null and is_me = 0 and id ="
            " (select person_id from mentorship where id = :id) and not exists (select 1 from"
            " mentorship where person_id = person.id and trashed_at is null)"
        ),
        {"id": mentorship_id, "stamp": stamp},
    )


def _roots(session: Session, kind: str) -> list[Trashed]:
    went_along = [
        f"exists (select 1 from {parent} where {parent}.id = {kind}.{column}"
        f" and {parent}.trashed_at = {kind}.trashed_at)"
        for parent, branches in BRANCHES.items()
        for table, column in branches
        if table == kind
    ]
    if kind == "person":
        went_along = [
            (
                "exists (select 1 from mentorship where person_id = person.id"
                " and mentorship.trashed_at = person.trashed_at)"
            )
        ]
    alone = " and ".join(f"not {clause}" for clause in went_along) or "1"
    rows = session.execute(
        sql(
            f"select uid, {WORDS[kind]}, trashed_at from {kind}"
            f" where trashed_at is not null and {alone}"
        )
    )
    return [Trashed(kind, uid, words, datetime.fromisoformat(at)) for uid, words, at in rows]
