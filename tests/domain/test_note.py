import pytest

from mentordesk.domain import note


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Where we got to\n\nShe finds", "Where we got to"),
        ("---\n\n- [ ] **Priya:** uses `snake_case` _now_", "Priya: uses snake_case now"),
        ("> quote\n> more", "quote"),
        ("see [[Public API]]", "see Public API"),
        ("1. one\n2. two", "one"),
        ("#tag is no heading", "#tag is no heading"),
        (" \n\t\n***\n", ""),
        ("😀\nrest", "😀"),
    ],
)
def test_title_is_the_first_line_that_says_something(body, title):
    assert note.title(body) == title


def test_long_title_is_cut():
    assert note.title("x" * 300) == "x" * 79 + "…"


def test_rest_is_what_comes_after_the_title():
    assert note.rest("\n# One\n\ntwo **three**\n") == "\ntwo **three**\n"
    assert note.rest("only") == ""


@pytest.mark.parametrize("part", ["- ", "*a", " ", "\t\n", "- - x", "`", "[["])
def test_hostile_text_is_looked_through_in_no_time(part):
    text = part * (1_000_000 // len(part))
    assert len(note.title(text)) <= note.TITLE
    note.plain(text)
