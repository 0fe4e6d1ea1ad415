"""A row of Agendas, as plain values ready to be drawn and spoken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

HEAD, MEETING, LOT, ITEM = "head", "meeting", "lot", "item"
PARKED, WAITING = "parked", "waiting"  # where an item is that is on no meeting
PARKING = "parking"  # the key of the head above the parking lots


class Row(NamedTuple):
    """`kind` is one of those above; a meeting or a lot and the items below it are one card."""

    kind: str
    key: str  # the uid, or the name of a head
    title: str
    second: str = ""
    id: int = 0  # of the meeting, the mentorship of a lot, or the item
    mentorship_id: int = 0
    meeting_id: int = 0  # of the card, 0 in a lot
    lot: str = ""  # PARKED or WAITING
    person: str = ""  # whose initials are shown, or of an item who raised it
    chip: str = ""
    voice: str = ""
    mark: str = ""  # how often it was carried over
    end: str = ""  # the minutes of an item, how full an agenda is, the hint of a head
    planned: int = 0  # minutes
    length: int = 0  # 0: no bar
    buttons: tuple[tuple[str, str], ...] = ()  # what they do, and their words
    warns: bool = False  # the agenda is empty, or the meeting was not held
    running: str = ""  # the chip of a meeting that runs
    state: str = ""  # of the meeting
    past: bool = False
    private: bool = False
    done: bool = False
    first: bool = False  # of its card
    last: bool = False

    @property
    def is_item(self) -> bool:
        return self.kind == ITEM


def card_of(row: Row) -> str:
    """Return the card a row belongs to; a head is one of its own."""
    if row.kind == HEAD:
        return row.key
    return f"{row.lot} {row.mentorship_id}" if row.lot else str(row.meeting_id)


def can_drop(items: Sequence[Row], target: Row | None) -> bool:
    """Return whether items go to a meeting that is to come, or to the parking lot they are not in.

    They stay in their mentorship; the head of the parking lots stands for all of them.
    """
    if target is None or not items or not all(row.is_item for row in items):
        return False
    if target.key == PARKING:
        return any(row.lot != PARKED for row in items)
    if any(row.mentorship_id != target.mentorship_id for row in items):
        return False
    if target.lot:
        return target.lot == PARKED and any(row.lot != PARKED for row in items)
    to_come = target.meeting_id and not target.past
    return bool(to_come) and any(row.meeting_id != target.meeting_id for row in items)
