"""A mentorship that meets every two weeks, and short words for what happens in it."""

from datetime import date, datetime

from mentordesk.domain.cadence import Cadence
from mentordesk.storage import agenda, meetings, mentorships

ZONE = "Europe/Berlin"


def at(text):
    """The wall time of "2026-11-26 16:00"."""
    return datetime.fromisoformat(text)


class Pair:
    def __init__(self, desk, cadence=None, kind="technical"):
        self.desk = desk
        cadence = cadence or Cadence("weeks", 2)
        whole = {"role": "mentor", "kind": kind, "started_on": date(2026, 1, 1)}
        self.id = self.do(mentorships.add, name="Priya Raman", cadence=cadence, **whole)

    def do(self, verb, *args, **more):
        with self.desk.change(verb.__name__) as session:
            return verb(session, *args, **more)

    def plan(self, text, zone=ZONE, minutes=45):
        return self.do(meetings.plan, self.id, at(text), zone, minutes, now=self.desk.now())

    def add(self, meeting, *titles, section="accomplish"):
        return [self.do(agenda.add, meeting, title, section, "mentee") for title in titles]

    def end(self, meeting):
        return self.do(meetings.end, meeting, self.desk.now())

    def start(self, meeting):
        self.do(meetings.start, meeting, self.desk.now())

    def titles(self, meeting):
        return [entry.title for entry in agenda.items(self.desk.session, meeting)]

    def outcomes(self, meeting):
        entries = agenda.items(self.desk.session, meeting)
        return {entry.title: entry.outcome for entry in entries}

    def waiting(self):
        return [entry.title for entry in agenda.waiting(self.desk.session, self.id)]

    def meeting(self, meeting):
        return meetings.facts(self.desk.session, meeting)
