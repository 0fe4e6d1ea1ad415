"""What came of each trial, kept as numbers and written as a page."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import PySide6
from sqlcipher3 import dbapi2

from .tally import Tally, at_most

HERE = Path(__file__).parent
NUMBERS, PAGE = HERE / "figures.json", HERE / "README.md"
HEAD = """\
# Faults: what was done to a desk, and what was lost

Written by `python3 packaging/dev.py test --faults long --write`; the numbers are in `figures.json`.
The trials drive the real `Desk` and the real app. Each has a control that must lose: it shows that
the trial would see a loss. For flipped bits *lost* means that nobody noticed. *At most* is the rate
that, with 95 % confidence, is not exceeded (the one-sided bound of Clopper and Pearson; for none
lost in N it is about 3/N).

| what | tried | lost | at most | control: lost of | took | commit, day |
|---|---|---|---|---|---|---|
"""


class Size(NamedTuple):
    name: str  # "short" or "long"

    def of(self, *, short: int, long: int) -> int:
        return long if self.name == "long" else short


class Control(NamedTuple):
    """What must lose."""

    what: str
    tally: Tally


@dataclass(frozen=True)
class Figure:
    what: str
    unit: str
    tally: Tally
    controls: tuple[Control, ...]
    every: bool = False  # there are no others, so that there is no rate to be sure of

    def is_well(self) -> bool:
        fair = self.tally.tried and all(control.tally.lost for control in self.controls)
        return bool(fair) and not self.tally.lost

    def told(self) -> Iterator[str]:
        """Yield the lines that say what came of it."""
        yield f"{self.what}: {self.tally.lost:,} lost of {self.tally.tried:,} {self.unit}"
        for fact, count in sorted(self.tally.facts.items()):
            yield f"    {count:,} {fact}"
        for example in self.tally.examples:
            yield f"    LOST {example}"
        for control in self.controls:
            failing = "" if control.tally.lost else "  SHOULD HAVE LOST"
            counted = f"{control.tally.lost:,} of {control.tally.tried:,}"
            yield f"    control, {control.what}: {counted}{failing}"


def keep(name: str, figure: Figure, size: Size, seconds: float) -> None:
    """Put a figure in the place of its last one, and write the page anew."""
    numbers = json.loads(NUMBERS.read_text("utf-8")) if NUMBERS.exists() else {}
    tally = figure.tally
    numbers[name] = {
        "what": figure.what,
        "unit": figure.unit,
        "tried": tally.tried,
        "lost": tally.lost,
        "at_most": None if figure.every else at_most(tally.lost, tally.tried),
        "facts": dict(sorted(tally.facts.items())),
        "controls": [
            {"what": control.what, "tried": control.tally.tried, "lost": control.tally.lost}
            for control in figure.controls
        ],
        "size": size.name,
        "seconds": round(seconds),
        "commit": _commit(),
        "day": datetime.now(UTC).date().isoformat(),
        "with": _versions(),
    }
    NUMBERS.write_text(json.dumps(numbers, indent=1, ensure_ascii=False) + "\n", "utf-8")
    PAGE.write_text(page(numbers), "utf-8")


def page(numbers: dict[str, Any]) -> str:
    rows = "".join(_row(each) for each in numbers.values())
    facts = "".join(_facts(name, each) for name, each in numbers.items())
    return f"{HEAD}{rows}\n{facts}{_made_with(numbers)}"


def _row(each: dict[str, Any]) -> str:
    controls = "<br>".join(
        f"{control['what']}: {control['lost']:,} of {control['tried']:,}"
        for control in each["controls"]
    )
    cells = [
        each["what"],
        f"{each['tried']:,} {each['unit']}",
        f"**{each['lost']:,}**",
        "all tried" if each["at_most"] is None else f"{100 * each['at_most']:.2g} %",
        controls,
        _duration(each["seconds"]),
        f"{each['commit']}, {each['day']}{'' if each['size'] == 'long' else ' (short form)'}",
    ]
    return f"| {' | '.join(cells)} |\n"


def _facts(name: str, each: dict[str, Any]) -> str:
    told = "".join(f"- {count:,} {fact}\n" for fact, count in each["facts"].items())
    again = f"`python3 packaging/dev.py test --faults {each['size']} {name}`"
    return f"**{each['what'][0].upper()}{each['what'][1:]}.** {again}\n{told}\n"


def _made_with(numbers: dict[str, Any]) -> str:
    """Say once with what all were made, or for each where they differ."""
    made = {name: "; ".join(map(": ".join, each["with"].items())) for name, each in numbers.items()}
    if len(set(made.values())) == 1:
        return f"Made with {next(iter(made.values()))}.\n"
    return "".join(f"- {name} was made with {words}.\n" for name, words in made.items())


def _duration(seconds: int) -> str:
    return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"


def _commit() -> str:
    """Return the name of the commit, with a + if what is tried differs from it."""
    name = _git("rev-parse", "--short=8", "HEAD")
    changed = _git("diff", "--name-only", "HEAD", "--", "*.py", "*.c", "*.sql")
    return f"{name or 'unknown'}{'+' if changed else ''}"


def _git(*words: str) -> str:
    command = ["git", "-C", str(HERE.parents[1]), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _versions() -> dict[str, str]:
    driver = dbapi2.connect(":memory:")
    cipher = driver.execute("pragma cipher_version").fetchone()[0]
    driver.close()
    return {
        "Python": platform.python_version(),
        "SQLite": dbapi2.sqlite_version,
        "SQLCipher": cipher.split()[0],
        "PySide6": PySide6.__version__,
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }
