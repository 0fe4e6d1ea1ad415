"""Plan a meeting, or give one another time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.cadence import next_start, next_working_day
from mentordesk.domain.meeting import TO_COME
from mentordesk.domain.pause import Pause
from mentordesk.domain.wall_time import elsewhere, instant, is_by_day, zone_name
from mentordesk.storage import meetings, mentorship_list, mentorships, pauses
from mentordesk.storage.mentorships import Facts as Mentorship
from mentordesk.ui import words
from mentordesk.ui.channel_fields import ChannelFields
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice, DateField, NumberField, TimeField
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import Text, label
from mentordesk.ui.widgets.layout import across, down

from .zones import Zones, resting_then

USUAL_TIME = time(10)
HOURS = (*range(10, 20), 9, 8)  # in the order in which they are proposed for a first meeting


class PlanDialog(QDialog):
    """Asks with whom (unless given), when and how long; `uid` is the meeting once accepted.

    With a meeting that is there already, it is moved; a cancelled or missed one planned again.
    """

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        mentorship_id: int | None = None,
        meeting_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._meeting = None if meeting_id is None else meetings.facts(desk.session, meeting_id)
        self.uid = self._meeting.uid if self._meeting else ""
        self._mentorship_id = self._meeting.mentorship_id if self._meeting else mentorship_id
        coming = meetings.coming(desk.session)
        self._rests: Sequence[Pause] = ()
        self._others = [other for other in coming if other.uid != self.uid]
        self._lay_out()
        self._propose()

    def accept(self) -> None:
        mentorship_id = self._chosen_mentorship()
        if mentorship_id is None or not self._where.check():
            return
        if self._meeting is None:
            self.uid = self._plan(mentorship_id)
        else:
            self._change(self._meeting.id)
        super().accept()

    def starts_at(self) -> datetime:
        return datetime.combine(self._day.day(), self._time.value())

    def _lay_out(self) -> None:
        self.setWindowTitle(self._verb() if self._meeting else self.tr("Plan a meeting"))
        today = self._desk.today()
        self._day = DateField(self._theme, self.tr("Day"), today)
        self._time = TimeField(self._theme, self.tr("Time"), USUAL_TIME)
        self._length = NumberField(self._theme, self.tr("Length"), 5, 480, 45)
        self._length.setSingleStep(5)
        self._length.setSuffix(self.tr(" min"))
        for changed in (self._day.dateChanged, self._time.timeChanged, self._length.valueChanged):
            changed.connect(self._on_when_changed)
        self._zones = Zones(self._theme)
        self._zones.chosen.connect(self._on_zone_chosen)
        self._warning = Text("", tone="attention")
        self._warning.setMinimumHeight(self._warning.fontMetrics().height() * 2 + 8)
        when = across(
            (Labelled(self.tr("Day"), self._day), 3),
            (Labelled(self.tr("Time"), self._time), 2),
            (Labelled(self.tr("Length"), self._length), 2),
            gap=12,
        )
        self._where = ChannelFields(self._theme, *self._own_place(), of_meeting=True)
        over = down(*self._who(), when, self._zones, self._where, self._warning, gap=14)
        head = label(self.windowTitle(), level="title")
        layout = down(head, over, None, self._buttons(), gap=14)
        layout.setContentsMargins(22, 18, 22, 18)
        self.setLayout(layout)
        self.setMinimumWidth(460)

    def _who(self) -> list[QWidget]:
        """The choice of a mentorship, or the name of the one that is given."""
        if self._mentorship_id is not None:
            name = self._facts(self._mentorship_id).person
            self._choice: Choice[int] | None = None
            return [Text(self.tr("With {person}").format(person=name), strong="true")]
        active = [
            (row.person, row.id)
            for row in mentorship_list.rows(self._desk.connection, self._desk.today())
            if row.state != "ended"
        ]
        self._choice = Choice(self._theme, self.tr("With"), active)
        self._choice.activated.connect(self._propose)
        if active:
            return [Labelled(self.tr("With"), self._choice)]
        return [Text(self.tr("Add a mentorship first: a meeting is always with someone."))]

    def _verb(self) -> str:
        if self._meeting is None:
            return self.tr("Plan meeting")
        is_open = self._meeting.state in TO_COME
        return self.tr("Move meeting") if is_open else self.tr("Plan meeting again")

    def _buttons(self) -> QHBoxLayout:
        buttons, do = ways_out(self._theme, self, self._verb())
        do.setEnabled(self._chosen_mentorship() is not None)
        return buttons

    def _propose(self) -> None:
        """Fill in the time of the meeting, or when the next one is due by the cadence."""
        if (mentorship_id := self._chosen_mentorship()) is None:
            return
        facts, moved = self._facts(mentorship_id), self._meeting
        self._rests = pauses.of_mentorship(self._desk.session, facts.id)
        if moved is not None and moved.state in TO_COME:
            start, zone, minutes = moved.starts_at, moved.zone, moved.minutes
        else:
            (start, zone), minutes = self._next_start(facts), facts.minutes
        self._zones.show_zones(zone, self._desk.now(), facts.zone)
        self._show_time(start, minutes)
        self._where.show_usual(facts.channel, facts.address)
        self._on_when_changed()

    def _show_time(self, starts_at: datetime, minutes: int) -> None:
        self._day.set_day(starts_at.date())
        self._time.set_time(starts_at.time())
        self._length.setValue(minutes)

    def _next_start(self, facts: Mentorship) -> tuple[datetime, str]:
        """Return when the next one is due, in the zone in which the last one was planned."""
        now = self._desk.now()
        known = meetings.of_mentorship(self._desk.session, facts.id)
        last = next((each for each in known if each.state in ("held", "planned")), None)
        soon = next_working_day(now.date())
        if last is None:
            zone = zone_name(now.tzinfo)
            hours = (datetime.combine(soon, time(hour)) for hour in HOURS)
            by_day = (at for at in hours if _is_by_day_there(at, zone, facts))
            return next(by_day, datetime.combine(soon, USUAL_TIME)), zone
        due = next_start(last.starts_at, facts.cadence, now.date(), self._rests)
        return due or datetime.combine(soon, last.starts_at.time()), last.zone

    def _chosen_mentorship(self) -> int | None:
        if self._choice is None:
            return self._mentorship_id
        return self._choice.value() if self._choice.count() else None

    def _facts(self, mentorship_id: int) -> Mentorship:
        return mentorships.facts(self._desk.session, mentorship_id, self._desk.today())

    def _own_place(self) -> tuple[str | None, str]:
        """Return where this meeting is, if not where the two usually meet."""
        meeting = self._meeting
        if meeting is None or not meeting.has_own_channel:
            return None, ""
        return meeting.channel, meeting.address

    def _is_moved(self) -> bool:
        meeting = self._meeting
        if meeting is None or meeting.state not in TO_COME:
            return True
        was = meeting.starts_at, meeting.zone, meeting.minutes
        return was != (self.starts_at(), self._zones.zone(), self._length.value())

    def _plan(self, mentorship_id: int) -> str:
        now, minutes = self._desk.now(), self._length.value()
        with self._desk.change(self._verb(), by=self) as session:
            planned = meetings.plan(
                session, mentorship_id, self.starts_at(), self._zones.zone(), minutes, now=now
            )
            meetings.meet_at(session, planned, *self._place())
            return meetings.facts(session, planned).uid

    def _change(self, meeting_id: int) -> None:
        place, zone = self._place(), self._zones.zone()
        moved, elsewhere = self._is_moved(), place != self._own_place()
        if not moved and not elsewhere:
            return
        label = self._verb() if moved else self.tr("Change where the meeting is")
        with self._desk.change(label, by=self) as session:
            if moved:
                meetings.move(session, meeting_id, self.starts_at(), zone, self._length.value())
            if elsewhere:
                meetings.meet_at(session, meeting_id, *place)

    def _place(self) -> tuple[str | None, str]:
        return self._where.channel(), self._where.address()

    def _on_zone_chosen(self, wall: datetime) -> None:
        """It stays the same moment, said by another clock."""
        self._show_time(wall, self._length.value())

    def _on_when_changed(self) -> None:
        """Warn in place; nobody is kept from two meetings at once."""
        length = self._length.value()
        strange = self._zones.show_time(self.starts_at(), length, self._desk.now())
        resting = resting_then(self._rests, self.starts_at().date(), self._desk.today())
        self._warning.setText(self._past() or self._overlap() or resting or strange)

    def _moment(self) -> datetime:
        return instant(self.starts_at(), self._zones.zone()).utc

    def _past(self) -> str:
        return self.tr("This time has passed.") if self._moment() < self._desk.now() else ""

    def _overlap(self) -> str:
        start = self._moment()
        end = start + timedelta(minutes=self._length.value())
        for other in self._others:
            over = other.starts_utc + timedelta(minutes=other.minutes)
            if other.starts_utc < end and start < over:
                said = self.tr("At this time you meet {person}, {when}.")
                when = words.when(other.starts_at, other.minutes, self._desk.today())
                return said.format(person=other.person, when=when)
        return ""


def _is_by_day_there(at: datetime, zone: str, facts: Mentorship) -> bool:
    there = elsewhere(at, zone, facts.zone)
    return there is None or is_by_day(there, facts.minutes)
