"""Order in a list, as text keys with room between any two."""

from __future__ import annotations

from itertools import count

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(low: str = "", high: str | None = None) -> str:
    """Return a key that sorts after `low` and before `high` (None: the end of the list)."""
    key = ""
    for at in count():
        first = DIGITS.index(low[at]) if at < len(low) else 0
        last = DIGITS.index(high[at]) if high and at < len(high) else len(DIGITS)
        if (middle := (first + last) // 2) > first:
            return key + DIGITS[middle]
        key += DIGITS[first]
        high = high if first == last else None
    raise AssertionError("never reached")
