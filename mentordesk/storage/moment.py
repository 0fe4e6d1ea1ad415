"""Moments and days, as they are stored."""

from __future__ import annotations

from datetime import UTC, date, datetime


def moment(value: datetime) -> str:
    """Return an aware datetime as YYYY-MM-DDTHH:MM:SSZ, in UTC."""
    return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def day(stored: str | None) -> date | None:
    """Return the day of a stored day or wall time; "" is none."""
    return date.fromisoformat(stored[:10]) if stored else None
