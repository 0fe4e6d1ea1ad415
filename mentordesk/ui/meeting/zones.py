"""Whose clock the time of a meeting is said by, and what the other clocks say then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.pause import Pause, resting
from mentordesk.domain.wall_time import (
    comes_twice,
    elsewhere,
    instant,
    is_by_day,
    is_skipped,
    zone_name,
)
from mentordesk.domain.zones import city
from mentordesk.ui import clocks, words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import down


class Zones(QWidget):
    """A choice of zones where there is more than one; hidden while all clocks say the same.

    The chosen one is kept with the meeting: its clock decides when daylight saving begins or ends.
    """

    chosen = Signal(datetime)  # what the clock says in the zone that was chosen

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        name = self.tr("Time in")
        self._choice: Choice[str] = Choice(theme, name, [])
        self._labelled = Labelled(name, self._choice)
        self._told = Text("", tone="muted")
        self._zone, self._theirs = "UTC", ""
        self._wall: datetime | None = None
        self._choice.activated.connect(self._on_activated)
        self.setLayout(down(self._labelled, self._told, gap=8))

    def zone(self) -> str:
        return self._zone

    def show_zones(self, zone: str, now: datetime, theirs: str | None) -> None:
        """Offer the zone of the meeting, the one here and the one of the other."""
        self._zone, self._theirs = zone, theirs or ""
        offered = dict.fromkeys((zone, zone_name(now.tzinfo), theirs or zone))
        self._choice.offer([(city(each), each) for each in offered])
        self._choice.choose(zone)
        self._labelled.setVisible(len(offered) > 1)

    def show_time(self, wall: datetime, minutes: int, now: datetime) -> str:
        """Say what the other clocks say, and return a warning if something is strange about it."""
        self._wall = wall
        said = clocks.others(wall, self._zone, now, self._theirs)
        self._told.setText(self.tr("That is {clocks}.").format(clocks=said) if said else "")
        self._told.setVisible(bool(said))
        self.setVisible(bool(said) or self._choice.count() > 1)
        return self._night(wall, minutes) or self._changing(wall)

    def _night(self, wall: datetime, minutes: int) -> str:
        there = elsewhere(wall, self._zone, self._theirs)
        if there is None or is_by_day(there, minutes):
            return ""
        said = self.tr("It is {time} in {city} then, not between 7:00 and 21:00.")
        return said.format(time=words.time(there), city=city(self._theirs))

    def _changing(self, wall: datetime) -> str:
        """The night in which the clocks change."""
        if is_skipped(wall, self._zone):
            said = self.tr("The clocks go forward that night: it will be {time}.")
            return said.format(time=words.time(instant(wall, self._zone).wall))
        if comes_twice(wall, self._zone):
            said = self.tr("The clocks go back that night: of the two {time} it is the first.")
            return said.format(time=words.time(wall))
        return ""

    def _on_activated(self) -> None:
        before, self._zone = self._zone, self._choice.value()
        if self._wall is not None:
            self.chosen.emit(elsewhere(self._wall, before, self._zone) or self._wall)


def resting_then(pauses: Sequence[Pause], day: date, today: date) -> str:
    """Return a warning if a day lies in a pause."""
    rest = resting(pauses, day)
    if rest is None:
        return ""
    said = QCoreApplication.translate("Zones", "This mentorship rests then.")
    if rest.ends_on is None:
        return said
    again = QCoreApplication.translate("Zones", "It goes on again on {day}.")
    return f"{said} {again.format(day=words.month_day(rest.ends_on, today))}"
