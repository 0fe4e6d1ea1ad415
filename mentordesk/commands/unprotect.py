"""`unprotect FILE OUT`: the same desk, without a passphrase."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk import errors
from mentordesk.storage import protection

from . import opening


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "unprotect",
        help="write a protected desk anew, readable by all",
        description="Writes what is in FILE, a protected desk which may be open, to OUT, a new"
        " desk without a passphrase. Every row of the two is compared. FILE stays as it is.",
    )
    opening.add_file(parser)
    parser.add_argument("out", metavar="OUT", type=Path, help="the plain desk to make")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    key = opening.key_of(options)
    if key is None:
        raise errors.NotProtected
    protection.copy(options.file, key, options.out, None)
    print(f"{options.out}: the same desk, without a passphrase. {options.file} is as it was.")
    return 0
