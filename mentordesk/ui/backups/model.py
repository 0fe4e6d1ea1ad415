"""The backups that are listed, and what of one can be restored by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from mentordesk.storage.backups import Backup
from mentordesk.storage.restoring.contents import Noted, Someone
from mentordesk.ui import words as common

from . import words
from .drawn import Drawn, Rows

SIGNS = {
    "good": ("circle-check", "ok"),
    "damaged": ("circle-alert", "attention"),
    "gone": ("circle-alert", "attention"),
}


@dataclass(frozen=True)
class Entry:
    backup: Backup
    place: str  # first, second or former
    state: str = ""  # good, checking, damaged, unsealed, gone; "" while nobody has looked

    @property
    def name(self) -> str:
        return str(self.backup.path)


class Entries(Rows[Entry]):
    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def mark(self, name: str, state: str) -> None:
        """Show how a backup stands."""
        at = self.place_of(name)
        if at is not None:
            self.rows[at] = replace(self.rows[at], state=state)
            self.dataChanged.emit(self.index(at), self.index(at))

    def name(self, row: Entry) -> str:
        return row.name

    def drawn(self, row: Entry) -> Drawn:
        now = self._now()
        when = words.moment(row.backup.made_at, now)
        facts = " · ".join(words.facts(row.backup, row.place, now))
        icon, token = SIGNS.get(row.state, ("", "muted"))
        return Drawn(when, facts, words.state(row.state), icon, token, tip=row.name)


class People(Rows[Someone]):
    """The mentorships of a backup."""

    def name(self, row: Someone) -> str:
        return row.uid

    def drawn(self, row: Someone) -> Drawn:
        mine = words.tr("you mentor") if row.role == "mentor" else words.tr("your mentor")
        ended = words.tr("ended") if row.ended_on else ""
        second = " · ".join(filter(None, (mine, common.kind(row.kind), ended)))
        return Drawn(row.name, second, words.stands(row.stands))


class Notes(Rows[Noted]):
    """The notes of a backup."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def name(self, row: Noted) -> str:
        return row.uid

    def drawn(self, row: Noted) -> Drawn:
        now = self._now()
        day = common.month_day(row.updated_at.astimezone(now.tzinfo).date(), now.date())
        second = " · ".join(filter(None, (row.person or common.you(), day)))
        title = row.title or words.tr("Without a title")
        return Drawn(title, second, words.stands(row.stands))
