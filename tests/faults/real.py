"""kill -9 of the real app, on a display of its own, while one types, ticks and undoes.

An independent reader looks at the file meanwhile. What it has seen there is acknowledged. So is
what was typed more than three seconds before the kill: it is in its place or in a draft.
"""

from __future__ import annotations

import shutil
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from mentordesk.desk import Desk
from mentordesk.domain.cadence import Cadence
from mentordesk.errors import MentorDeskError
from mentordesk.storage import agenda, meetings, mentorships, offers
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, open_to_look
from tests.end_to_end.driver import App, screen

from .deeds import Clock
from .disk import PRELOAD
from .figures import Control, Figure, Size
from .kills import copied
from .tally import Tally, spread
from .witness import look

CHAIN = 6  # kills of one desk
TO_A_CORE = 2  # chains; most of the time they wait
ITEMS, FIRST, ROW = 8, (290, 165), 35  # the boxes of the agenda in the window of the driver
GRACE = 3  # seconds from a key to the disk
WATCHED = 1.5  # seconds at most until the reader is asked no more
PASSPHRASE = "four small words here"
ITEM = "select state from agenda_item where title = 'Item {}'"
ANYWHERE = """select exists (select 1 from note where instr(body, '{0}'))
    or exists (select 1 from action_item where instr(text, '{0}'))
    or exists (select 1 from preference where name like 'draft %' and instr(value, '{0}'))"""
NOTE = "select body from note where meeting_id is not null"


class Effect(NamedTuple):
    """What a deed leaves in the file."""

    of: str  # a later effect of the same thing takes its place
    query: str
    wanted: object
    done_at: float = 0
    typed: str = ""  # the word that was typed for it


class Owned(NamedTuple):
    """A desk, as another program reads it."""

    path: Path
    key: str | None

    def value(self, effect: Effect) -> object:
        with closing(open_to_look(self.path, self.key)) as file:
            return file.execute(effect.query).fetchone()[0]

    def holds(self, effect: Effect) -> bool:
        with suppress(MentorDeskError, dbapi2.Error):
            return self.value(effect) == effect.wanted
        return False


class Typist:
    """One who works in the window; `seen` is what the reader has found of it in the file."""

    def __init__(self, app: App, desk: Owned, dice: Random) -> None:
        self._app, self._desk, self._dice = app, desk, dice
        self._focus = "line"
        self.done: list[Effect] = []
        self.seen: list[Effect] = []

    def act(self, word: str) -> None:
        self._dice.choice([self.type, self.type, self._capture, self._tick])(word)
        self._watch(self._dice.uniform(0, WATCHED))

    def type(self, word: str) -> None:
        """Write a word into the note of the meeting."""
        self._go_to("note")
        self._app.type(f"{word} ")
        self._owe(f"word {word}", f"select instr(({NOTE}), '{word} ') > 0", 1, word)

    def _capture(self, word: str) -> None:
        self._go_to("line")
        self._app.type(f"Sam: do {word}")
        self._app.key("Return")
        query = f"select count(*) from action_item where text = 'do {word}'"
        self._owe(f"line {word}", query, 1, word)

    def _tick(self, _: str) -> None:
        """Tick an item or open it again, and now and then undo that."""
        item = self._dice.randrange(ITEMS)
        query = ITEM.format(item)
        states = ["open", "discussed"]
        if self._desk.holds(Effect("", query, "discussed")):
            states.reverse()
        self._app.click(FIRST[0], FIRST[1] + item * ROW)
        self._focus = "list"
        self._owe(f"item {item}", query, states[1])
        self._watch(WATCHED)
        if self.seen[-1:] == self.done[-1:] and self._dice.random() < 0.5:
            self._app.key("ctrl+z")
            self._owe(f"item {item}", query, states[0])

    def _go_to(self, where: str) -> None:
        """The keys lead from anywhere to the line, and from there to the note and back."""
        while self._focus != where:
            self._app.key("ctrl+Return")
            self._focus = "note" if self._focus == "line" else "line"

    def _owe(self, of: str, query: str, wanted: object, typed: str = "") -> None:
        self.done.append(Effect(of, query, wanted, time.monotonic(), typed))

    def _watch(self, seconds: float) -> None:
        """Look at the file for so long, until the last deed is there."""
        until = time.monotonic() + seconds
        while self.done and time.monotonic() < until and self.seen[-1:] != self.done[-1:]:
            self.seen += [each for each in self.done[-1:] if self._desk.holds(each)]
            time.sleep(0.05)


def _trial(folder: Path, size: Size) -> Figure:
    chains = range(size.of(short=12, long=300) // CHAIN)
    honest = spread(partial(_chain, folder, GRACE), chains, TO_A_CORE)
    hasty = spread(partial(_chain, folder, 0), range(size.of(short=1, long=4)), TO_A_CORE)
    control = Control("judged as if each letter were saved at once", hasty)
    what = "kill -9 of the real app while one types, ticks and undoes"
    return Figure(what, "kills", honest, (control,))


def _chain(folder: Path, grace: float, seed: int) -> Tally:
    """Kill one app after the other, each started on the desk as the last one left it."""
    dice, tally, place = Random(seed), Tally(), folder / f"real-{grace}-{seed}"
    place.mkdir()
    desk = _new_desk(place / "Mine.mentordesk", protected=seed % 3 == 0)
    owed: dict[str, Effect] = {}
    with screen() as env:
        env.pop(PRELOAD, None)
        for number in range(CHAIN):
            home = str(place / f"home-{number}")  # a new one is not told of the last kill
            own = env | dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), home)
            typist = _killed(own, desk, dice, f"w{number}", at_once=not grace)
            fresh = _acknowledged(typist, time.monotonic() - grace)
            tally.count(_wrong(desk, owed | fresh, typist.done), f"chain {seed}, kill {number}")
            tally.facts["edits acknowledged"] += len(fresh)
            tally.facts["of these seen in the file before the kill"] += len(
                {e.of for e in typist.seen}
            )
            owed = _held(desk, owed | {each.of: each for each in typist.done})
    shutil.rmtree(place)
    return tally


def _killed(env: dict[str, str], desk: Owned, dice: Random, word: str, *, at_once: bool) -> Typist:
    app = App(env, desk.path)
    if desk.key is not None:
        app.await_window("Mine is locked")
        app.type(PASSPHRASE)
        app.key("Return")
    app.await_window("Meeting 1 with Sam")
    app.place_window()
    typist = Typist(app, desk, dice)
    for number in range(dice.randint(1, 6)):
        typist.act(f"{word}{number}")
    if at_once:
        typist.type(f"{word}x")
    else:
        time.sleep(dice.uniform(0, 1))
    app.kill()
    return typist


def _acknowledged(typist: Typist, before: float) -> dict[str, Effect]:
    seen = {each.of: each for each in typist.done if each in typist.seen}
    typed = [each for each in typist.done if each.typed and each.done_at < before]
    return {each.of: each._replace(query=ANYWHERE.format(each.typed)) for each in typed} | seen


def _wrong(desk: Owned, owed: dict[str, Effect], done: list[Effect]) -> str:
    """What was acknowledged is there, unless the same thing was changed again after that."""
    found = look(copied(desk.path), desk.key, Clock())
    if found.wrong:
        return found.wrong
    for each in owed.values():
        later = [other for other in done if other.of == each.of and other.done_at > each.done_at]
        if not any(desk.holds(effect) for effect in (each, *later)):
            return f"{each.of} is not there"
    return ""


def _held(desk: Owned, effects: dict[str, Effect]) -> dict[str, Effect]:
    """Return what was found: from now on it is owed."""
    there = {of: each._replace(wanted=desk.value(each), done_at=0) for of, each in effects.items()}
    return {of: each for of, each in there.items() if each.wanted}


def _new_desk(path: Path, *, protected: bool) -> Owned:
    """Make a desk on which a meeting runs."""
    secret, now = keys.new(PASSPHRASE) if protected else None, datetime.now(UTC)
    create_file(path, secret, offers.remember)
    desk = Desk(path, lambda: now, secret)
    with desk.change("Begin") as session:
        whole: dict[str, Any] = {"role": "mentor", "kind": "technical", "started_on": now.date()}
        made = mentorships.add(session, name="Sam Rivers", cadence=Cadence("ad-hoc"), **whole)
        start = now.replace(tzinfo=None)
        meeting = meetings.plan(session, made, start, "Etc/UTC", 45, now=now)
        for number in range(ITEMS):
            agenda.add(session, meeting, f"Item {number}", "accomplish", "mentee")
        meetings.start(session, meeting, now)
    desk.close()
    return Owned(path, secret)


TRIALS = {"app": _trial}
