"""The disk as a program sees it: it fails, kills and takes notes as it is told (`disk.c`)."""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

SOURCE = Path(__file__).with_name("disk.c")
PRELOAD = "LD_PRELOAD"
SORTS = ("write", "read", "sync", "truncate", "open", "unlink", "rename", "change")
KILL = -1  # instead of an error: the process is killed at that call
HEAD = struct.Struct("<cHHQI")


class Op(NamedTuple):
    """One change of a file, or a mark: what was acknowledged at that point."""

    what: str  # (C)reate, (W)rite, (T)runcate, (S)ync, (U)nlink, (R)ename, (L)ink, (M)ark
    name: str
    other: str  # the new name
    offset: int
    data: bytes


class Fault(NamedTuple):
    sort: str
    nth: int
    error: int
    forever: bool = False  # from then on, else once
    torn: bool = False  # a part of what is written gets through


def stand_between(folder: Path) -> NoReturn:
    """Begin this program anew with this disk between it and the system's."""
    library = folder / "disk.so"
    command = ["cc", "-shared", "-fPIC", "-O2", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    os.environ[PRELOAD] = str(library)
    os.execv(sys.executable, sys.orig_argv)


def is_between() -> bool:
    return "disk.so" in os.environ.get(PRELOAD, "")


def watch(folder: Path) -> None:
    """Only what lies below `folder` is counted, failed and written down."""
    _library().disk_watch(os.fsencode(folder))


def fail(fault: Fault) -> None:
    sort, nth = SORTS.index(fault.sort), fault.nth
    _library().disk_fail(sort, ctypes.c_long(nth), fault.error, fault.forever, fault.torn)


def rest() -> None:
    _library().disk_rest()


def counts() -> dict[str, int]:
    """Return how many calls of each sort there were since `fail` was called last."""
    return {sort: _library().disk_count(number) for number, sort in enumerate(SORTS)}


def record(path: Path) -> None:
    """Write down every change from now on."""
    _library().disk_record(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))


def mark(words: str) -> None:
    _library().disk_mark(words.encode())


def recorded(path: Path) -> list[Op]:
    raw, at, found = path.read_bytes(), 0, []
    while at < len(raw):
        what, name, other, offset, size = HEAD.unpack_from(raw, at)
        at += HEAD.size
        ends = (at + name, at + name + other)
        data = raw[ends[1] : ends[1] + size] if what in b"WM" else b""
        names = (os.fsdecode(raw[at : ends[0]]), os.fsdecode(raw[ends[0] : ends[1]]))
        found.append(Op(what.decode(), *names, offset, data))
        at = ends[1] + len(data)
    return found


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(os.environ[PRELOAD])
    library.disk_count.restype = ctypes.c_long
    return library
