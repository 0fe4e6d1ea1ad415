"""`backups FILE`: which backups a desk has, also when it is missing or damaged."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from mentordesk.storage import backups
from mentordesk.storage.backups.manifest import Backup

ABOUT = """the fields of each object, the newest first:
  path       where the backup is
  made_at    when it was made, with the zone of then
  why        changes (half an hour after one), closing, migration, restore and passphrase (before
             those), asked, or set-aside: what lay there when a backup was restored
  size       in bytes
  rows       how many each table has
  version    of the file
  protected  whether it needs a passphrase: that of the desk when it was made
  desk       which desk it is of, whatever that is called now
  digest     SHA-256 of the whole file, null if nothing is known of it
  state      good, damaged, or not checked: it has no manifest, or a wrong one; every file is read
             for that
"""


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "backups",
        help="list the backups of a desk",
        description="Lists the backups of FILE, which may be missing or damaged.",
        epilog=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the desk")
    parser.add_argument("--json", action="store_true", help="as a JSON array of objects")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    listed = [_told(made) for made in backups.found(options.file)]
    if options.json:
        print(json.dumps(listed, indent=2))
        return 0
    for each in listed:
        rows = f"{sum(each['rows'].values())} rows"
        print(f"{each['made_at']}  {each['state']:11}  {rows:>12}  {each['path']}")
    return 0


def _told(made: Backup) -> dict[str, Any]:
    return {
        "path": str(made.path),
        "made_at": made.made_at.isoformat(timespec="seconds"),
        "why": made.why,
        "size": made.size,
        "rows": dict(made.rows),
        "version": made.version,
        "protected": made.protected,
        "desk": made.desk,
        "digest": made.digest or None,
        "state": _state(made),
    }


def _state(made: Backup) -> str:
    if not made.digest:
        return "not checked"
    return "good" if backups.verified(made) else "damaged"
