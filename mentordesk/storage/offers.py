"""What a desk offers once: to be protected, when there is something to protect."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

OFFERED, DEMO = "offered protection", "demo"
WRITTEN = {
    "note": "trim(body) <> ''",
    "agenda_item": "trim(title) <> ''",
    "action_item": "trim(text) <> ''",
    "decision": "trim(text) <> ''",
    "learning": "trim(text) <> ''",
    "goal": "trim(title) <> ''",
}
SENTENCE = "select " + " or ".join(
    f"exists (select 1 from {table} where trashed_at is null and {written})"
    for table, written in WRITTEN.items()
)
SETTLED = "select exists (select 1 from preference where name in (?, ?))"
REMEMBER = "insert into preference (name, value) values (?, '1') on conflict (name) do nothing"


def is_settled(connection: Connection) -> bool:
    """Return whether protection was offered, or need never be: the desk is a demo to play with."""
    return bool(connection.execute(SETTLED, (OFFERED, DEMO)).fetchone()[0])


def has_a_sentence(connection: Connection) -> bool:
    """Return whether anything was written that others are not to read."""
    return bool(connection.execute(SENTENCE).fetchone()[0])


def remember(connection: Connection) -> None:
    """Keep that protection was offered."""
    connection.execute(REMEMBER, (OFFERED,))


def mark_demo(connection: Connection) -> None:
    connection.execute(REMEMBER, (DEMO,))
