"""Whether a desk is whole: SQLite's own checks, the search index, and what must always hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sqlcipher3 import dbapi2

from mentordesk.errors import FileDamaged

from .connection import explain
from .trash_can import TABLES
from .words import SEARCHED, inner_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from sqlite3 import Connection


class Finding(NamedTuple):
    check: str  # one of LOOKS
    found: str  # what is wrong, in the words of the file; empty if all is well


ENDED = "('held', 'cancelled', 'missed')"
RULES = {
    "one open placement an item": """
        select item_id from placement where outcome is null group by item_id having count(*) > 1""",
    "no open placement on an ended meeting": f"""
        select placement.uid from placement join meeting on meeting.id = meeting_id
        where outcome is null and state in {ENDED}""",
    "an outcome only where a meeting has begun": """
        select placement.uid from placement join meeting on meeting.id = meeting_id
        where outcome is not null and state = 'planned' and trashed_at is null""",
    "items stay with their mentorship": """
        select placement.uid from placement join meeting on meeting.id = meeting_id
        join agenda_item on agenda_item.id = item_id
        where meeting.mentorship_id <> agenda_item.mentorship_id""",
    "an open item waits only without a planned meeting": """
        select uid from agenda_item where state = 'open' and trashed_at is null
        and not exists (select 1 from placement where item_id = agenda_item.id and outcome is null)
        and exists (select 1 from meeting where meeting.mentorship_id = agenda_item.mentorship_id
            and state = 'planned' and meeting.trashed_at is null)""",
    "held meetings are numbered once": """
        select min(uid) from meeting where state = 'held'
        group by mentorship_id, number having count(*) > 1 or number is null""",
    "one meeting of a mentorship runs at a time": """
        select mentorship_id from meeting where state = 'running' and trashed_at is null
        group by mentorship_id having count(*) > 1""",
    "a milestone's history begins with its addition": """
        select uid from milestone where not exists (select 1 from milestone_event
            where milestone_id = milestone.id and kind = 'added')""",
    "only what has ended has an outcome": """
        select uid from mentorship where ended_on is null and outcome is not null""",
    "one person is me": """
        select uid from person where is_me and id > (select min(id) from person where is_me)""",
    "what belongs to a trashed mentorship is in the trash": " union all ".join(
        f"""select {table}.uid from {table} join mentorship on mentorship.id = mentorship_id
        where mentorship.trashed_at is not null and {table}.trashed_at is null"""
        for table in TABLES
        if table not in ("person", "mentorship", "milestone", "question", "agenda_template")
    ),
}
UNNUMBERED = " union all ".join(
    f"""select '{kind}', uid from {kind} where not exists (select 1 from search_row
    where kind = '{kind}' and row_id = {kind}.id)"""
    for kind in SEARCHED
)
SEALS = "the seals of the pages"


def check(connection: Connection, *, protected: bool) -> Iterator[Finding]:
    """Yield each check as it is made, up to one that the damage does not let be made.

    The connection must be alone in writing to the file.
    """
    damaged = False
    for name, look in LOOKS.items():
        if name == SEALS and not protected:
            continue
        try:
            found = look(connection)
        except dbapi2.DatabaseError as error:
            if not damaged and not isinstance(explain(error), FileDamaged):
                raise
            yield Finding(name, str(error))
            return
        damaged = damaged or bool(found)
        yield Finding(name, found)


def _first(query: str, well: str, connection: Connection) -> str:
    rows = [row for row in connection.execute(query).fetchmany(3) if row != (well,)]
    return "; ".join(" ".join(map(str, row)) for row in rows)


def _index(connection: Connection) -> str:
    """Compare every word of the index with its row; SQLite writes for that, and is rolled back."""
    try:
        connection.execute("insert into search (search, rank) values ('integrity-check', 1)")
    finally:
        connection.rollback()
    return _first(UNNUMBERED, "", connection)


def _parts(connection: Connection) -> str:
    for kind, columns in SEARCHED.items():
        words = " || char(10) || ".join(columns)
        for uid, text, parts in connection.execute(f"select uid, {words}, parts from {kind}"):
            if inner_words(text) != parts:
                return f"{kind} {uid}"
    return ""


LOOKS: dict[str, Callable[[Connection], str]] = {
    "the pages of the file": partial(_first, "pragma integrity_check", "ok"),
    SEALS: partial(_first, "pragma cipher_integrity_check", ""),
    "links between rows": partial(_first, "pragma foreign_key_check", ""),
    "the search index": _index,
    "words inside words": _parts,
    **{name: partial(_first, query, "") for name, query in RULES.items()},
}
