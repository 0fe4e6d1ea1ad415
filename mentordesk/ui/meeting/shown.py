"""What every part of a meeting's page is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.storage.meetings import Facts
from mentordesk.storage.mentorships import Facts as Mentorship
from mentordesk.ui import clocks
from mentordesk.ui.voices import Voices


def tr(text: str) -> str:
    return QCoreApplication.translate("meeting", text)


@dataclass(frozen=True)
class Shown:
    meeting: Facts
    mentorship: Mentorship
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def voices(self) -> Voices:
        return Voices(self.mentorship.role, self.mentorship.person)

    @property
    def mentorship_there(self) -> Mentorship:
        """The mentorship with the channel of this meeting, which may be another than usual."""
        channel, address = self.meeting.channel, self.meeting.address
        return self.mentorship._replace(channel=channel, address=address)

    @property
    def title(self) -> str:
        """Meeting 12 with Priya Raman."""
        if self.meeting.state in ("cancelled", "missed"):
            return tr("Meeting with {person}").format(person=self.mentorship.person)
        said = tr("Meeting {number} with {person}")
        return said.format(number=self.meeting.number, person=self.mentorship.person)

    @property
    def when(self) -> str:
        """Thu 26 Nov, 16:00–16:45, and what the other clock says then."""
        meeting = self.meeting
        return clocks.when(
            meeting.starts_at, meeting.minutes, meeting.zone, self.now, meeting.their_zone
        )
