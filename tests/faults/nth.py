"""Each Nth call to the disk fails, or is the last before a kill, in the midst of an act."""

from __future__ import annotations

import errno
import json
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from . import disk
from .acts import ACTS, CARELESS, Act, Place
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


class Trial(NamedTuple):
    act: Act
    template: Place
    before: str  # what the desk holds
    fault: Fault


def _trial(name: str, folder: Path, size: Size) -> Figure:
    """Try every fault there can be of an act; in the short form some of each sort."""
    act, careless = ACTS[name], CARELESS[name]
    honest = spread(_tried, _trials(act, folder / name, size.of(short=SHORT, long=1)))
    control = spread(_tried, _trials(careless.act, folder / f"{name}-careless", CONTROL))
    what = f"every Nth fault or kill of {act.words}"
    controls = (Control(careless.words, control),)
    return Figure(what, "faults", honest, controls, every=size.name == "long")


TRIALS = {name: partial(_trial, name) for name in ACTS}


def _trials(act: Act, folder: Path, stride: int) -> list[Trial]:
    found: list[Trial] = []
    for name, key in KEYS.items():
        template = Place(folder / name, key)
        act.prepare(template)
        before = template.look().digest
        found += [Trial(act, template, before, fault) for fault in _faults(act, template)]
    return found[::stride]


def _faults(act: Act, template: Place) -> Iterator[Fault]:
    calls = _calls(act, template)
    for sort, errors in ERRORS.items():
        lasting = (False, True) if sort != "change" else (False,)
        partly = (False, True) if sort in ("write", "change") else (False,)
        for error, forever, torn in product(errors, lasting, partly):
            for nth in range(1, calls[sort] + 1):
                yield Fault(sort, nth, error, forever, torn)


def _calls(act: Act, template: Place) -> dict[str, int]:
    """Return how many calls of each sort there are when nothing fails."""
    told = _done(act, _copied(template), NONE)
    return json.loads(told.last("calls"))  # type: ignore[no-any-return]


def _tried(trial: Trial) -> Tally:
    act, place, tally = trial.act, _copied(trial.template), Tally()
    told = _done(act, place, trial.fault)
    wrong = told.crash or act.wrong(place, told.lines, trial.before)
    tally.count(wrong, f"{trial.template.folder.name}, {trial.fault}")
    refused = any(line.startswith("refused ") for line in told.lines)
    tally.facts["killed"] += told.killed
    tally.facts["told by a sentence"] += refused
    tally.facts["of no consequence"] += not (told.killed or refused)
    shutil.rmtree(place.folder)
    return tally


def _copied(template: Place) -> Place:
    copy = Path(tempfile.mkdtemp(dir=template.folder.parent))
    shutil.copytree(template.folder, copy, dirs_exist_ok=True)
    return template._replace(folder=copy)


def _done(act: Act, place: Place, fault: Fault) -> Told:
    def do(tell: Tell) -> None:
        disk.watch(place.folder)
        disk.fail(fault)
        act.do(place, tell)
        disk.rest()
        tell(f"calls {json.dumps(disk.counts())}")

    return forked(do)
