"""kill -9 of a process that works on a desk: at any moment, and at any call to the disk."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from random import Random

from . import disk
from .deeds import KEY, Clock, new_desk, work
from .figures import Control, Figure, Size
from .forked import Tell, Told, forked
from .tally import Tally, spread, verdict
from .witness import look

CHAIN = 25  # kills of one desk, each opened as the last left it
LONGEST = 0.4  # seconds from the start of a process to its end
CALLS = 220  # changes of files in about that time
DEEDS = 40


def _trial(folder: Path, size: Size) -> Figure:
    kills = size.of(short=600, long=10_000)
    honest = spread(partial(chain, folder, False), range(kills // CHAIN))
    hasty = spread(partial(chain, folder, True), range(size.of(short=100, long=1000) // CHAIN))
    control = Control("one that acknowledges before it commits", hasty)
    return Figure("kill -9 of a process that works on a desk", "kills", honest, (control,))


def chain(folder: Path, hasty: bool, seed: int) -> Tally:
    """Kill one process after the other, each working on the desk as the last one left it."""
    dice, tally = Random(seed), Tally()
    key = KEY if seed % 2 else None
    place = folder / f"kills-{hasty}-{seed}"
    place.mkdir()
    path, before = place / "desk.mentordesk", ""
    new_desk(path, key)
    for number in range(CHAIN):
        before = before or look(path, key, Clock()).digest
        told = _killed(path, key, dice, hasty)
        found = look(copied(path), key, Clock())
        wrong = told.crash or verdict(told.lines, found, before)
        tally.count(wrong, f"chain {seed}, kill {number}")
        tally.facts += _facts(told, found.digest)
        before = found.digest
    shutil.rmtree(place)
    return tally


def _killed(path: Path, key: str | None, dice: Random, hasty: bool) -> Told:
    """Half of the kills come by the clock, half at a call to the disk, of these half within."""
    own, moment = Random(dice.random()), dice.random()
    if dice.random() < 0.5:
        return forked(lambda tell: work(path, key, own, DEEDS, tell, hasty=hasty), moment * LONGEST)
    fault = disk.Fault("change", 1 + int(moment * CALLS), disk.KILL, torn=dice.random() < 0.5)

    def until_killed(tell: Tell) -> None:
        disk.watch(path.parent)
        disk.fail(fault)
        work(path, key, own, DEEDS, tell, hasty=hasty)

    return forked(until_killed)


def copied(path: Path) -> Path:
    """Return a copy of the desk, so that the next one opens it as the last one left it."""
    copy = path.parent / "found" / path.name
    shutil.rmtree(copy.parent, ignore_errors=True)
    copy.parent.mkdir()
    for file in (path, path.with_name(f"{path.name}-wal")):
        if file.exists():
            shutil.copyfile(file, copy.with_name(file.name))
    return copy


def _facts(told: Told, found: str) -> dict[str, int]:
    kept = [line for line in told.lines if line.startswith("kept ")]
    return {
        "killed before the desk was open": not kept,
        "edits acknowledged": max(0, len(kept) - 1),  # the first is the desk as it was opened
        "killed in the middle of a commit that lasted": bool(kept) and found != told.last("kept"),
        "ended before the kill": not told.killed,
    }


TRIALS = {"kills": _trial}
