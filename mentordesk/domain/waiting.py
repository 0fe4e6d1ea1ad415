"""For whom the two of a mentorship are waiting, so that the list can say it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Waiting(NamedTuple):
    """`voice` is mentor, mentee or None for nobody."""

    voice: str | None
    what: str = ""  # "meeting": it has to be planned; "agenda": it is empty; "promises"
    since: date | None = None  # the day a meeting was due


NOBODY = Waiting(None)


def waiting_for(
    role: str, overdue: date | None, next_items: int | None, promises: dict[str, int]
) -> Waiting:
    """Return who is to move next; the first of these that is true decides.

    1. A meeting was due by the cadence (`overdue`) and none is planned: I am, since that day.
    2. The next meeting has an empty agenda: the mentee, who drives.
    3. Promises are open: the voice with more of them; as many on both sides, the mentee.

    `role` is mine, `next_items` counts the next meeting's agenda (None: no meeting is planned),
    `promises` counts the open action items of each voice.
    """
    if next_items is None and overdue is not None:
        return Waiting(role, "meeting", overdue)
    if next_items == 0:
        return Waiting("mentee", "agenda")
    mentor, mentee = promises.get("mentor", 0), promises.get("mentee", 0)
    if not mentor and not mentee:
        return NOBODY
    return Waiting("mentor" if mentor > mentee else "mentee", "promises")
