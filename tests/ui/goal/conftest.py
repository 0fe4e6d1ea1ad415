from datetime import date, timedelta

import pytest

from mentordesk.domain.place import Place
from mentordesk.storage import goals, milestones
from mentordesk.ui.goal.page import GoalPage
from tests.storage.test_goals import START, mentorship

NAMES = ["Read", "Hello", "Schema", "Client", "Loader", "Errors"]
REACHED = [14, 27, 48, 68, 80, 95]


class Goal:
    """A goal with six reached milestones of 3 points on a plateau, and three open ones."""

    def __init__(self, desk):
        self.desk = desk
        with desk.change("Set goal") as session:
            self.mentorship = mentorship(session)
            self.id = goals.add(
                session,
                self.mentorship,
                title="become fluent in GraphQL",
                so_that="I can teach it",
                voice="mentee",
                started_on=START,
            )
            for name, on in zip(NAMES, REACHED, strict=True):
                milestone = milestones.add(session, self.id, name, on=START, points=3)
                milestones.reach(session, milestone, START + timedelta(days=on))
            for name, points in (("Accounts", 8), ("Cursors", 5), ("Talk", 7)):
                milestones.add(session, self.id, name, on=START, points=points)
        self.uid = goals.facts(desk.session, self.id).uid

    def entries(self):
        return milestones.listed(self.desk.session, self.id, self.desk.today())

    def entry(self, title):
        return next(each for each in self.entries() if each.title == title)

    def chart(self):
        return goals.chart(self.desk.session, self.id, self.desk.today())

    def open_titles(self):
        return [each.title for each in self.entries() if each.state == "open"]


@pytest.fixture
def goal(plain_desk):
    return Goal(plain_desk)


@pytest.fixture
def page(goal, plain_desk, theme, qtbot):
    page = GoalPage(plain_desk, theme, Place("goal", goal.uid))
    qtbot.addWidget(page)
    page.resize(1084, 840)
    page.show()
    qtbot.waitUntil(lambda: page._chart._picture is not None, timeout=20_000)
    return page


@pytest.fixture
def rows(page):
    return page._plan.list


def titles(view):
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def day(text):
    return date.fromisoformat(text)
