"""Time zones by the names people know them by."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

REGIONS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia"}
    | {"Europe", "Indian", "Pacific"}
)


@cache
def names() -> tuple[str, ...]:
    """Return the zones that are named after a place, and UTC, in order."""
    found = available_timezones()
    return (*sorted(name for name in found if name.partition("/")[0] in REGIONS), "UTC")


def known(name: str | None) -> ZoneInfo | None:
    """Return the zone of this name, None without a name or where this computer has no such zone."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def usable(name: str) -> ZoneInfo:
    """Return the zone of a meeting; on a computer that does not know it UTC stands in for it."""
    return known(name) or ZoneInfo("UTC")


def meant(text: str) -> str | None:
    """Return the zone that is meant by its name or that of its city, None if there is none.

    Where two have a city of one name they are two names of one zone.
    """
    wanted = _plain(text)
    by_name = (name for name in names() if _plain(name) == wanted)
    by_city = (name for name in names() if _city(name) == wanted)
    return next(by_name, None) or next(by_city, None)


def city(name: str) -> str:
    """New York, of America/New_York."""
    return name.rpartition("/")[2].replace("_", " ")


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def _city(name: str) -> str:
    return _plain(city(name))
