"""Power cuts: of what was written and not synced, any part may be on the disk or not."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from . import disk
from .deeds import KEY, Clock, new_desk, work
from .disk import Op
from .figures import Control, Figure, Size
from .forked import Tell, forked
from .tally import Tally, spread, verdict
from .witness import look

SECTOR = 512
STATES = 250  # of one recording
SITTINGS, DEEDS = 3, 25
OFTEN = "wal_autocheckpoint = 60"  # pages; the desk is small, and checkpoints are what is tried
WEAKER = ("synchronous = normal", "synchronous = off")


def _trial(folder: Path, size: Size) -> Figure:
    cuts = partial(recording, folder)
    honest = spread(partial(cuts, ""), range(size.of(short=750, long=10_000) // STATES))
    weaker = range(size.of(short=250, long=1000) // STATES)
    controls = [Control(words, spread(partial(cuts, words), weaker)) for words in WEAKER]
    return Figure("power cuts while a desk is worked on", "states", honest, (*controls,))


def recording(folder: Path, setting: str, seed: int) -> Tally:
    """Work on a desk, then cut the power at many moments of it."""
    key, tally = KEY if seed % 2 else None, Tally()
    place = folder / f"power-{setting}-{seed}"
    path = place / "desk" / "desk.mentordesk"
    path.parent.mkdir(parents=True)
    new_desk(path, key)
    platter = Platter({str(path): path.read_bytes()})
    before = look(path, key, Clock()).digest
    settings = [setting] if setting else []
    settings += [OFTEN] if seed % 3 else []
    told = forked(partial(_work, path, key, seed, settings, place / "log"))
    if told.crash:
        tally.count(told.crash)
    for marks, files in cuts(platter, disk.recorded(place / "log"), Random(seed), STATES):
        found = look(_put(files, path, place / "cut"), key, Clock())
        tally.count(verdict(marks, found, before), f"recording {seed}")
    shutil.rmtree(place)
    return tally


def _work(
    path: Path, key: str | None, seed: int, settings: list[str], log: Path, tell: Tell
) -> None:
    disk.watch(path.parent)
    disk.record(log)
    for sitting in range(SITTINGS):
        work(path, key, Random(f"{seed} {sitting}"), DEEDS, disk.mark, settings=settings)


@dataclass
class Inode:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Op] = field(default_factory=list)

    def sync(self) -> None:
        for op in self.pending:
            _change(self.durable, op)
        self.pending.clear()

    def survivor(self, dice: Random, way: str) -> bytearray:
        """Return what a power cut leaves of it."""
        left = bytearray(self.durable)
        for op in _kept(self.pending, dice, way):
            _change(left, _torn(op, dice) if way == "torn" and dice.random() < 0.5 else op)
        return left


class Platter:
    """A disk: what is written counts once its file is synced, a name once its folder is."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.names = {name: Inode(bytearray(data)) for name, data in files.items()}
        self._synced = dict(self.names)
        self._moves: list[tuple[Op, Inode]] = []  # changes of names, in their order
        self._opened = dict(self.names)  # also by names that they had

    def do(self, op: Op) -> None:
        if op.what in "WT":
            self._opened[op.name].pending.append(op)
        elif op.what == "S":
            self._sync(op.name)
        elif op.what in "CURL":
            self._move(op)

    def survivors(self, dice: Random, way: str) -> dict[str, bytes]:
        """Return the files as a power cut may leave them; names change in their order, or not."""
        names = dict(self._synced)
        count = {"all": len(self._moves), "none": 0}.get(way, dice.randint(0, len(self._moves)))
        for op, inode in self._moves[:count]:
            _rename(names, op, inode)
        return {name: bytes(inode.survivor(dice, way)) for name, inode in names.items()}

    def _sync(self, name: str) -> None:
        if name in self._opened:
            self._opened[name].sync()
            return
        mine = [(op, inode) for op, inode in self._moves if str(Path(op.name).parent) == name]
        for op, inode in mine:
            _rename(self._synced, op, inode)
        self._moves = [each for each in self._moves if each not in mine]

    def _move(self, op: Op) -> None:
        inode = Inode() if op.what == "C" else self.names[op.name]
        self._opened[op.other or op.name] = inode
        _rename(self.names, op, inode)
        self._moves.append((op, inode))


def cuts(
    platter: Platter, ops: list[Op], dice: Random, states: int
) -> Iterator[tuple[list[str], dict[str, bytes]]]:
    """Yield what was acknowledged until a cut and the files it leaves, at moments by chance."""
    ways = ("all", "none", "first", "some", "torn")
    moments = sorted(dice.randrange(len(ops)) for _ in range(states))
    marks: list[str] = []
    at = 0
    for number, moment in enumerate(moments):
        for op in ops[at:moment]:
            if op.what == "M":
                marks.append(op.data.decode())
            else:
                platter.do(op)
        at = moment
        yield list(marks), platter.survivors(dice, ways[number % len(ways)])


def _rename(names: dict[str, Inode], op: Op, inode: Inode) -> None:
    if op.what in "UR":
        names.pop(op.name, None)
    if op.what != "U":
        names[op.other or op.name] = inode


def _kept(pending: list[Op], dice: Random, way: str) -> Iterable[Op]:
    if way == "all":
        return pending
    if way == "none":
        return []
    if way == "first":
        return pending[: dice.randint(0, len(pending))]
    return [op for op in pending if dice.random() < 0.5]


def _change(content: bytearray, op: Op) -> None:
    if op.what == "T":
        del content[op.offset :]
    content.extend(bytes(max(0, op.offset - len(content))))
    if op.what == "W":
        content[op.offset : op.offset + len(op.data)] = op.data


def _torn(op: Op, dice: Random) -> Op:
    sectors = len(op.data) // SECTOR
    return op._replace(data=op.data[: SECTOR * dice.randint(0, sectors)]) if sectors else op


def _put(files: dict[str, bytes], path: Path, folder: Path) -> Path:
    """Write the files of a desk's folder to another one, and return the desk there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in files.items():
        if not name.endswith(".lock"):
            (folder / Path(name).relative_to(path.parent)).write_bytes(data)
    return folder / path.name


TRIALS = {"power": _trial}
