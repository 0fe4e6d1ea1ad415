"""What a backup contains, beside what the desk has now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.storage.note_list import WRITTEN

if TYPE_CHECKING:
    from sqlite3 import Connection

COUNTED = ("mentorship", "meeting", "agenda_item", "action_item", "note", "goal")
MENTORSHIPS = """
select mentorship.uid, person.name, mentorship.role, mentorship.kind, mentorship.ended_on
from mentorship join person on person.id = mentorship.person_id
where mentorship.trashed_at is null order by person.name collate nocase, mentorship.id
"""
NOTES = f"""
select note.uid, note.title, ifnull(person.name, ''), note.updated_at from note
left join mentorship on mentorship.id = note.mentorship_id
left join person on person.id = mentorship.person_id
where {WRITTEN} order by note.updated_at desc, note.id desc
"""
GONE, IN_TRASH, CHANGED, SAME = STANDS = "gone", "trash", "changed", "same"


class Someone(NamedTuple):
    """A mentorship of the backup."""

    uid: str
    name: str
    role: str
    kind: str
    ended_on: str | None
    stands: str  # in the desk now: gone, in the trash, or the same, which says it is there


class Noted(NamedTuple):
    """A note of the backup."""

    uid: str
    title: str
    person: str
    updated_at: datetime
    stands: str  # in the desk now: gone, in the trash, changed or the same


@dataclass(frozen=True)
class Contents:
    then: Mapping[str, int]
    now: Mapping[str, int]
    mentorships: tuple[Someone, ...]
    notes: tuple[Noted, ...]
    added: Mapping[str, tuple[str, ...]]  # names and titles of what only the desk has


def compared(backup: Connection, desk: Connection) -> Contents:
    """Return what a backup has, with how each thing stands in the desk: what it lacks first."""
    return Contents(
        counts(backup),
        counts(desk),
        tuple(sorted(_mentorships(backup, desk), key=_lacking_first)),
        tuple(sorted(_notes(backup, desk), key=_lacking_first)),
        {
            "mentorship": tuple(_added(MENTORSHIPS, "mentorship", backup, desk)),
            "note": tuple(_added(NOTES, "note", backup, desk)),
        },
    )


def counts(connection: Connection) -> dict[str, int]:
    """Return how many there are of each kind, without the trash and empty notes of meetings."""
    query = "select count(*) from {} where {}"
    asked = {table: query.format(table, _there(table)) for table in COUNTED}
    return {table: connection.execute(each).fetchone()[0] for table, each in asked.items()}


def _there(table: str) -> str:
    return WRITTEN if table == "note" else "trashed_at is null"


def _mentorships(backup: Connection, desk: Connection) -> Iterator[Someone]:
    now = dict(desk.execute("select uid, trashed_at from mentorship"))
    for row in backup.execute(MENTORSHIPS):
        there = SAME if row[0] in now else GONE
        yield Someone._make((*row, IN_TRASH if now.get(row[0]) else there))


def _notes(backup: Connection, desk: Connection) -> Iterator[Noted]:
    now = {
        uid: (trashed_at, updated_at)
        for uid, trashed_at, updated_at in desk.execute(
            "select uid, trashed_at, updated_at from note"
        )
    }
    for uid, title, person, updated_at in backup.execute(NOTES):
        moment = datetime.fromisoformat(updated_at)
        yield Noted(uid, title, person, moment, _stands(now.get(uid), updated_at))


def _lacking_first(thing: Someone | Noted) -> int:
    return STANDS.index(thing.stands)


def _added(query: str, table: str, backup: Connection, desk: Connection) -> Iterator[str]:
    known = {uid for (uid,) in backup.execute(f"select uid from {table} where {_there(table)}")}
    for uid, words, *_ in desk.execute(query):
        if uid not in known:
            yield words


def _stands(now: tuple[str | None, str] | None, updated_at: str) -> str:
    if now is None:
        return GONE
    trashed_at, moment = now
    if trashed_at:
        return IN_TRASH
    return SAME if moment == updated_at else CHANGED
