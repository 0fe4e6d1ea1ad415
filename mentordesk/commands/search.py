"""`search FILE WORDS…`: what has these words."""

from __future__ import annotations

import argparse
import json
from typing import Any

from mentordesk.storage import search

from . import opening

MOST = 1000
FIELDS = """fields of each JSON object, what was made last first:
  kind      person, agenda_item, action_item, decision, learning, note, goal or agreement
  uid       the name of the thing, the same in all commands
  title     its title, else its text; of a note the first line
  excerpt   the words around what was found, on one line
"""


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "search",
        help="search a desk",
        description="Finds what has words that begin like all of WORDS. What is in the trash is"
        " not found.",
        epilog=FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    opening.add_file(parser)
    parser.add_argument("words", metavar="WORDS", nargs="+", help="put -- before them")
    parser.add_argument("--json", action="store_true", help="as one JSON array")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    with opening.reading(options) as connection:
        hits = search.find(connection, " ".join(options.words), limit=MOST)
    found = [_fields(hit) for hit in hits]
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for each in found:
            print(f"{each['kind']:12} {each['title']}\n{'':12} {each['excerpt']}")
    return 0


def _fields(hit: search.Hit) -> dict[str, str]:
    excerpt = "".join(piece.text for piece in hit.excerpt)
    return {"kind": hit.kind, "uid": hit.uid, "title": hit.title, "excerpt": excerpt}
