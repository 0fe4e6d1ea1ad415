"""Moments, as they are stored."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(value: datetime) -> str:
    """Return an aware datetime as YYYY-MM-DDTHH:MM:SSZ, in UTC."""
    return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
