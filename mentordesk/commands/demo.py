"""`demo FILE`: a desk with sample data."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mentordesk.storage import demo

from . import opening


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "demo",
        help="make a desk with sample data",
        description="Makes FILE, a desk with three mentees, a mentor and a year of history;"
        " protected if a passphrase file is given.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the desk to make")
    opening.add_passphrase(parser)
    opening.add_today(parser)
    parser.add_argument(
        "--mentorships", metavar="N", type=_number(1, 1000), default=demo.STORY, help="how many"
    )
    parser.add_argument(
        "--years", metavar="Y", type=_number(1, 30), default=1, help="years of history"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    demo.make(
        options.file,
        opening.now(options),
        mentorships=options.mentorships,
        years=options.years,
        key=opening.new_key(options),
    )
    print(f"{options.file}: a demo desk.")
    return 0


def _number(low: int, high: int) -> Any:
    def number(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {low} to {high}")
        return int(text)

    return number
