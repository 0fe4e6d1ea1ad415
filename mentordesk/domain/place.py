"""A place in the desk that can be opened, remembered and gone back to."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A page (`today`) or a thing by its uid (`meeting`); `part` is a tab or a row's uid in it."""

    kind: str
    uid: str = ""
    part: str = ""
