"""Where the backups of a desk are kept on this computer, and how much room they may take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentordesk import errors
from mentordesk.storage import this_computer
from mentordesk.storage.connection import explain_os, whole

BUDGET = 1_000_000_000  # bytes
LEAST = 10_000_000
MOST = 8  # former places that are still looked into
LONGEST = 180  # bytes of a desk's name that leave room for the time and what comes after it
ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')  # what a stick's file system may refuse


@dataclass(frozen=True)
class Places:
    """`first` is made if it is the usual one; `second` may be away at times."""

    first: Path
    second: Path | None
    budget: int
    usual: bool


def of(desk: Path) -> Places:
    kept = this_computer.known(desk)
    first, second, budget = kept.get("first"), kept.get("second"), kept.get("budget")
    return Places(
        Path(first) if isinstance(first, str) else usual(desk),
        Path(second) if isinstance(second, str) else None,
        max(LEAST, budget) if isinstance(budget, int) else BUDGET,
        not isinstance(first, str),
    )


def usual(desk: Path) -> Path:
    """Return a folder of the desk's name, among the documents of this user."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    home = documents if documents.is_dir() else Path.home()
    return home / "MentorDesk backups" / safe_name(desk)


def choose(desk: Path, **places: Path | int | None) -> None:
    """Keep `first`, `second` or `budget`; None is as usual, and no second place."""
    kept: dict[str, Any] = {
        name: str(value.absolute()) if isinstance(value, Path) else value
        for name, value in places.items()
    }
    before = of(desk)
    former = [*_former(desk), *(str(place) for place in (before.first, before.second) if place)]
    kept["former"] = [*dict.fromkeys(former)][-MOST:]
    try:
        this_computer.keep(desk, **kept)
    except OSError as error:
        raise explain_os(error) from error


def ready(places: Places) -> Path:
    """Return the first place, made if it is the usual one; raises `NoFolder` if one is gone."""
    try:
        if places.usual:
            places.first.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain_os(error) from error
    if not places.first.is_dir():
        raise errors.NoFolder
    return places.first


def known(desk: Path) -> list[Path]:
    """Return where backups of the desk may be, also under its former names, at former places."""
    uid = this_computer.known(desk).get("uid")
    former = [
        Path(kept["path"])
        for kept in this_computer.every()
        if uid and kept.get("uid") == uid and isinstance(kept.get("path"), str)
    ]
    there: list[Path] = []
    for name in (desk, *former):
        now = of(name)
        there += [place for place in (now.first, now.second, usual(name)) if place]
        there += map(Path, _former(name))
    return [*dict.fromkeys(place for place in there if place.is_dir())]


def _former(desk: Path) -> list[str]:
    kept = this_computer.known(desk).get("former")
    return [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []


def is_passing(desk: Path) -> bool:
    """Return whether the system clears the desk away by itself: it is to play with."""
    import tempfile  # slow to import

    return Path(whole(desk)).is_relative_to(whole(Path(tempfile.gettempdir())))


def safe_name(desk: Path) -> str:
    """Return the name of a desk as any disk takes it."""
    name = ODD.sub("_", desk.stem).encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore")
    return name.strip(" .") or "desk"
