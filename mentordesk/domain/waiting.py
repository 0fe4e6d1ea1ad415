"""For whom the two of a mentorship are waiting, so that Today and the list can say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from .cadence import Cadence, next_due
from .pause import Pause, unpaused
from .rhythm import LONG

AD_HOC = 56  # days: twice a month, which is the longest usual rhythm, is long for anyone


class Waiting(NamedTuple):
    """`voice` is mentor, mentee or None for nobody.

    `what` is "meeting": it has to be planned; "late": a promise is overdue; "agenda": it is
    empty; "promises": some are open; "silence": neither of the two has made a move for long.
    """

    voice: str | None
    what: str = ""
    since: date | None = None  # the day something was due, or of the last move


NOBODY = Waiting(None)


def waiting_for(
    role: str,
    overdue: date | None,
    next_items: int | None,
    promises: Mapping[str, int],
    late: Mapping[str, date | None] | None = None,
    silent: date | None = None,
) -> Waiting:
    """Return who is to move next; the first of these that is true decides.

    1. They are silent longer than agreed: nobody in particular.
    2. A meeting was due by the cadence (`overdue`) and none is planned: I am, since that day.
    3. A promise is overdue: the voice whose promise was due first.
    4. The next meeting has an empty agenda: the mentee, who drives.
    5. Promises are open: the voice with more of them; as many on both sides, the mentee.

    `role` is mine, `next_items` counts the next meeting's agenda (None: no meeting is planned),
    `promises` counts the open action items of each voice, `late` is when the first overdue one of
    each voice was due.
    """
    if silent is not None:
        return Waiting(None, "silence", silent)
    if next_items is None and overdue is not None:
        return Waiting(role, "meeting", overdue)
    due = sorted((day, voice) for voice, day in (late or {}).items() if day is not None)
    if due:
        return Waiting(due[0][1], "late", due[0][0])
    if next_items == 0:
        return Waiting("mentee", "agenda")
    mentor, mentee = promises.get("mentor", 0), promises.get("mentee", 0)
    if not mentor and not mentee:
        return NOBODY
    return Waiting("mentor" if mentor > mentee else "mentee", "promises")


def is_long(last: date, cadence: Cadence, today: date, pauses: Sequence[Pause]) -> bool:
    """Return whether nothing since a day is silence: 1.5 times the cadence without the pauses.

    Those who meet ad hoc have agreed on nothing; for them it is eight weeks.
    """
    agreed = next_due(last, cadence)
    span = AD_HOC if agreed is None else LONG * (agreed - last).days
    return unpaused(last, today, pauses) > span
