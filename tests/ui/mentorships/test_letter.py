from datetime import date

import pytest

from mentordesk.storage import mentorships
from mentordesk.storage.closings import Closing
from mentordesk.ui.mentorships.letter import beginning

TODAY = date(2026, 11, 23)
NOTHING = Closing(0, 0, (), {"mentor": (), "mentee": ()})
MUCH = Closing(
    12,
    1,
    ("A small service",),
    {"mentor": ("Ask first",), "mentee": ("Cursors are a promise",)},
)


@pytest.fixture
def priya(plain_desk, people):
    return mentorships.facts(plain_desk.session, people["Priya"], TODAY)


def test_it_says_what_both_know_already(priya):
    said = beginning("completed", priya, MUCH, "Alex Winter", TODAY)
    assert said == (
        "Dear Priya,\n\n"
        "We met 12 times since January 2026. What we set out to do is done, and I am glad that"
        " we did it together.\n\n"
        "What was reached on the way:\n- A small service\n\n"
        "What you told me you learned:\n- Cursors are a promise\n\n"
        "What I take with me:\n- Ask first\n\n"
        "Thank you for your trust. If a question comes up, write to me.\n\n"
        "Warmly,\nAlex\n"
    )


def test_of_what_there_was_none_it_says_nothing(priya):
    assert beginning("ended", priya, NOTHING, "", TODAY) == (
        "Dear Priya,\n\n"
        "Our mentorship ends here, and I would like to close it well.\n\n"
        "Thank you for your trust. If a question comes up, write to me.\n\n"
        "Warmly,\n"
    )


def test_a_mentee_thanks_for_time(priya):
    mine = priya._replace(role="mentee")
    said = beginning("ended", mine, MUCH, "Alex", TODAY)
    assert "Thank you for your time" in said
    assert "What I take with me:\n- Cursors are a promise" in said
