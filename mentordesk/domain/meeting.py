"""What a meeting can be: to come, or over in one way or another."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

TO_COME = ("planned", "running")  # else held, cancelled or missed


class Planned(Protocol):
    @property
    def state(self) -> str: ...

    @property
    def starts_utc(self) -> datetime: ...

    @property
    def minutes(self) -> int: ...


def is_past(meeting: Planned, now: datetime) -> bool:
    """Return whether a meeting should be over and was never begun."""
    over = meeting.starts_utc + timedelta(minutes=meeting.minutes)
    return meeting.state == "planned" and over <= now
