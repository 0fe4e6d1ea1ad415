"""Each Nth call to the disk fails, or is the last before a kill, in the midst of an act."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from . import copying, disk, rekeying, saving
from .acts import Place, Stage
from .deeds import KEY
from .disk import Fault
from .figures import Control, Figure, Size
from .forked import Tell, Told, forked
from .tally import Tally, spread

ERRORS = {
    "write": (errno.ENOSPC, errno.EIO),
    "sync": (errno.EIO,),
    "truncate": (errno.EIO,),
    "open": (errno.EACCES,),
    "read": (errno.EIO,),
    "unlink": (errno.EACCES,),
    "rename": (errno.EIO,),
    "change": (disk.KILL,),
}
SHORT, CONTROL = 17, 41  # of so many faults one is tried
KEYS: dict[str, str | None] = {"plain": None, "protected": KEY}
NONE = Fault("write", 0, 0)
ACTS = {**saving.ACTS, **copying.ACTS, **rekeying.ACTS}
CARELESS = {**saving.CARELESS, **copying.CARELESS, **rekeying.CARELESS}


class Trial(NamedTuple):
    name: str  # of the act
    careless: bool
    folder: Path
    key: str  # one of KEYS
    fault: Fault


def _trial(name: str, folder: Path, size: Size) -> Figure:
    """Try every fault there can be of an act; in the short form some of each sort."""
    honest = spread(_tried, _trials(name, False, folder)[:: size.of(short=SHORT, long=1)])
    control = spread(_tried, _trials(name, True, folder)[::CONTROL])
    what = f"every Nth fault or kill of {ACTS[name].words}"
    controls = (Control(CARELESS[name].words, control),)
    return Figure(what, "faults", honest, controls, every=size.name == "long")


TRIALS = {name: partial(_trial, name) for name in ACTS}


def _trials(name: str, careless: bool, folder: Path) -> list[Trial]:
    return [
        Trial(name, careless, folder, key, fault)
        for key in KEYS
        for fault in _faults(_calls(Trial(name, careless, folder, key, NONE)))
    ]


def _faults(calls: dict[str, int]) -> Iterator[Fault]:
    for sort, errors in ERRORS.items():
        lasting = (False, True) if sort != "change" else (False,)
        partly = (False, True) if sort in ("write", "change") else (False,)
        for error, forever, torn in product(errors, lasting, partly):
            for nth in range(1, calls[sort] + 1):
                yield Fault(sort, nth, error, forever, torn)


def _calls(trial: Trial) -> dict[str, int]:
    """Return how many calls of each sort there are when nothing fails."""
    place = _stage(trial.name, trial.folder, trial.key, os.getpid()).put_back()
    told = _done(trial, place)
    return json.loads(told.last("calls"))  # type: ignore[no-any-return]


def _tried(trial: Trial) -> Tally:
    tally = Tally()
    stage = _stage(trial.name, trial.folder, trial.key, os.getpid())
    told = _done(trial, stage.put_back())
    act = ACTS[trial.name]
    wrong = told.crash or act.wrong(stage.place, told.lines, stage.before)
    if not (wrong or told.killed or trial.fault.sort == "unlink"):
        wrong = ", ".join(act.strange(stage.place))
    tally.count(wrong, f"{trial.key}, {trial.fault}")
    refused = any(line.startswith("refused ") for line in told.lines)
    tally.facts["killed"] += told.killed
    tally.facts["told by a sentence"] += refused
    tally.facts["of no consequence"] += not (told.killed or refused)
    return tally


@cache
def _stage(name: str, folder: Path, key: str, process: int) -> Stage:
    """Return the place of an act; each process makes its own."""
    return Stage(ACTS[name], Place(folder / f"{name}-{key}-{process}", KEYS[key]))


def _done(trial: Trial, place: Place) -> Told:
    act = CARELESS[trial.name] if trial.careless else ACTS[trial.name]

    def do(tell: Tell) -> None:
        disk.watch(place.folder)
        disk.fail(trial.fault)
        act.do(place, tell)
        disk.rest()
        tell(f"calls {json.dumps(disk.counts())}")

    return forked(do)
