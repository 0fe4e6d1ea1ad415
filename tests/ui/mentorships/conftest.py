from datetime import date

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.place import Place
from mentordesk.storage import mentorships
from mentordesk.ui.mentorships.page import MentorshipsPage

NAMES = ("Priya Raman", "Lin Okafor", "Marta Silva")


@pytest.fixture
def people(plain_desk):
    """Three mentorships, technical and every two weeks, since long ago; ids by first name."""
    terms = {"role": "mentor", "kind": "technical", "cadence": Cadence("weeks", 2)}
    with plain_desk.change("Add") as session:
        return {
            name.split()[0]: mentorships.add(
                session, name=name, started_on=date(2026, 1 + at, 5), **terms
            )
            for at, name in enumerate(NAMES)
        }


@pytest.fixture
def page(plain_desk, theme, qtbot):
    page = MentorshipsPage(plain_desk, theme, Place("mentorships"))
    qtbot.addWidget(page)
    page.resize(1084, 840)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def shown(page):
    """The names that are listed, from top to bottom."""

    def names():
        model = page.table.sifted
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    return names
