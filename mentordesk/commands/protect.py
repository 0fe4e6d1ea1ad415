"""`protect FILE OUT`: the same desk, under a passphrase."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk import errors
from mentordesk.storage import key as keys
from mentordesk.storage import protection
from mentordesk.storage.file import is_protected

from . import opening


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "protect",
        help="write a plain desk anew, protected by a passphrase",
        description="Writes what is in FILE, a plain desk which may be open, to OUT, a new desk"
        " that opens only by the passphrase. Every row of the two is compared. FILE stays as it"
        " is, and so do its backups: delete them yourself, or anybody can read them.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the plain desk")
    parser.add_argument("out", metavar="OUT", type=Path, help="the protected desk to make")
    parser.add_argument(
        "--passphrase-file",
        metavar="P",
        type=Path,
        help="a file with the passphrase that OUT gets; asked for twice if not given",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if is_protected(options.file):
        raise errors.AlreadyProtected
    key = keys.new(opening.new_passphrase(options))
    protection.copy(options.file, None, options.out, key)
    print(f"{options.out}: the same desk, protected. {options.file} is as it was, readable by all.")
    return 0
