from datetime import date

import pytest

from mentordesk.domain.capture import DAY_EXAMPLES, EXAMPLES
from mentordesk.ui.capture.help import CaptureHelp, became
from mentordesk.ui.widgets.labels import Text

MONDAY = date(2026, 11, 23)
SAID = {
    "Priya: draft the note by Friday": (
        "Action item of Priya · due Fri 27 Nov · in the brief of Thu 26 Nov"
    ),
    "ask Jonas about the promotion": "Agenda item with Jonas · waits for a meeting",
    "learned Priya: how to read a query plan": "Learning of Priya",
    "The offset version skips a row.": "Private note with Priya",
}


@pytest.mark.parametrize("line", SAID)
def test_examples_become_what_the_page_says(line):
    assert became(line, MONDAY) == SAID[line]


def test_the_page_is_made_of_the_examples_of_the_grammar(qtbot, theme):
    page = CaptureHelp(MONDAY)
    qtbot.addWidget(page)
    shown = [each.plain() for each in page.findChildren(Text)]
    assert {*EXAMPLES, *DAY_EXAMPLES} <= set(shown)
    assert {became(line, MONDAY) for line in EXAMPLES} <= set(shown)
    assert "" not in shown
