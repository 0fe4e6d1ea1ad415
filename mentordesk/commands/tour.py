"""`tour DIR`: every page as a picture, rendered without a display."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import Any

from . import opening

SIZE = "1320x840"


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "tour",
        help="render every page to pictures, without a display",
        description="Renders every page of a copy of the desk (of a demo desk if none is given)"
        " to DIR/<page>.png, in the dark theme to DIR/<page>-dark.png.",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="where the pictures go")
    parser.add_argument("--desk", metavar="FILE", dest="file", type=Path, help="the desk to show")
    opening.add_passphrase(parser)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", choices=("1", "2"), default="1")
    parser.add_argument("--size", metavar="WxH", type=_size, default=_size(SIZE))
    opening.add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when the application is made
    os.environ["QT_SCALE_FACTOR"] = options.scale
    from mentordesk.ui import tour

    key = opening.key_of(options) if options.file else None
    pictures = tour.render(
        options.folder,
        opening.now(options),
        source=options.file,
        key=key,
        theme=options.theme,
        size=options.size,
    )
    for picture in pictures:
        print(picture)
    return 0


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like {SIZE}")
    return int(match[1]), int(match[2])
