"""`backup FILE DEST`: a whole, verified copy of a desk, which may be open in a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk.storage import copying
from mentordesk.storage.backups import folders
from mentordesk.storage.backups.manifest import SUFFIX

from . import opening


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "backup", help="copy a desk, verified", description="Copies FILE to DEST and checks it."
    )
    opening.add_file(parser)
    parser.add_argument(
        "destination",
        metavar="DEST",
        type=Path,
        help="where the copy goes; in a folder it is named after the desk and the moment",
    )
    opening.add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    key, path = opening.key_of(options), _path(options)
    with opening.reading(options, key) as connection:
        rows = sum(copying.save(connection, path, key).values())
    print(f"{path}: a copy with {rows} rows, verified.")
    return 0


def _path(options: argparse.Namespace) -> Path:
    place: Path = options.destination
    if not place.is_dir():
        return place
    name = f"{folders.safe_name(options.file)} {opening.now(options):%Y-%m-%d %H.%M}"
    return place / f"{name}{SUFFIX}"
