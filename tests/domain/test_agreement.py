from dataclasses import replace
from datetime import date

import pytest

from mentordesk.domain.agreement import (
    Piece,
    Terms,
    abridged,
    changed,
    compared,
    is_review_due,
    next_review,
)
from mentordesk.domain.cadence import Cadence

TERMS = Terms(Cadence("weeks", 2), purpose="To learn", channel="phone", address="1")


def test_only_the_parts_that_differ_are_named():
    other = replace(TERMS, purpose="To teach", cadence=Cadence("weeks", 3))
    assert changed(TERMS, other) == ("purpose", "cadence")
    assert changed(TERMS, TERMS) == ()


@pytest.mark.parametrize("place", [{"address": "2"}, {"channel": None}, {"channel": "slack"}])
def test_another_address_is_another_channel(place):
    assert changed(TERMS, replace(TERMS, **place)) == ("channel",)


def test_changed_words_are_marked_where_they_stand():
    assert compared("We meet every week at noon", "We meet every two weeks at noon") == (
        Piece("We meet every "),
        Piece("week ", "removed"),
        Piece("two weeks ", "added"),
        Piece("at noon"),
    )


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "New", (Piece("New", "added"),)),
        ("Old", "", (Piece("Old ", "removed"),)),
        ("One", "Two", (Piece("One ", "removed"), Piece("Two", "added"))),
        ("Same\n\nlines", "Same lines", (Piece("Same lines"),)),
        (
            "每周见面",
            "每月见面",
            (Piece("每"), Piece("周", "removed"), Piece("月", "added"), Piece("见面")),
        ),
    ],
)
def test_texts_that_begin_end_or_have_no_spaces(before, after, pieces):
    assert compared(before, after) == pieces


def test_both_texts_can_be_read_from_the_comparison():
    before = "What is said here stays here. We tell each other."
    after = "What is said stays here, always. We tell each other soon."
    pieces = compared(before, after)
    assert "".join(p.text for p in pieces if p.state != "added").split() == before.split()
    assert "".join(p.text for p in pieces if p.state != "removed").split() == after.split()


def test_texts_too_long_to_compare_are_told_whole():
    before, after = "old " * 600, "new " * 600
    assert [piece.state for piece in compared(before, after)] == ["removed", "added"]


def test_of_what_stayed_only_the_words_around_are_shown():
    many = "word " * 30
    pieces = abridged(compared(f"{many}old {many}", f"{many}new {many}"))
    assert [piece.text.count("word") for piece in pieces] == [6, 0, 0, 6]
    assert pieces[0].text.startswith("… ")
    assert pieces[-1].text.endswith("… ")


def test_a_short_text_is_not_abridged():
    pieces = compared("We meet every week", "We meet every month")
    assert abridged(pieces) == pieces


@pytest.mark.parametrize(
    ("review_on", "due"),
    [(None, False), (date(2026, 11, 24), False), (date(2026, 11, 23), True)],
)
def test_a_review_is_due_on_its_day(review_on, due):
    assert is_review_due(review_on, date(2026, 11, 23)) is due


@pytest.mark.parametrize(
    ("today", "following"),
    [
        (date(2026, 8, 23), date(2026, 11, 23)),
        (date(2026, 11, 30), date(2027, 3, 1)),
        (date(2026, 11, 27), date(2027, 3, 1)),
        (date(2025, 11, 30), date(2026, 3, 2)),
        (date(2026, 9, 30), date(2026, 12, 30)),
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2027, 11, 29), date(2028, 2, 29)),
    ],
)
def test_the_next_review_is_three_months_later(today, following):
    assert next_review(today) == following
