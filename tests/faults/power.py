"""Power cuts: of what was written and not synced, any part may be on the disk or not."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from . import disk
from .acts import Place, Stage
from .deeds import KEY, Clock, new_desk, work
from .figures import Control, Figure, Size
from .forked import Tell, forked
from .nth import ACTS, KEYS
from .platter import Platter, cuts
from .tally import Tally, spread, verdict
from .witness import look

STATES = 250  # of one recording
SITTINGS, DEEDS = 3, 25
OFTEN = "wal_autocheckpoint = 60"  # pages; the desk is small, and checkpoints are what is tried
WEAKER = ("synchronous = normal", "synchronous = off")


def _work(folder: Path, size: Size) -> Figure:
    seeds = range(size.of(short=750, long=10_000) // STATES)
    honest = spread(partial(_recording, folder, ""), seeds)
    few = range(size.of(short=250, long=1000) // STATES)
    controls = [Control(words, spread(partial(_recording, folder, words), few)) for words in WEAKER]
    return Figure("power cuts while a desk is worked on", "states", honest, (*controls,))


def _recording(folder: Path, setting: str, seed: int) -> Tally:
    """Work on a desk, then cut the power at many moments of it."""
    key, tally = KEY if seed % 2 else None, Tally()
    place = folder / f"power-{setting}-{seed}"
    path, log = place / "desk" / "desk.mentordesk", place / "log"
    path.parent.mkdir(parents=True)
    new_desk(path, key)
    platter, before = Platter({str(path): path.read_bytes()}), look(path, key, Clock()).digest
    settings = [setting] * bool(setting) + [OFTEN] * bool(seed % 3)

    def sit_down(_: Tell) -> None:
        disk.watch(path.parent)
        disk.record(log)
        for sitting in range(SITTINGS):
            work(path, key, Random(f"{seed} {sitting}"), DEEDS, disk.mark, settings=settings)

    told = forked(sit_down)
    for marks, files in cuts(platter, disk.recorded(log), Random(seed), STATES):
        _put(files, path.parent)
        wrong = told.crash or verdict(marks, look(path, key, Clock()), before)
        tally.count(wrong, f"recording {seed}")
    shutil.rmtree(place)
    return tally


class Swap(NamedTuple):
    act: str
    key: str
    seed: int
    states: int
    synced: bool = True


def _acts(folder: Path, size: Size) -> Figure:
    """Cut the power in the midst of what puts whole files in their places."""
    swaps = [name for name in ACTS if name != "save"]
    times, states = size.of(short=1, long=10), size.of(short=20, long=50)
    every = [Swap(act, key, n, states) for act in swaps for key in KEYS for n in range(times)]
    honest = spread(partial(_swapped, folder), every)
    unsynced = [each._replace(synced=False) for each in every if not each.seed]
    control = Control("as if nothing were synced", spread(partial(_swapped, folder), unsynced))
    what = f"power cuts in the midst of {', '.join(ACTS[name].words for name in swaps)}"
    return Figure(what, "states", honest, (control,))


def _swapped(folder: Path, swap: Swap) -> Tally:
    act, tally = ACTS[swap.act], Tally()
    name = f"cut-{swap.act}-{swap.key}-{swap.seed}-{os.getpid()}"
    stage = Stage(act, Place(folder / name, KEYS[swap.key]))
    platter, log = Platter(stage.files()), folder / f"{name}.log"

    def do(_: Tell) -> None:
        disk.watch(stage.place.folder)
        disk.record(log)
        act.do(stage.place, disk.mark)

    told = forked(do)
    ops = [op for op in disk.recorded(log) if op.what != "S" or swap.synced]
    for marks, files in cuts(platter, ops, Random(swap.seed), swap.states):
        _put(files, stage.place.folder)
        wrong = told.crash or act.wrong(stage.place, marks, stage.before)
        tally.count(wrong, f"{swap.act}, {swap.key}, {swap.seed}")
    stage.clear()
    return tally


def _put(files: dict[str, bytes], folder: Path) -> None:
    """Have a folder hold these files, as after a start of the system."""
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


TRIALS = {"power": _work, "swaps": _acts}
