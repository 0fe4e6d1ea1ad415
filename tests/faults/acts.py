"""What is done to a desk as a whole, and what must hold after any fault in the midst of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

from mentordesk.storage import backup, migrate
from mentordesk.storage.connection import connect
from mentordesk.storage.file import open_file

from .deeds import Clock, new_desk, refusals, work
from .forked import Tell
from .tally import verdict
from .witness import Found, look

STEP = """
create table search_extra (id integer primary key, words text);
insert into search_extra (words) select title from agenda_item;
update agenda_item set title = title || ' (as it was)';
update agenda_item set title = substr(title, 1, length(title) - 12);
"""


class Place(NamedTuple):
    """A folder with one desk in it."""

    folder: Path
    key: str | None

    @property
    def desk(self) -> Path:
        return self.folder / "desk.mentordesk"

    @property
    def copy(self) -> Path:
        return self.folder / "copy.mentordesk"

    def look(self) -> Found:
        return look(self.desk, self.key, Clock())

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir() if path.suffix != ".lock"}


class Act(NamedTuple):
    words: str
    prepare: Callable[[Place], object]
    do: Callable[[Place, Tell], object]  # what is acknowledged or refused is told
    wrong: Callable[[Place, list[str], str], str]  # given what was told and the desk as it was


def make(place: Place) -> None:
    """Make a desk that has some history."""
    place.folder.mkdir(parents=True, exist_ok=True)
    new_desk(place.desk, place.key)
    work(place.desk, place.key, Random(1), 12, lambda _: None)


def save(place: Place, tell: Tell) -> None:
    work(place.desk, place.key, Random(5), 8, tell)


def wrong_after_save(place: Place, told: list[str], before: str) -> str:
    return untrue(told) or verdict(told, place.look(), before)


def untrue(told: list[str]) -> str:
    """After a refusal the desk that is open shows what is kept, or nothing can be read."""
    kept = ""
    for word, _, state in (line.partition(" ") for line in told):
        kept = state if word == "kept" else kept
        if word == "shows" and state != kept:
            return "what was refused is shown as if it were kept"
    return ""


def make_with_copy(place: Place) -> None:
    """Make a desk that has gone on since it was copied."""
    make(place)
    backup.save_file(place.desk, place.copy, place.key)
    work(place.desk, place.key, Random(2), 4, lambda _: None)


def copy(place: Place, tell: Tell) -> None:
    with refusals(tell):
        backup.save_file(place.desk, place.copy, place.key, over=True)
        tell("copied")


def wrong_after_copy(place: Place, told: list[str], before: str) -> str:
    copied = look(place.copy, place.key, Clock())
    if wrong := verdict([], place.look(), before):
        return wrong
    if copied.wrong or ("copied" in told and copied.digest != before):
        return f"the copy: {copied.wrong or 'not of the desk'}"
    left = place.names() - {place.desk.name, place.copy.name}
    return f"left over: {', '.join(sorted(left))}" if told and left else ""


@contextmanager
def next_version(place: Place) -> Iterator[None]:
    """As if this program were of a version later than the desk."""
    step, steps = place.folder.parent / "0002_next.sql", migrate.STEPS
    step.write_text(STEP, "utf-8")
    migrate.STEPS = [*steps, step]
    try:
        yield
    finally:
        migrate.STEPS = steps


def bring_up_to_date(place: Place, tell: Tell) -> None:
    with next_version(place), refusals(tell), closing(open_file(place.desk, place.key)):
        tell("up to date")


def wrong_after_migration(place: Place, told: list[str], before: str) -> str:
    with next_version(place):
        return verdict([], place.look(), before)


class Careless(NamedTuple):
    """A way that must lose."""

    words: str
    act: Act


def save_hastily(place: Place, tell: Tell) -> None:
    work(place.desk, place.key, Random(5), 8, tell, hasty=True)


def copy_in_place(place: Place, tell: Tell) -> None:
    with suppress(OSError):
        shutil.copyfile(place.desk, place.copy)
        tell("copied")


def migrate_bit_by_bit(place: Place, tell: Tell) -> None:
    with refusals(tell), closing(connect(place.desk, place.key)) as connection:
        connection.executescript(f"{STEP} pragma user_version = {len(migrate.STEPS) + 1};")


ACTS = {
    "save": Act("some saves", make, save, wrong_after_save),
    "copy": Act("a copy", make_with_copy, copy, wrong_after_copy),
    "migration": Act("a migration", make, bring_up_to_date, wrong_after_migration),
}
CARELESS = {
    "save": Careless("acknowledged before the commit", ACTS["save"]._replace(do=save_hastily)),
    "copy": Careless("a copy made in its place", ACTS["copy"]._replace(do=copy_in_place)),
    "migration": Careless(
        "step by step, each committed", ACTS["migration"]._replace(do=migrate_bit_by_bit)
    ),
}
