"""The burn-down of a goal: what remained on each day, told by the events of its milestones.

The rules, of which the file's order of entering decides only between events of one day:

- A milestone is there from the day of its earliest event. What is said to have been reached on
  Friday was there on Friday, even if it was written down on Monday.
- It is open, reached or dropped, as its last event says; a new size leaves that as it is. So
  something dropped may be reopened or reached, and something reached twice counts once.
- Its size is the last one given. Re-sizing a reached milestone changes the total and what was
  reached, not what remains; reopened, it comes back in its last size.
- The total is what is open and what is reached. What is dropped is in neither.
- A day counts as it ends: ticked and unticked on one day leaves no trace in the chart.
- What is dated after today has not happened yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from mentordesk.domain import pause, plateau
from mentordesk.domain.pause import Pause
from mentordesk.domain.plateau import Plateau

OPEN = "open"
STATES = {"added": OPEN, "reopened": OPEN, "reached": "reached", "dropped": "dropped"}


@dataclass(frozen=True)
class Event:
    """`kind` is added, resized, dropped, reached or reopened; the first two have points."""

    milestone: int
    kind: str
    on: date
    points: int | None = None


@dataclass(frozen=True)
class Milestone:
    """What the events do not say; `target` is the day it is hoped for."""

    title: str
    target: date | None = None


@dataclass(frozen=True)
class Step:
    """From this day on, so many points remain."""

    on: date
    remaining: int


@dataclass(frozen=True)
class Scope:
    """On this day the total grew or shrank by so many points."""

    on: date
    change: int
    remaining: int


@dataclass(frozen=True)
class Reached:
    on: date
    title: str
    points: int
    remaining: int  # as the day ended


@dataclass(frozen=True)
class Ideal:
    on: date
    remaining: float


@dataclass(frozen=True)
class Happened:
    """One event as the chart tells it; `points` is the milestone's size after it."""

    on: date
    kind: str
    title: str
    points: int


@dataclass(frozen=True)
class BurnDown:
    """Empty of steps while a goal has no milestone."""

    today: date
    total: int = 0
    remaining: int = 0
    steps: tuple[Step, ...] = ()
    scope: tuple[Scope, ...] = ()
    reached: tuple[Reached, ...] = ()
    ideal: tuple[Ideal, ...] = ()
    happened: tuple[Happened, ...] = ()
    plateau: Plateau | None = None

    @property
    def reached_points(self) -> int:
        return self.total - self.remaining

    @property
    def last(self) -> date:
        """The last day the chart has something for: today, or the last target if it is later."""
        return max([self.today, *(point.on for point in self.ideal[-1:])])

    def remaining_on(self, day: date) -> int | None:
        """Return what remained as a day ended, None before the first day and after today."""
        known = [step.remaining for step in self.steps if step.on <= day <= self.today]
        return known[-1] if known else None


@dataclass(frozen=True)
class Standing:
    """What has become of a milestone; `since` is the day it got its state."""

    state: str = "dropped"  # nothing is there before it was added
    points: int = 0
    since: date = date.min


NOWHERE = Standing()


def burn_down(
    events: Iterable[Event],
    milestones: dict[int, Milestone],
    today: date,
    pauses: Sequence[Pause] = (),
    active: bool = True,
) -> BurnDown:
    """Tell the story of a goal up to today, from its events in the order they were entered.

    Only a goal that is `active` and has something open can be on a plateau.
    """
    story = _Story(milestones)
    known = [each for each in events if each.milestone in milestones]
    for day, happened in groupby(_in_order(known, today), key=lambda each: each.on):
        story.tell(day, list(happened))
    if not story.steps:
        return BurnDown(today)
    lasting = pause.closed(pauses, today)
    waits = active and story.remaining
    return BurnDown(
        today,
        story.total,
        story.remaining,
        tuple(story.steps),
        tuple(story.scope),
        tuple(story.reached),
        _ideal(story.steps[0].on, story.first_total, story.last_target(), lasting),
        tuple(story.happened),
        plateau.found(story.progress(), today, lasting) if waits else None,
    )


def standings(events: Iterable[Event], today: date) -> dict[int, Standing]:
    """Return what has become of each milestone, by the same rules."""
    known: dict[int, Standing] = {}
    for each in _in_order(list(events), today):
        known[each.milestone] = _after(known.get(each.milestone, NOWHERE), each)
    return known


class _Story:
    """The days so far; what each changed is counted, never the whole again."""

    def __init__(self, milestones: dict[int, Milestone]) -> None:
        self._milestones = milestones
        self._standings: dict[int, Standing] = {}
        self.total = self.remaining = self.first_total = 0
        self.steps: list[Step] = []
        self.scope: list[Scope] = []
        self.reached: list[Reached] = []
        self.happened: list[Happened] = []

    def tell(self, day: date, events: list[Event]) -> None:
        """Note what a day has changed."""
        was = {each.milestone: self._standing(each.milestone) for each in events}
        before = self.total
        for each in events:
            self._take(each)
        if not self.steps:
            self.first_total = self.total
        elif self.total != before:
            self.scope.append(Scope(day, self.total - before, self.remaining))
        if not self.steps or self.steps[-1].remaining != self.remaining:
            self.steps.append(Step(day, self.remaining))
        self.reached += [self._ring(day, key) for key in was if self._is_reached(key, was[key])]

    def progress(self) -> list[date]:
        """Return the days of what is reached and still holds."""
        return [each.since for each in self._standings.values() if each.state == "reached"]

    def last_target(self) -> date | None:
        counted = [key for key, each in self._standings.items() if each.state != "dropped"]
        targets = [self._milestones[key].target for key in counted]
        return max((target for target in targets if target is not None), default=None)

    def _standing(self, milestone: int) -> Standing:
        return self._standings.get(milestone, NOWHERE)

    def _take(self, event: Event) -> None:
        was, now = self._standing(event.milestone), _after(self._standing(event.milestone), event)
        self._standings[event.milestone] = now
        self.total += _counted(now) - _counted(was)
        self.remaining += _left(now) - _left(was)
        title = self._milestones[event.milestone].title
        self.happened.append(Happened(event.on, event.kind, title, now.points))

    def _is_reached(self, milestone: int, was: Standing) -> bool:
        return self._standing(milestone).state == "reached" != was.state

    def _ring(self, day: date, milestone: int) -> Reached:
        points = self._standing(milestone).points
        return Reached(day, self._milestones[milestone].title, points, self.remaining)


def _in_order(entered: Sequence[Event], today: date) -> list[Event]:
    """Return what has happened by today, each milestone beginning with its being added."""
    first: dict[int, date] = {}
    for each in entered:
        first[each.milestone] = min(each.on, first.get(each.milestone, each.on))
    openings: dict[int, Event] = {}
    others = []
    for each in entered:
        if each.kind == "added" and each.milestone not in openings:
            openings[each.milestone] = replace(each, on=first[each.milestone])
        else:
            others.append(each)
    known = [*openings.values(), *(each for each in others if each.milestone in openings)]
    return sorted((each for each in known if each.on <= today), key=lambda each: each.on)


def _after(standing: Standing, event: Event) -> Standing:
    state = STATES.get(event.kind, standing.state)
    since = event.on if state != standing.state else standing.since
    return Standing(state, event.points or standing.points, since)


def _counted(standing: Standing) -> int:
    return 0 if standing.state == "dropped" else standing.points


def _left(standing: Standing) -> int:
    return standing.points if standing.state == OPEN else 0


def _ideal(start: date, total: int, end: date | None, pauses: Sequence[Pause]) -> tuple[Ideal, ...]:
    """Return the corners of the line from the first day's total to nothing, flat over pauses."""
    if end is None or (days := pause.unpaused(start, end, pauses)) <= 0:
        return ()
    inner = {day for span in pause.spans(start, end, pauses) for day in span}
    gone = {day: pause.unpaused(start, day, pauses) for day in {start, end} | inner}
    return tuple(Ideal(day, total * (1 - gone[day] / days)) for day in sorted(gone))
