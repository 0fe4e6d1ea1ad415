"""The clock of this computer."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone


def now() -> datetime:
    """Return the present moment in the zone of this computer, which has a name."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        return datetime.now(ZoneInfo(name or "UTC"))
    except (ValueError, ZoneInfoNotFoundError):
        return datetime.now(_zone_of_the_hour())


def _zone_of_the_hour() -> ZoneInfo:
    """Return a zone with the offset of now, for a computer whose zone has no name we know."""
    offset = datetime.now().astimezone().utcoffset() or timedelta()
    hours = offset / timedelta(hours=1)
    named = hours and hours.is_integer() and -12 <= hours <= 14
    return ZoneInfo(f"Etc/GMT{-hours:+.0f}" if named else "UTC")
