"""Many notes at a time: read in pages, by plain SQL, so that any number of them can be listed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.domain import note
from mentordesk.domain.excerpt import Excerpt, excerpt

from .moment import moment
from .search import LONGEST_TEXT, match, terms_of

if TYPE_CHECKING:
    from sqlite3 import Connection

START = 600  # characters of a note that are read for an excerpt when nothing is searched for
WRITTEN = "note.trashed_at is null and (note.meeting_id is null or note.body <> '')"
NUMBER = """
coalesce(meeting.number, (
    select coalesce(max(number), 0) from meeting other
    where other.mentorship_id = meeting.mentorship_id
) + (
    select count(*) from meeting other
    where other.mentorship_id = meeting.mentorship_id and other.trashed_at is null
    and other.state in ('planned', 'running') and other.number is null
    and (other.starts_utc, other.id) <= (meeting.starts_utc, meeting.id)
))
"""
ROWS = f"""
select note.id, note.uid, note.title, substr(note.body, 1, ?), note.private, note.updated_at,
    mentorship.uid, person.name, mentorship.role, meeting.uid, meeting.state, meeting.starts_at,
    case when meeting.state in ('planned', 'running', 'held') then {NUMBER} end
from note left join mentorship on mentorship.id = note.mentorship_id
left join person on person.id = mentorship.person_id
left join meeting on meeting.id = note.meeting_id
where note.id in (select value from json_each(?))
order by note.updated_at desc, note.id desc
"""
FOUND = """
select note.id from search cross join search_row on search_row.id = search.rowid
cross join note on note.id = search_row.row_id
where search match ? and search_row.kind = 'note' and search.rowid <= (
    select id from search_row where kind = 'note' order by row_id desc limit 1
) and {which}
order by search.rowid desc limit ?
"""
TITLED = """
select note.uid from search cross join search_row on search_row.id = search.rowid
cross join note on note.id = search_row.row_id
where search match ? and search_row.kind = 'note' and note.title = ? collate nocase
order by search.rowid desc limit 1
"""
LINKING = """
select note.id from (
    select search_row.row_id from search join search_row on search_row.id = search.rowid
    where search match ? and search_row.kind = 'note' order by search.rowid desc limit 500
) join note on note.id = row_id
where instr(lower(note.body), lower(?)) and note.uid <> ?
"""


class Owner(NamedTuple):
    """A mentorship that a note can be of."""

    uid: str
    name: str
    role: str


class Which(NamedTuple):
    """All notes, or fewer; never those of meetings that nothing was written in yet."""

    mentorship: str = ""  # the uid of one
    private: bool = False  # only these
    since: datetime | None = None  # written on since then


class NoteRow(NamedTuple):
    note_id: int
    uid: str
    title: str
    excerpt: Excerpt
    private: bool
    updated_at: datetime
    mentorship: str  # its uid, "" if of none
    person: str
    role: str  # mine
    meeting: str  # its uid, "" if of none
    meeting_state: str
    meeting_day: date | None
    number: int | None  # the meeting has it or will get it

    @property
    def of_meeting(self) -> bool:
        return bool(self.meeting)


def count(connection: Connection, which: Which) -> int:
    clause, values = _clause(which)
    return int(
        connection.execute(f"select count(*) from note where {clause}", values).fetchone()[0]
    )


def listed(connection: Connection, which: Which, start: int, most: int) -> list[NoteRow]:
    """Return some of the notes, the one last written on first."""
    clause, values = _clause(which)
    query = f"select id from note where {clause} order by updated_at desc, id desc limit ? offset ?"
    ids = [row[0] for row in connection.execute(query, (*values, most, start))]
    return _rows(connection, ids, ())


def position(connection: Connection, which: Which, uid: str) -> int | None:
    """Return how many notes are listed before one, None if it is not among them."""
    clause, values = _clause(which)
    own = f"select updated_at, id from note where uid = ? and {clause}"
    row = connection.execute(own, (uid, *values)).fetchone()
    if row is None:
        return None
    before = f"select count(*) from note where {clause} and (updated_at, id) > (?, ?)"
    return int(connection.execute(before, (*values, *row)).fetchone()[0])


def found(connection: Connection, words: str, which: Which, most: int) -> list[NoteRow]:
    """Return notes that have all the words, the one last written on first.

    Of more than `most` it returns those that were made last.
    """
    if not (terms := terms_of(words)):
        return []
    clause, values = _clause(which, "note.trashed_at is null")
    query = FOUND.format(which=clause)
    ids = [row[0] for row in connection.execute(query, (match(terms), *values, most))]
    return _rows(connection, ids, terms)


def one(connection: Connection, uid: str) -> NoteRow | None:
    """Return what a list says of a note, None if it is gone or in the trash."""
    query = "select id from note where uid = ? and trashed_at is null"
    ids = [row[0] for row in connection.execute(query, (uid,))]
    return next(iter(_rows(connection, ids, ())), None)


def owners(connection: Connection) -> list[Owner]:
    """Return the mentorships notes can be of, those that go on first, by name."""
    rows = connection.execute(
        "select mentorship.uid, person.name, role from mentorship"
        " join person on person.id = mentorship.person_id where mentorship.trashed_at is null"
        " order by ended_on is not null, person.name collate nocase, mentorship.id"
    )
    return [Owner(*row) for row in rows]


def titled(connection: Connection, title: str) -> str | None:
    """Return the uid of the newest note with this title, in any case."""
    if not (terms := terms_of(title)):
        return None
    row = connection.execute(TITLED, (_together(terms), title.strip())).fetchone()
    return row[0] if row else None


def linking(connection: Connection, title: str, uid: str) -> list[NoteRow]:
    """Return other notes that have a link to this title in them."""
    if not (terms := terms_of(title)):
        return []
    values = _together(terms), f"[[{title}]]", uid
    ids = [row[0] for row in connection.execute(LINKING, values)]
    return _rows(connection, ids, ())


def _together(terms: Sequence[str]) -> str:
    """Return a query for words that follow each other; rare enough to be quick."""
    unspaced = any(" " in term for term in terms)  # the index has them elsewhere
    return match(terms) if unspaced else f'"{" ".join(terms)}"'


def _clause(which: Which, always: str = WRITTEN) -> tuple[str, list[str]]:
    clauses, values = [always], []
    if which.mentorship:
        clauses.append("note.mentorship_id = (select id from mentorship where uid = ?)")
        values.append(which.mentorship)
    if which.private:
        clauses.append("note.private")
    if which.since is not None:
        clauses.append("note.updated_at >= ?")
        values.append(moment(which.since))
    return " and ".join(clauses), values


def _rows(connection: Connection, ids: Sequence[int], terms: Sequence[str]) -> list[NoteRow]:
    read = LONGEST_TEXT if terms else START
    rows = connection.execute(ROWS, (read, json.dumps(ids))).fetchall()
    return [_row(terms, *row) for row in rows]


def _row(
    terms: Sequence[str],
    note_id: int,
    uid: str,
    title: str,
    body: str,
    private: int,
    updated_at: str,
    mentorship: str | None,
    person: str | None,
    role: str | None,
    meeting: str | None,
    state: str | None,
    starts_at: str | None,
    number: int | None,
) -> NoteRow:
    # the title of a meeting's note is the meeting, and a heading on top says it again
    text = body if meeting and not body.startswith("# ") else note.rest(body)
    return NoteRow(
        note_id,
        uid,
        title,
        excerpt(text, terms, note.plain),
        bool(private),
        datetime.fromisoformat(updated_at),
        mentorship or "",
        person or "",
        role or "",
        meeting or "",
        state or "",
        datetime.fromisoformat(starts_at).date() if starts_at else None,
        number,
    )
