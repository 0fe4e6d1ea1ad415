"""`backup FILE DEST`: a whole, verified copy of a desk, which may be open in a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk.storage import backup

from . import opening


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "backup", help="copy a desk, verified", description="Copies FILE to DEST and checks it."
    )
    opening.add_file(parser)
    parser.add_argument("destination", metavar="DEST", type=Path, help="where the copy goes")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    key = opening.key_of(options)
    with opening.reading(options, key) as connection:
        backup.save(connection, options.destination, key)
        rows = sum(backup.counts(connection).values())
    print(f"{options.destination}: a copy with {rows} rows, verified.")
    return 0
