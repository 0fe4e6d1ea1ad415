"""What the clocks of both say: in the zone of a meeting, here, and where the other lives."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.wall_time import elsewhere, instant
from mentordesk.domain.zones import city

from . import words


def tr(text: str) -> str:
    return QCoreApplication.translate("clocks", text)


def when(start: datetime, minutes: int, zone: str, now: datetime, other: str | None) -> str:
    """Thu 26 Nov, 16:00–16:45 · 10:00 in New York, if the other lives there."""
    return add(words.when(start, minutes, now.date()), start, zone, now, other)


def add(said: str, start: datetime, zone: str, now: datetime, other: str | None) -> str:
    """Add to what was said of a time in a zone what other clocks say then, if they differ."""
    there = words.there(said, start, zone, now)
    return " · ".join(filter(None, (there, others(start, zone, now, other))))


def others(start: datetime, zone: str, now: datetime, other: str | None) -> str:
    """10:00 here · 15:00 in Lagos: the clocks that say something else; "" if none does."""
    ours, theirs = _here(start, zone, now), _there(start, zone, other)
    if ours and ours == theirs:
        return tr("{time} here and in {city}").format(time=ours, city=city(other or zone))
    here = ours and tr("{time} here").format(time=ours)
    there = theirs and tr("{time} in {city}").format(time=theirs, city=city(other or zone))
    return " · ".join(filter(None, (here, there)))


def _here(start: datetime, zone: str, now: datetime) -> str:
    """10:00; "" if it is the same."""
    wall = instant(start, zone).utc.astimezone(now.tzinfo).replace(tzinfo=None)
    return "" if wall == start else _time(wall, start)


def _there(start: datetime, zone: str, other: str | None) -> str:
    """10:00 where the other lives, with the day if it is another one; "" if it is the same."""
    wall = elsewhere(start, zone, other)
    return "" if not other or wall is None or wall == start else _time(wall, start)


def _time(wall: datetime, start: datetime) -> str:
    if wall.date() == start.date():
        return words.time(wall)
    return f"{words.short_day(wall.date())} {words.time(wall)}"
