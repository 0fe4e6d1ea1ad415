"""`check FILE`: whether a desk is whole."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import Any

from mentordesk.storage.check import check
from mentordesk.storage.file import open_to_look

from . import opening

WRITING = "mode=rw"  # which SQLite asks for to compare its index; nothing is written


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "check",
        help="check that a desk is whole",
        description="Checks FILE and says what was checked. Exit code 0 if it is whole, else 1.",
    )
    opening.add_file(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    key, wrong = opening.key_of(options), 0
    with closing(open_to_look(options.file, key, WRITING)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)").fetchone()  # or false alarms
        for finding in check(connection, protected=key is not None):
            wrong += bool(finding.found)
            found = " ".join(finding.found.split())
            print(f"{'wrong' if found else 'ok':5}  {finding.check}  {found}".rstrip())
    print("This desk is whole." if not wrong else f"{wrong} of the checks failed.")
    return 1 if wrong else 0
