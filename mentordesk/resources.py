"""The one place that knows where the files of `resources/` are."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    carried = package / "resources"  # in the wheel and in the frozen app
    return carried if carried.is_dir() else package.parent / "resources"


def path(*parts: str) -> Path:
    """Where a file or folder of `resources/` is: `path("themes", "dark.toml")`."""
    return _root().joinpath(*parts)
