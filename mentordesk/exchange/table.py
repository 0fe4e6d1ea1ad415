"""Rows as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the start of a formula
BOM = "\ufeff"  # tells spreadsheets that it is UTF-8


def to_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as CSV; text that would be a formula gets an apostrophe in front."""
    text = StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _harmless(cell: object) -> object:
    starts = isinstance(cell, str) and cell.lstrip(" \u00a0\n").startswith(FORMULA)
    return f"'{cell}" if starts else cell
