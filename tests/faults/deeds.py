"""What a person does to a desk, one deed after the other, as the windows do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2

from mentordesk.desk import Desk
from mentordesk.domain.cadence import Cadence
from mentordesk.errors import MentorDeskError
from mentordesk.storage import (
    actions,
    agenda,
    decisions,
    drafts,
    goals,
    learnings,
    meetings,
    mentorships,
    milestones,
    notes,
    trash,
)
from mentordesk.storage.connection import explain
from mentordesk.storage.file import create_file

from .forked import Tell
from .witness import bear_witness, digest

KEY = f"x'{'5e' * 32}{'a1' * 16}'"
BEGUN = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
WORDS = ["plan", "review", "index", "listen", "draft", "Zürich", "日本", "guild", "🙂", "naïve"]
LIVE = "trashed_at is null"
TO_COME = f"select id from meeting where state in ('planned', 'running') and {LIVE}"


class Clock:
    """Each look at it is some seconds later."""

    def __init__(self) -> None:
        self._now = BEGUN

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=7)
        return self._now


class Hand:
    """One who works on an open desk; the same dice do the same deeds."""

    def __init__(self, desk: Desk, dice: Random) -> None:
        self.desk, self.dice = desk, dice
        self.visit = object()

    def do(self) -> None:
        self.dice.choice(DEEDS)(self)

    def change(self, label: str, verb: Callable[..., Any], *given: Any, **named: Any) -> None:
        with self.desk.change(label) as session:
            verb(session, *given, **named)

    def any_of(self, query: str) -> Any:
        """Return the id of one of the rows, by chance; None if there is none."""
        ids = [row[0] for row in self.desk.connection.execute(query)]
        return self.dice.choice(ids) if ids else None

    def words(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(2, 12)))


def raise_item(hand: Hand) -> None:
    if meeting := hand.any_of(TO_COME):
        voice = hand.dice.choice(["mentor", "mentee"])
        hand.change("Add agenda item", agenda.add, meeting, hand.words(), "accomplish", voice)


def tick_item(hand: Hand) -> None:
    if item := hand.any_of(f"select id from agenda_item where {LIVE}"):
        verb = hand.dice.choice([agenda.park, agenda.drop, agenda.reopen, _tick])
        hand.change("Tick agenda item", verb, item)


def _tick(session: Any, item: int) -> None:
    agenda.tick(session, item, True)


def promise(hand: Hand) -> None:
    if made := hand.any_of(f"select id from mentorship where {LIVE}"):
        today = hand.desk.today()
        hand.change("Add action item", actions.add, made, hand.words(), "mentor", today)


def keep_promise(hand: Hand) -> None:
    if action := hand.any_of(f"select id from action_item where {LIVE}"):
        done = hand.dice.random() < 0.7
        hand.change("Tick action item", actions.tick, action, done, hand.desk.now())


def decide_and_learn(hand: Hand) -> None:
    """Two nouns in one step."""
    if made := hand.any_of(f"select id from mentorship where {LIVE}"):
        today = hand.desk.today()
        with hand.desk.change("Decide") as session:
            decisions.add(session, made, hand.words(), today)
            learnings.add(session, made, hand.words(), "mentee", today)


def type_note(hand: Hand) -> None:
    """A pause of one who types: saves of one visit undo together."""
    note = hand.any_of(f"select id from note where {LIVE}")
    if note is None or hand.dice.random() < 0.2:
        hand.visit = object()
        hand.change("New note", notes.add, hand.desk.now(), hand.words())
        return
    with hand.desk.change("Edit note", merge=hand.visit) as session:
        body = notes.text(session, note)
        notes.write(session, note, f"{body} {hand.words()}"[-2000:], hand.desk.now())


def type_draft(hand: Hand) -> None:
    texts = {"text": hand.words()} if hand.dice.random() < 0.8 else {}
    hand.change("", drafts.keep, f"line {hand.dice.randint(1, 3)}", texts)


def meet(hand: Hand) -> None:
    """Begin a meeting, or end the one that runs and have the next one planned."""
    running = hand.any_of(f"select id from meeting where state = 'running' and {LIVE}")
    if running:
        hand.change("End meeting", meetings.end, running, hand.desk.now())
    elif planned := hand.any_of(f"select id from meeting where state = 'planned' and {LIVE}"):
        hand.change("Start meeting", meetings.start, planned, hand.desk.now())


def reach(hand: Hand) -> None:
    if goal := hand.any_of(f"select id from goal where {LIVE}"):
        today = hand.desk.today()
        with hand.desk.change("Reach milestone") as session:
            step = milestones.add(session, goal, hand.words(), on=today)
            milestones.reach(session, step, today)


def throw_away(hand: Hand) -> None:
    kind = hand.dice.choice(["note", "action_item", "agenda_item", "decision"])
    query = f"select uid from {kind} where {LIVE} and uid not in (select uid from note limit 1)"
    if found := hand.any_of(query):
        hand.change("Move to trash", trash.put, kind, found, hand.desk.now())


def bring_back(hand: Hand) -> None:
    kind = hand.dice.choice(["note", "action_item", "agenda_item", "decision"])
    if found := hand.any_of(f"select uid from {kind} where trashed_at is not null"):
        hand.change("Restore", trash.restore, kind, found)


def undo(hand: Hand) -> None:
    hand.desk.undo()


def redo(hand: Hand) -> None:
    hand.desk.redo()


DEEDS = (
    *(raise_item, tick_item, promise, keep_promise, decide_and_learn),
    *(type_note, type_note, type_note, type_draft),
    *(meet, reach, throw_away, bring_back, undo, undo, redo),
)


def new_desk(path: Path, key: str | None) -> None:
    """Make a small desk on which every deed has something to be done to."""
    create_file(path, key)
    desk = Desk(path, Clock(), key)
    whole = {"role": "mentor", "kind": "technical", "started_on": BEGUN.date()}
    with desk.change("Begin") as session:
        made = mentorships.add(session, name="Sam", cadence=Cadence("weeks", 2), **whole)  # type: ignore[arg-type]
        start = BEGUN.replace(tzinfo=None) + timedelta(minutes=30)
        meeting = meetings.plan(session, made, start, "Etc/UTC", 45, now=BEGUN)
        for number in range(3):
            agenda.add(session, meeting, f"Item {number}", "accomplish", "mentee")
        goals.add(session, made, title="Speak", voice="mentee", started_on=BEGUN.date())
        notes.add(session, BEGUN, "Begun")
    desk.close()


def work(
    path: Path,
    key: str | None,
    dice: Random,
    deeds: int,
    tell: Tell,
    *,
    hasty: bool = False,
    settings: Iterable[str] = (),
) -> None:
    """Open a desk, do so many deeds and close it; what was acknowledged is told at once.

    Refusals are told by their code, and the work goes on, as a person would. Who is `hasty`
    acknowledges before the commit.
    """
    with refusals(tell):
        desk = Desk(path, Clock(), key)
        for setting in settings:
            desk.connection.execute(f"pragma {setting}").fetchone()
        bear_witness(desk, tell, "kept" if hasty else "meant")
        tell(f"kept {digest(desk.connection)}")
        hand = Hand(desk, dice)
        for _ in range(deeds):
            with refusals(tell):
                hand.do()
                tell(f"kept {digest(desk.connection)}")
                continue
            show(desk, tell)
        desk.close()


def show(desk: Desk, tell: Tell) -> None:
    """Tell what the desk shows after a refusal, if it can be read."""
    with suppress(dbapi2.Error, MemoryError):
        tell(f"shows {digest(desk.connection)}")


@contextmanager
def refusals(tell: Tell) -> Iterator[None]:
    """Tell what is refused, as one of our errors; anything else is a crash."""
    try:
        yield
    except (MentorDeskError, dbapi2.Error, MemoryError) as error:
        ours = explain(error) or error
        if not isinstance(ours, MentorDeskError):
            raise
        tell(f"refused {ours.code}")
