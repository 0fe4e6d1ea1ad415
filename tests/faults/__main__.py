"""Tries to lose what was acknowledged: `python3 packaging/dev.py test --faults short|long`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from . import disk

MEMORY = Path("/dev/shm")  # a disk that needs no waiting; what a sync is worth, `power` tells
MODULES = ("kills", "power", "nth", "flips", "real", "keyrings")


def main() -> int:
    if not sys.platform.startswith("linux"):
        sys.exit("The disk of the trials is made for Linux.")
    if not disk.is_between():
        disk.stand_between(Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None)))
    folder = Path(os.environ[disk.PRELOAD]).parent
    try:
        return _tried(folder)
    finally:
        shutil.rmtree(folder)


def _tried(folder: Path) -> int:
    from . import figures

    trials = {
        name: trial
        for module in MODULES
        for name, trial in import_module(f"{__package__}.{module}").TRIALS.items()
    }
    options, failed = _options(list(trials)), 0
    for name in options.trials or trials:
        begun = time.monotonic()
        figure = trials[name](folder, size := figures.Size(options.size))
        took = time.monotonic() - begun
        failed += not figure.is_well()
        print(*figure.told(), f"    {took:.0f} s ({name})", sep="\n", flush=True)
        if options.write:
            figures.keep(name, figure, size, took)
    return 1 if failed else 0


def _options(names: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py test --faults", description=__doc__)
    parser.add_argument("size", choices=["short", "long"], help="some minutes, or an hour")
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=f"of {', '.join(names)}")
    parser.add_argument("--write", action="store_true", help="write the page of figures anew")
    options = parser.parse_intermixed_args()
    if unknown := set(options.trials) - {*names}:
        parser.error(f"there is no trial called {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
