"""What is done to a desk as a whole, and what must hold after any fault in the midst of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from .deeds import Clock, new_desk, work
from .forked import Tell
from .witness import Found, look


class Place(NamedTuple):
    """A folder with one desk in it, and the home of who works on it."""

    folder: Path
    key: str | None

    @property
    def desk(self) -> Path:
        return self.folder / "desk.mentordesk"

    @property
    def copy(self) -> Path:
        return self.folder / "copy.mentordesk"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def look(self) -> Found:
        return look(self.desk, self.key, Clock())

    def move_in(self) -> None:
        """Be the user whose home this is."""
        self.home.mkdir(parents=True, exist_ok=True)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = str(self.home)

    def strange(self, *wanted: Path) -> list[str]:
        """Return the names of what lies beside the desk and should not."""
        mine = {self.desk, self.home, *wanted}
        there = (p for p in self.folder.iterdir() if p not in mine)
        return sorted(p.name for p in there if not _is_no_journal(p))


class Act(NamedTuple):
    words: str
    prepare: Callable[[Place], object]
    do: Callable[[Place, Tell], object]  # what is acknowledged or refused is told
    wrong: Callable[[Place, list[str], str], str]  # given what was told and the desk as it was
    strange: Callable[[Place], list[str]]  # what is left over, once the act has come to an end


class Careless(NamedTuple):
    """The same in a way that must lose."""

    words: str
    do: Callable[[Place, Tell], object]


def make(place: Place) -> None:
    """Make a desk that has some history."""
    new_desk(place.desk, place.key)
    work(place.desk, place.key, Random(1), 12, lambda _: None)


def go_on(place: Place) -> None:
    """Work on it some more."""
    work(place.desk, place.key, Random(2), 4, lambda _: None)


def _is_no_journal(path: Path) -> bool:
    """SQLite takes a journal that was never synced for none, and leaves it there."""
    return path.name.endswith("-journal") and path.read_bytes()[:1] in (b"", b"\0")


class Stage:
    """A place made ready once and put back for each trial: paths are the same each time."""

    def __init__(self, act: Act, place: Place) -> None:
        self.place, self._as_made = place, place.folder.with_name(f"{place.folder.name}.made")
        place.move_in()
        act.prepare(place)
        self.before = place.look().digest
        self._clear_locks()
        place.folder.rename(self._as_made)

    def put_back(self) -> Place:
        shutil.rmtree(self.place.folder, ignore_errors=True)
        shutil.copytree(self._as_made, self.place.folder)
        self.place.move_in()
        return self.place

    def clear(self) -> None:
        for folder in (self.place.folder, self._as_made):
            shutil.rmtree(folder, ignore_errors=True)

    def files(self) -> dict[str, bytes]:
        """Return what is there before the act, by name."""
        files = (path for path in self.put_back().folder.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files}

    def _clear_locks(self) -> None:
        for lock in self.place.folder.glob("*.lock"):
            lock.unlink()
