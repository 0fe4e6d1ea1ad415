"""What restoring a mentorship would do to a desk, told before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .links import ROOT
from .tree import Row, Tree, mentorship, present
from .writing import differs

if TYPE_CHECKING:
    from sqlite3 import Connection

THINGS = {  # what is counted, and the column that says what it is
    "mentorship": "",
    "meeting": "starts_at",
    "agenda_item": "title",
    "action_item": "text",
    "decision": "text",
    "learning": "text",
    "note": "title",
    "goal": "title",
    "milestone": "title",
    "agreement": "agreed_on",
    "check_in": "made_on",
    "pause": "starts_on",
}
PARTS = {  # what is no thing of its own, and the column that says what it is a part of
    "placement": ("agenda_item", "item_id"),
    "code_review": ("agenda_item", "item_id"),
    "milestone_event": ("milestone", "milestone_id"),
}
Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Difference:
    """By kind, the words of each thing: what comes back, changes, or was added since and stays."""

    back: Words
    changed: Words
    later: Words
    same: int = 0

    def is_none(self) -> bool:
        return not self.back and not self.changed


def of(connection: Connection, then: Tree) -> Difference:
    """Compare a mentorship of a backup with an open desk."""
    there = present(connection, then)
    stands = _stands(then, there)
    (uid,) = then.rows[ROOT]
    now = mentorship(connection, uid)
    later = {
        (table, name)
        for table, rows in (now.rows if now is not None else {}).items()
        for name in rows
        if table in THINGS and name not in then.rows[table]
    }
    return Difference(
        _words(then, {key for key, how in stands.items() if how == "back"}),
        _words(then, {key for key, how in stands.items() if how == "changed"}),
        _words(now, later) if now is not None else {},
        sum(how == "same" for how in stands.values()),
    )


def _stands(then: Tree, there: Mapping[str, Mapping[str, Row]]) -> dict[tuple[str, str], str]:
    """Return how each thing stands; it is changed, too, if a part of it is."""
    stands = {
        (table, uid): _stand(row, there[table].get(uid))
        for table in THINGS
        for uid, row in then.rows[table].items()
    }
    for table, (owner, column) in PARTS.items():
        for uid, row in then.rows[table].items():
            if (
                _stand(row, there[table].get(uid)) != "same"
                and stands[owner, row[column]] == "same"
            ):
                stands[owner, row[column]] = "changed"
    return stands


def _stand(row: Row, there: Row | None) -> str:
    if there is None or (there.get("trashed_at") and not row.get("trashed_at")):
        return "back"
    return "changed" if differs(row, there) else "same"


def _words(tree: Tree, keys: set[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found = {
        table: tuple(
            str(row[column] or "") if column else ""
            for uid, row in tree.rows[table].items()
            if (table, uid) in keys
        )
        for table, column in THINGS.items()
    }
    return {table: words for table, words in found.items() if words}
