"""The pauses of a mentorship as one column of a plain statement."""

from __future__ import annotations

from datetime import date

from mentordesk.domain.pause import Pause

PAUSES = """(select group_concat(starts_on || '/' || ifnull(ends_on, ''), ' ')
        from pause where mentorship_id = m.id)"""


def pauses(stored: str | None) -> tuple[Pause, ...]:
    """Return what PAUSES found: "2026-12-21/2027-01-04 2027-06-01/", the last one open."""
    return tuple(_pause(*each.split("/")) for each in (stored or "").split())


def _pause(starts: str, ends: str) -> Pause:
    return Pause(date.fromisoformat(starts), date.fromisoformat(ends) if ends else None)
