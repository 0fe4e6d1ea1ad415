"""Full-text search over all kinds, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.domain import note
from mentordesk.domain.excerpt import Excerpt, excerpt

from .connection import connect
from .words import phrases

if TYPE_CHECKING:
    from sqlite3 import Connection

KINDS = (
    *("person", "agenda_item", "action_item", "decision", "learning", "note", "goal"),
    "agreement",
)
MOST_WORDS = 24
LONGEST_WORD = 80
LONGEST_TEXT = 100_000  # an excerpt is not looked for beyond
READING = (
    "query_only = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "temp_store = memory",
    "cache_size = -65536",
)
FIND = """
select kind, row_id from search join search_row on search_row.id = search.rowid
where search match ? and search.rowid between ? and ?
and kind in (select value from json_each(?))
order by search.rowid desc limit ?
"""
BETWEEN = """
select min(id), max(id) from (
    select (select id from search_row where kind = value order by row_id limit 1) id
    from json_each(?1)
    union all
    select (select id from search_row where kind = value order by row_id desc limit 1)
    from json_each(?1)
)
"""  # kinds that were not made one beside the other are not waded through
FIND_ALL = """
select kind, row_id from search join search_row on search_row.id = search.rowid
where search match ? order by search.rowid desc limit ?
"""
OF_A_MEETING = """
select thing.id, thing.uid, {words}, person.name, mentorship.uid, meeting.uid, meeting.number,
    coalesce(substr(meeting.starts_at, 1, 10), thing.made_on), thing.private
from {kind} thing join mentorship on mentorship.id = thing.mentorship_id
join person on person.id = mentorship.person_id
left join meeting on meeting.id = thing.meeting_id
"""
DETAILS = {
    "person": """
select thing.id, thing.uid, name, name, name, null, null, null, null, 0 from person thing
""",
    "agenda_item": """
select thing.id, thing.uid, title, title || char(10) || answer, person.name, mentorship.uid,
    null, null, null, thing.private
from agenda_item thing join mentorship on mentorship.id = thing.mentorship_id
join person on person.id = mentorship.person_id
""",
    **{
        kind: OF_A_MEETING.format(kind=kind, words="text, text")
        for kind in ("action_item", "decision", "learning")
    },
    "note": f"""
select thing.id, thing.uid, thing.title, substr(thing.body, 1, {LONGEST_TEXT}), person.name,
    mentorship.uid, meeting.uid, meeting.number,
    substr(coalesce(meeting.starts_at, thing.updated_at), 1, 10), thing.private
from note thing left join mentorship on mentorship.id = thing.mentorship_id
left join person on person.id = mentorship.person_id
left join meeting on meeting.id = thing.meeting_id
""",
    "goal": """
select thing.id, thing.uid, title, title || char(10) || so_that || char(10) || by_doing,
    person.name, mentorship.uid, null, null, thing.started_on, thing.private
from goal thing join mentorship on mentorship.id = thing.mentorship_id
join person on person.id = mentorship.person_id
""",
    "agreement": """
select thing.id, thing.uid, purpose, purpose || char(10) || expectations || char(10) || boundaries
    || char(10) || thing.progress, person.name, mentorship.uid, null, null, thing.agreed_on, 0
from agreement thing join mentorship on mentorship.id = thing.mentorship_id
join person on person.id = mentorship.person_id
""",
}


class Hit(NamedTuple):
    kind: str
    uid: str
    title: str
    excerpt: Excerpt
    person: str  # whose mentorship it is of, "" if of none
    mentorship: str  # its uid, "" if of none
    meeting: str  # likewise
    number: int | None  # of the meeting, once it was held
    day: date | None  # of the meeting, or when it was made; of a note when it was last written
    private: bool


def find(
    connection: Connection, words: str, kinds: Sequence[str] = KINDS, limit: int = 50
) -> list[Hit]:
    """Return what has words that begin like all of `words`, whatever characters they have."""
    terms = terms_of(words)
    if not terms:
        return []
    rows = _rows(connection, match(terms), kinds, limit)
    hits = _details(connection, rows, terms)
    return [hits[row] for row in rows if row in hits]


def terms_of(words: str) -> list[str]:
    """Return the words as they can be searched for: none endless, none too many."""
    clean = words[: MOST_WORDS * LONGEST_WORD].replace('"', " ").replace("\0", " ")
    clean = clean.encode("utf-8", "ignore").decode()
    return [term[:LONGEST_WORD] for term in phrases(clean)[:MOST_WORDS]]


def match(terms: Iterable[str]) -> str:
    """Return the query of the index: each term a quoted prefix, so nothing is an operator."""
    return " ".join(f'"{term}"*' for term in terms)


def open_reader(path: Path, key: str | None, way: str = "mode=rw") -> Connection:
    """Return a connection that only reads, for a thread of its own."""
    connection = connect(path, key, way=way)
    for setting in READING:
        connection.execute(f"pragma {setting}")
    return connection


def _rows(
    connection: Connection, query: str, kinds: Sequence[str], limit: int
) -> list[tuple[str, int]]:
    if set(kinds) == set(KINDS):
        return connection.execute(FIND_ALL, (query, limit)).fetchall()
    names = json.dumps(kinds)
    low, high = connection.execute(BETWEEN, (names,)).fetchone()
    return connection.execute(FIND, (query, low, high, names, limit)).fetchall()


def _details(
    connection: Connection, rows: Sequence[tuple[str, int]], terms: Sequence[str]
) -> dict[tuple[str, int], Hit]:
    found = {}
    for kind in {kind for kind, _ in rows}:
        ids = json.dumps([row_id for each, row_id in rows if each == kind])
        query = f"{DETAILS[kind]} where thing.id in (select value from json_each(?))"
        for row_id, *values in connection.execute(query, (ids,)):
            found[kind, row_id] = _hit(kind, terms, *values)
    return found


def _hit(
    kind: str,
    terms: Sequence[str],
    uid: str,
    title: str,
    text: str,
    person: str | None,
    mentorship: str | None,
    meeting: str | None,
    number: int | None,
    day: str | None,
    private: int,
) -> Hit:
    if kind == "note":  # its first line is its title, unless it is called after a meeting
        around = excerpt(text if meeting else note.rest(text), terms, note.plain)
    else:
        around = excerpt(text, terms)
    return Hit(
        kind,
        uid,
        title,
        around,
        person or "",
        mentorship or "",
        meeting or "",
        number,
        date.fromisoformat(day) if day else None,
        bool(private),
    )
