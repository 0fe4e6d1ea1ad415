from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, meetings, mentorships

ITEMS = [
    ("Ship accounts first", "accomplish", "mentee", 10),
    ("What done means", "accomplish", "mentee", 5),
    ("Cursors feel wrong", "struggling", "mentee", None),
    ("Walk through the search", "code-review", "mentor", 15),
]


class Desktop:
    """A desk with one mentee, a meeting on Thursday and its agenda."""

    def __init__(self, desk):
        self.desk = desk
        with desk.change("Set up") as session:
            self.mentorship = mentorships.add(
                session,
                name="Priya Raman",
                role="mentor",
                kind="technical",
                cadence=Cadence("weeks", 2),
                channel="video",
                address="https://meet.goto.com/priya",
                started_on=date(2026, 5, 4),
            )
            self.meeting = meetings.plan(
                session,
                self.mentorship,
                datetime(2026, 11, 26, 16),
                "Europe/Berlin",
                45,
                now=desk.now(),
            )
            self.ids = [
                agenda.add(session, self.meeting, title, section, voice, minutes)
                for title, section, voice, minutes in ITEMS
            ]

    @property
    def uid(self):
        return self.facts.uid

    @property
    def facts(self):
        return meetings.facts(self.desk.session, self.meeting)

    @property
    def place(self):
        return Place("meeting", self.uid)

    def entries(self, meeting=None):
        return agenda.items(self.desk.session, meeting or self.meeting)

    def titles(self, section=None):
        return [e.title for e in self.entries() if section in (None, e.section)]

    def entry(self, title):
        return next(e for e in self.entries() if e.title == title)

    def start(self):
        with self.desk.change("Start") as session:
            meetings.start(session, self.meeting, self.desk.now())


@pytest.fixture
def ours(plain_desk):
    return Desktop(plain_desk)


@pytest.fixture
def hand(qtbot):
    """Points, clicks and types as a person would."""
    return Hand(qtbot)


class Hand:
    def __init__(self, qtbot):
        self._bot = qtbot

    def take(self, rows, title):
        """Click the words of a row."""
        self.click(rows, title, "words")

    def click(self, rows, title, part):
        self._bot.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, pos=self.at(rows, title, part)
        )

    def double_click(self, rows, title):
        at = self.at(rows, title, "words")
        self._bot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def at(self, rows, title, part="words"):
        row = next(row for row in rows.rows.rows if row.text == title)
        rows.scrollTo(rows.rows.index(rows._place_of(row)))
        box = rows._parts(row)[part]
        return box.center() if part != "words" else box.topLeft() + QPoint(5, box.height() // 2)

    def press(self, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
        self._bot.keyClick(widget, key, modifier)

    def type(self, widget, text, enter=True):
        self._bot.keyClicks(widget, text)
        if enter:
            self._bot.keyClick(widget, Qt.Key.Key_Return)
