"""`salvage FILE NEW`: a new desk of what can be read of a damaged one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk import errors
from mentordesk.lock import locked
from mentordesk.storage import diagnosis, salvage

from . import opening

NAME = "Salvaged {n}"


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "salvage",
        help="make a new desk of what can be read of a damaged one",
        description="Reads what can be read of FILE, page by page, and makes NEW of it; FILE is"
        " only read. Says how many rows were kept, and how many are lost as far as is known."
        " What is kept though what it belonged to is lost belongs to something called"
        ' "Salvaged 1". A protected desk stays protected by its passphrase.',
    )
    opening.add_file(parser)
    parser.add_argument("new", metavar="NEW", type=Path, help="where the new desk goes")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    lock = locked(options.file)
    try:
        told = salvage.save(options.file, options.new, _key(options), NAME)
    finally:
        lock.unlock()
    kept = sum(told.kept.values())
    print(f"{options.new}: a new desk with {kept} of {told.known} rows.")
    for table, count in told.lost.items():
        if count:
            print(f"lost     {count} of {count + told.kept[table]}: {table.replace('_', ' ')}")
    for count, what in ((told.cut, "of which a part is lost"), (told.made_up, "made up")):
        if count:
            print(f"{count} rows {what}")
    for name in told.wrong:
        print(f"wrong    {name}")
    return 1 if told.wrong else 0


def _key(options: argparse.Namespace) -> str | None:
    """Return the key that fits a page at least, None for a plain desk."""
    if diagnosis.is_protected(options.file):
        return diagnosis.fitting_key(options.file, opening.passphrase(options))
    if options.passphrase_file is not None:
        raise errors.NotProtected
    return None
