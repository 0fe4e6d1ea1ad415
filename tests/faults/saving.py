"""Saves, and a migration: what changes the file of a desk in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from random import Random

from mentordesk.storage import migrate
from mentordesk.storage.connection import connect
from mentordesk.storage.file import open_file

from .acts import Act, Careless, Place, make
from .copying import make_with_backups, strange_after_backup
from .deeds import refusals, work
from .forked import Tell
from .tally import verdict

DEEDS = 8
STEP = """
create table search_extra (id integer primary key, words text);
insert into search_extra (words) select title from agenda_item;
update agenda_item set title = title || ' (as it was)';
update agenda_item set title = substr(title, 1, length(title) - 12);
"""


def _save(place: Place, tell: Tell) -> None:
    work(place.desk, place.key, Random(5), DEEDS, tell)


def _save_hastily(place: Place, tell: Tell) -> None:
    work(place.desk, place.key, Random(5), DEEDS, tell, hasty=True)


def _wrong_after_save(place: Place, told: list[str], before: str) -> str:
    return _untrue(told) or verdict(told, place.look(), before)


def _untrue(told: list[str]) -> str:
    """After a refusal the desk that is open shows what is kept, if it can be read at all."""
    kept = ""
    for word, _, state in (line.partition(" ") for line in told):
        kept = state if word == "kept" else kept
        if word == "shows" and state != kept:
            return "what was refused is shown as if it were kept"
    return ""


@contextmanager
def _next_version(place: Place) -> Iterator[None]:
    """As if this program were of a version later than the desk."""
    step, steps = place.folder.parent / "0002_next.sql", migrate.STEPS
    step.write_text(STEP, "utf-8")
    migrate.STEPS = [*steps, step]
    try:
        yield
    finally:
        migrate.STEPS = steps


def _bring_up_to_date(place: Place, tell: Tell) -> None:
    with _next_version(place), refusals(tell), closing(open_file(place.desk, place.key)):
        tell("done")


def _bit_by_bit(place: Place, tell: Tell) -> None:
    with refusals(tell), closing(connect(place.desk, place.key)) as connection:
        connection.executescript(f"{STEP} pragma user_version = {len(migrate.STEPS) + 1};")
        tell("done")


def _wrong_after_migration(place: Place, told: list[str], before: str) -> str:
    with _next_version(place):
        return verdict([], place.look(), before)


def _strange_after_migration(place: Place) -> list[str]:
    older = f"{place.desk.name}.version-1"  # where no backup could be made
    return [name for name in strange_after_backup(place) if name != older]


ACTS = {
    "save": Act("some saves", make, _save, _wrong_after_save, Place.strange),
    "migration": Act(
        *("a migration", make_with_backups, _bring_up_to_date),
        *(_wrong_after_migration, _strange_after_migration),
    ),
}
CARELESS = {
    "save": Careless("acknowledged before the commit", _save_hastily),
    "migration": Careless("step by step, each committed", _bit_by_bit),
}
