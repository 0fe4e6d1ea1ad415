from datetime import date
from typing import NamedTuple

import pytest

from mentordesk.domain.agenda import ALL_SECTIONS, SECTIONS, fitting_section
from mentordesk.domain.template import fitting, missing


class Thing(NamedTuple):
    title: str


def test_before_any_meeting_the_first_one_fits():
    assert fitting(held=False, ends_on=None) == "first-meeting"


def test_later_the_regular_one_fits_until_an_end_is_set():
    assert fitting(held=True, ends_on=None) == "regular"
    assert fitting(held=True, ends_on=date(2026, 12, 1)) == "closing"


def test_titles_that_are_there_are_told_whatever_their_spaces_and_capitals():
    wanted = [Thing("What  stays"), Thing("New"), Thing("new ")]
    assert missing(wanted, ["what stays"]) == [Thing("New")]


@pytest.mark.parametrize("kind", SECTIONS)
@pytest.mark.parametrize("section", ALL_SECTIONS)
def test_every_section_has_a_place_in_every_kind(kind, section):
    found = fitting_section(section, kind)
    assert found == section if section in SECTIONS[kind] else found in SECTIONS[kind]
