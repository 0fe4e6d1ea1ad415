"""Mentorships, meetings and promises of a desk, each made in a line."""

from datetime import date, datetime

from mentordesk.domain.cadence import Cadence
from mentordesk.storage import actions, agenda, goals, meetings, mentorships, milestones

FORTNIGHTLY, AD_HOC = Cadence("weeks", 2), Cadence("ad-hoc")
STARTED = date(2026, 11, 16)
ZOOM = "https://zoom.us/j/1"


class Acquaintances:
    def __init__(self, desk):
        self.desk = desk

    def someone(self, name, role="mentor", cadence=FORTNIGHTLY, started=STARTED, **fields):
        given = {"kind": "technical", "channel": "video", "address": ZOOM} | fields
        with self.desk.change("Add") as session:
            return mentorships.add(
                session, name=name, role=role, cadence=cadence, started_on=started, **given
            )

    def meeting(self, mentorship, start, items=0, zone="Europe/Berlin", minutes=None):
        with self.desk.change("Plan") as session:
            at, now = datetime.fromisoformat(start), self.desk.now()
            meeting = meetings.plan(session, mentorship, at, zone, 45, now=now)
            for number in range(items):
                title = f"Item {number}"
                agenda.add(session, meeting, title, "accomplish", "mentee", minutes)
        return meeting

    def held(self, mentorship, start):
        """A meeting that was held; nothing is planned after it."""
        meeting = self.meeting(mentorship, start)
        with self.desk.change("Hold") as session:
            meetings.start(session, meeting, self.desk.now())
            meetings.end(session, meeting, self.desk.now(), plan_next=False)
        return meeting

    def promise(self, mentorship, text, due=None, voice="mentor", **fields):
        with self.desk.change("Promise") as session:
            day = date.fromisoformat(due) if due else None
            today = self.desk.today()
            return actions.add(session, mentorship, text, voice, today, due=day, **fields)

    def goal(self, mentorship, *reached, title="Teach GraphQL", voice="mentee"):
        """A goal with a milestone reached on each of these days, and one that is open."""
        with self.desk.change("Goal") as session:
            start = date(2026, 1, 1)
            goal = goals.add(session, mentorship, title=title, voice=voice, started_on=start)
            for day in [*reached, None]:
                step = milestones.add(session, goal, "Step", on=start, points=3)
                if day:
                    milestones.reach(session, step, date.fromisoformat(day))
        return goal

    def do(self, label, verb, *arguments, **named):
        """Apply a function of storage in one change."""
        with self.desk.change(label) as session:
            return verb(session, *arguments, **named)
