"""Single bits that change on the disk: are they noticed before wrong text is shown or restored?"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from random import Random

from mentordesk.storage import backups
from mentordesk.storage.backups.manifest import Backup

from .acts import Place, Stage
from .copying import ACTS
from .deeds import KEY
from .figures import Control, Figure, Size
from .tally import Tally, spread

LOT = 50  # flips that one process tries


def _desk(folder: Path, size: Size) -> Figure:
    """A protected desk has a seal on each page; a plain one has none."""
    lots = range(size.of(short=100, long=1000) // LOT)
    sealed = spread(partial(_in_a_desk, folder, KEY), lots)
    plain = spread(partial(_in_a_desk, folder, None), lots)
    controls = (Control("a plain desk, by SQLite's own checks", plain),)
    return Figure("bits flipped in a protected desk", "flips", sealed, controls)


def _backup(folder: Path, size: Size) -> Figure:
    """A backup has a seal on the whole file, which is compared before it is restored."""
    lots = range(size.of(short=100, long=1000) // LOT)
    sealed = Tally()
    for key in (None, KEY):
        sealed += spread(partial(_in_a_backup, folder, key), lots)
    opened = spread(partial(_in_a_desk, folder, None), lots)
    controls = (Control("a plain file without a seal", opened),)
    what = "bits flipped in a backup, plain or protected, or in its manifest"
    return Figure(what, "flips", sealed, controls)


def _in_a_desk(folder: Path, key: str | None, lot: int) -> Tally:
    stage, dice, tally = _stage(folder, key, lot), Random(lot), Tally()
    for _ in range(LOT):
        place = stage.put_back()
        _flip(place.desk, dice)
        noticed = place.look().wrong
        tally.count("" if noticed else "not noticed", f"lot {lot}")
        tally.facts["refused at opening"] += noticed.startswith("refused")
    stage.clear()
    return tally


def _in_a_backup(folder: Path, key: str | None, lot: int) -> Tally:
    """Flip bits of the newest backup; another one is then the newest good one."""
    stage, dice, tally = _stage(folder, key, lot), Random(lot), Tally()
    for number in range(LOT):
        place = stage.put_back()
        newest = backups.found(place.desk)[0]
        _flip(newest.manifest if number % 5 == 0 else newest.path, dice)
        tally.count(_trusted(newest, place), f"lot {lot}")
    stage.clear()
    return tally


def _trusted(flipped: Backup, place: Place) -> str:
    """Return who did not notice; a flip may also have the backup be of another desk."""
    if any(backups.verified(b) for b in backups.found(place.desk) if b.path == flipped.path):
        return "it is listed as good"
    good = backups.newest_good(place.desk)
    return "" if good and good.path != flipped.path else "no other is offered"


def _stage(folder: Path, key: str | None, lot: int) -> Stage:
    kind = "plain" if key is None else "protected"
    return Stage(ACTS["backup"], Place(folder / f"flips-{kind}-{lot}-{os.getpid()}", key))


def _flip(path: Path, dice: Random) -> None:
    content = bytearray(path.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    path.write_bytes(content)


TRIALS = {"flips-desk": _desk, "flips-backup": _backup}
