"""What belongs to a mentorship, read from the foreign keys of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

ROOT = "mentorship"


class Link(NamedTuple):
    column: str
    to: str  # the table it points at
    belongs: bool  # the row goes when that one goes; else it only forgets it


@dataclass(frozen=True)
class Schema:
    """The tables whose rows have a uid, with what points where."""

    columns: Mapping[str, Sequence[str]]
    links: Mapping[str, Sequence[Link]]
    above: Sequence[str]  # what a mentorship belongs to: its person
    below: Sequence[str]  # what belongs to a mentorship, owners first

    def owners(self, table: str) -> list[Link]:
        return [link for link in self.links[table] if link.belongs]

    def tree(self) -> list[str]:
        """Return every table of a mentorship, owners first."""
        return [*self.above, ROOT, *self.below]


def schema(connection: Connection) -> Schema:
    columns = {name: _columns(connection, name) for name in _tables(connection)}
    named = {name: found for name, found in columns.items() if "uid" in found}
    links = {name: _links(connection, name) for name in named}
    needs = {name: {link.to for link in found} for name, found in links.items()}
    order = list(TopologicalSorter(needs).static_order())
    above, below = _above(links), _below(links, order)
    return Schema(named, links, [name for name in order if name in above], below)


def _tables(connection: Connection) -> list[str]:
    query = "select name from sqlite_master where type = 'table' and name not glob 'search*'"
    return [name for (name,) in connection.execute(f"{query} order by name")]


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"pragma table_info({table})")]


def _links(connection: Connection, table: str) -> list[Link]:
    rows = connection.execute(f"pragma foreign_key_list({table})")
    return sorted(Link(row[3], row[2], row[6] == "CASCADE") for row in rows)


def _above(links: Mapping[str, Sequence[Link]]) -> set[str]:
    found, ahead = set[str](), [ROOT]
    while ahead:
        for link in links[ahead.pop()]:
            if link.belongs:
                found.add(link.to)
                ahead.append(link.to)
    return found


def _below(links: Mapping[str, Sequence[Link]], order: Sequence[str]) -> list[str]:
    found: list[str] = []
    for name in order:
        if any(link.belongs and link.to in (ROOT, *found) for link in links[name]):
            found.append(name)
    return found
