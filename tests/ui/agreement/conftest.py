from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from mentordesk.domain.agreement import Terms
from mentordesk.domain.cadence import Cadence
from mentordesk.storage import agreements, mentorships, people
from mentordesk.ui.agreement.tab import Agreement
from mentordesk.ui.widgets.labels import Text

FIRST = Terms(
    Cadence("weeks", 1),
    purpose="To teach GraphQL",
    expectations="Priya drives the agenda",
    channel="phone",
    address="+49 30 1",
    review_on=date(2026, 12, 1),
)
NOW_HOLDS = replace(FIRST, cadence=Cadence("weeks", 2), purpose="To teach and learn GraphQL")


class Mentorship:
    """One with Priya, and short words for what is agreed."""

    def __init__(self, desk):
        self.desk = desk
        with desk.change("Add") as session:
            people.set_me(session, "Alex Winter")
            terms = {"role": "mentor", "kind": "technical", "cadence": Cadence("weeks", 2)}
            self.id = mentorships.add(
                session, name="Priya Raman", started_on=date(2026, 5, 4), **terms
            )

    def agree(self, terms, day, remark=""):
        with self.desk.change("Agree") as session:
            agreements.amend(session, self.id, terms, day, remark)

    @property
    def facts(self):
        return mentorships.facts(self.desk.session, self.id, self.desk.today())

    @property
    def versions(self):
        return agreements.versions(self.desk.session, self.id)


@pytest.fixture
def priya(plain_desk):
    return Mentorship(plain_desk)


@pytest.fixture
def agreed(priya):
    """Agreed in June, amended in August."""
    priya.agree(FIRST, date(2026, 6, 11))
    priya.agree(NOW_HOLDS, date(2026, 8, 20), "A week was too short")
    return priya


@pytest.fixture
def tab(plain_desk, theme, qtbot, priya):
    """The tab, filled anew whenever the desk changes."""
    tab = Agreement(plain_desk, theme)
    qtbot.addWidget(tab)
    tab.resize(1084, 700)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def texts(widget):
    """What can be read, line by line."""
    QCoreApplication.processEvents()  # what was added is shown then
    labels = [each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return [each.plain() if isinstance(each, Text) else each.text() for each in labels]
