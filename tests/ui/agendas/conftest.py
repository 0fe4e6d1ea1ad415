from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, meetings, mentorships
from mentordesk.ui.agendas.page import AgendasPage


class Desktop:
    """Priya has two meetings to come and one that was not held; Lin has none."""

    def __init__(self, desk):
        self.desk = desk
        with desk.change("Set up") as session:
            self.priya = self._mentorship(session, "Priya Raman", "technical")
            self.lin = self._mentorship(session, "Lin Okafor", "career")
            self.past = self._meeting(session, "2026-11-12 16:00")
            self.first = self._meeting(session, "2026-11-26 16:00")
            self.second = self._meeting(session, "2026-12-10 16:00")
            self.cv = agenda.add(session, self.first, "CV", "accomplish", "mentee", 10)
            self.talk = agenda.add(session, self.first, "Talk", "accomplish", "mentor")

    def _mentorship(self, session, name, kind):
        whole = {"role": "mentor", "kind": kind, "started_on": date(2026, 5, 4)}
        return mentorships.add(session, name=name, cadence=Cadence("weeks", 2), **whole)

    def _meeting(self, session, start):
        at = datetime.fromisoformat(start)
        return meetings.plan(session, self.priya, at, "Europe/Berlin", 45, now=self.desk.now())

    def do(self, verb, *args):
        with self.desk.change("Do") as session:
            return verb(session, *args)

    def titles(self, meeting):
        return [entry.title for entry in agenda.items(self.desk.session, meeting)]

    def state(self, meeting):
        return meetings.facts(self.desk.session, meeting).state

    def uid(self, meeting):
        return meetings.facts(self.desk.session, meeting).uid


@pytest.fixture
def ours(plain_desk):
    return Desktop(plain_desk)


@pytest.fixture
def page(plain_desk, theme, qtbot):
    page = AgendasPage(plain_desk, theme, Place("agendas"))
    qtbot.addWidget(page)
    page.resize(1084, 840)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    if page.list.isVisible():
        page.list.setFocus()
        qtbot.waitUntil(page.list.hasFocus)
    return page


@pytest.fixture
def hand(page, qtbot):
    return Hand(page.list, qtbot)


class Hand:
    """Points, clicks and types as a person would."""

    def __init__(self, rows, qtbot):
        self._list, self._bot = rows, qtbot

    def row(self, title):
        return next(row for row in self._list.rows.rows if row.title == title)

    def at(self, title, part="words"):
        index = self._list.model().index(self._list.rows.rows.index(self.row(title)), 0)
        self._list.scrollTo(index)
        box = self._list.visualRect(index)
        found = self._list._delegate.parts(self.row(title), box, Qt.LayoutDirection.LeftToRight)
        return QPoint(found[part].left() + 6, found[part].center().y())

    def click(self, title, part="words", keys=Qt.KeyboardModifier.NoModifier):
        at = self.at(title, part)
        self._bot.mouseClick(self._list.viewport(), Qt.MouseButton.LeftButton, keys, at)

    def double_click(self, title):
        view = self._list.viewport()
        self._bot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=self.at(title))

    def press(self, key):
        self._bot.keyClick(self._list, key)
