"""A disk put together as a power cut leaves it, from what was written down (`disk.record`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from .disk import Op

SECTOR = 512
WAYS = ("all", "none", "first", "some", "torn")  # of what was not synced, what is there


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
    """Yield what was acknowledged until a cut and the files it leaves, at moments by chance.

    Half of them come just after something else than a write, where there is most to lose.
    """
    turns = [number + 1 for number, op in enumerate(ops) if op.what != "W"]
    half = states // 2
    moments = sorted(dice.choices(turns, k=half) + dice.choices(range(len(ops)), k=states - half))
    marks: list[str] = []
    at = 0
    for number, moment in enumerate(moments):
        for op in ops[at:moment]:
            if op.what == "M":
                marks.append(op.data.decode())
            else:
                platter.do(op)
        at = moment
        yield list(marks), platter.survivors(dice, WAYS[number % len(WAYS)])


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
