"""How long an agenda item has been talked about, against the minutes it has."""

from __future__ import annotations

from datetime import datetime


def elapsed(seconds: int, running_since: datetime | None, now: datetime) -> int:
    """Return the seconds so far; a clock that was set back takes nothing away."""
    if running_since is None:
        return seconds
    return seconds + max(0, int((now - running_since).total_seconds()))


def minutes_over(seconds: int, minutes: int) -> int | None:
    """Return by how many whole minutes it is over, None while it is not."""
    late = seconds - 60 * minutes
    return late // 60 if late > 0 else None
