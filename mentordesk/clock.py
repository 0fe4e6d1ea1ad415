"""The clock of this computer."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimeZone


def now() -> datetime:
    """Return the present moment in the zone of this computer, which has a name."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return datetime.now(ZoneInfo(name or "UTC"))
