"""What the clock on a wall says, in its zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from .zones import known, usable

DAY = 7, 21  # the hours between which nobody is woken


class Instant(NamedTuple):
    wall: datetime  # without a zone
    utc: datetime


def instant(wall: datetime, zone: str) -> Instant:
    """Return the wall time as it really comes, and the moment it names.

    A time that daylight saving skips moves forward; of one that comes twice it is the first.
    """
    there = usable(zone)
    utc = wall.replace(tzinfo=there, fold=0).astimezone(UTC)
    return Instant(utc.astimezone(there).replace(tzinfo=None, fold=0), utc)


def zone_name(zone: tzinfo | None) -> str:
    """Return the name of a zone, such as Europe/Berlin; one without a name is taken for UTC."""
    return str(getattr(zone, "key", "UTC"))


def is_elsewhere(wall: datetime, zone: str, here: tzinfo | None) -> bool:
    """Return whether the clock says something else here, when it says `wall` in a zone."""
    return instant(wall, zone).utc.astimezone(here).replace(tzinfo=None) != wall


def elsewhere(wall: datetime, zone: str, other: str | None) -> datetime | None:
    """Return what the clock says in another zone, None without one or where it is not known."""
    there = known(other)
    if there is None:
        return None
    return instant(wall, zone).utc.astimezone(there).replace(tzinfo=None)


def is_skipped(wall: datetime, zone: str) -> bool:
    """Return whether the clock never says this, because it is put forward then."""
    return instant(wall, zone).wall != wall


def comes_twice(wall: datetime, zone: str) -> bool:
    """Return whether the clock says this twice, because it is put back then."""
    first, second = (wall.replace(tzinfo=usable(zone), fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset() and not is_skipped(wall, zone)


def is_by_day(wall: datetime, minutes: int) -> bool:
    """Return whether it begins and ends between 7 and 21."""
    dawn, dusk = (wall.replace(hour=hour, minute=0, second=0) for hour in DAY)
    return dawn <= wall and wall + timedelta(minutes=minutes) <= dusk
