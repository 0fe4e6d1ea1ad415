from mentordesk.domain.note_template import filled

VALUES = {"number": "12", "person": "Priya {date}", "date": "26 November 2026"}


def test_what_is_known_is_filled_in():
    assert filled("# Meeting {number} with {person}", VALUES) == "# Meeting 12 with Priya {date}"


def test_other_braces_are_left_alone():
    assert filled("{} {x} {{number}} {number", VALUES) == "{} {x} {12} {number"


def test_an_empty_template_stays_empty():
    assert filled("", VALUES) == ""
