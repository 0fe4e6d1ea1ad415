from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain import capture
from mentordesk.domain.day_words import at_end, read
from mentordesk.domain.languages import ENGLISH, GERMAN, understood

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
DAYS = [
    ("today", "2026-11-23"),
    ("Tomorrow", "2026-11-24"),
    ("the day after tomorrow", "2026-11-25"),
    ("Fri", "2026-11-27"),
    ("friday", "2026-11-27"),
    ("Monday", "2026-11-30"),
    ("this Friday", "2026-11-27"),
    ("this Monday", "2026-11-23"),
    ("next Friday", "2026-12-04"),
    ("next week", "2026-11-30"),
    ("next month", "2026-12-01"),
    ("24 Nov", "2026-11-24"),
    ("Nov 24", "2026-11-24"),
    ("the 24th of November", "2026-11-24"),
    ("24 November 2027", "2027-11-24"),
    ("November 24, 2027", "2027-11-24"),
    ("22 Nov", "2027-11-22"),
    ("23 Nov", "2026-11-23"),
    ("29 Feb", "2028-02-29"),
    ("in 3 days", "2026-11-26"),
    ("in a week", "2026-11-30"),
    ("in two weeks", "2026-12-07"),
    ("in 3 months", "2027-02-23"),
    ("end of the week", "2026-11-27"),
    ("end of month", "2026-11-30"),
    ("the end of the month", "2026-11-30"),
    ("2026-12-24", "2026-12-24"),
    ("2020-01-02", "2020-01-02"),
]
NO_DAYS = ["31 April", "30 Feb", "0 Nov", "24", "Nov", "2026-13-01", "0000-01-01", "in 3 apples"]
GERMAN_DAYS = [
    ("heute", "2026-11-23"),
    ("übermorgen", "2026-11-25"),
    ("Freitag", "2026-11-27"),
    ("nächsten Freitag", "2026-12-04"),
    ("nächste Woche", "2026-11-30"),
    ("24. Nov", "2026-11-24"),
    ("3. März 2027", "2027-03-03"),
    ("in 3 Tagen", "2026-11-26"),
    ("in einer Woche", "2026-11-30"),
    ("Ende der Woche", "2026-11-27"),
    ("Ende des Monats", "2026-11-30"),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_days_are_said_in_words(words, day):
    assert read(words.split(), MONDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(("words", "day"), GERMAN_DAYS)
def test_days_are_said_in_german_too(words, day):
    for language in (GERMAN, understood("de")):
        assert read(words.split(), MONDAY, language) == date.fromisoformat(day)
    assert read(words.split(), MONDAY, ENGLISH) is None or words.startswith("24")


@pytest.mark.parametrize("words", NO_DAYS)
def test_what_is_no_day_is_none(words):
    assert read(words.split(), MONDAY) is None


def test_a_weekday_is_never_today():
    assert read(["Fri"], FRIDAY) == FRIDAY + timedelta(days=7)
    assert read(["next", "Friday"], FRIDAY) == FRIDAY + timedelta(days=7)
    assert read(["this", "Friday"], FRIDAY) == FRIDAY
    assert read(["this", "Thursday"], FRIDAY) is None


def test_the_end_of_the_week_is_never_past():
    ends = [read(["end", "of", "week"], FRIDAY + timedelta(days=n)) for n in range(3)]
    assert ends == [FRIDAY, FRIDAY + timedelta(days=7), FRIDAY + timedelta(days=7)]


def test_the_last_days_of_a_month_stay_in_their_month():
    last = date(2027, 1, 31)
    assert read(["in", "1", "month"], last) == date(2027, 2, 28)
    assert read(["end", "of", "month"], last) == last
    assert read(["next", "month"], date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("draft the note by Friday", "draft the note"),
        ("draft the note by Friday.", "draft the note"),
        ("draft the note due on 24 Nov", "draft the note"),
        ("draft the note until in 3 days", "draft the note"),
        ("draft the note tomorrow", "draft the note"),
        ("draft the note Fri", "draft the note"),
        ("draft the note by fri", "draft the note"),
        ("stand by on Friday", "stand by"),
        ("send it, by the end of the month", "send it,"),
    ],
)
def test_a_text_ends_with_a_day(text, words):
    found = at_end(text, MONDAY)
    assert found is not None
    assert text[: found.start].rstrip() == words


@pytest.mark.parametrize(
    "text",
    [
        "on Friday draft the note",
        "the plan for Friday",
        "decide about next week",
        "say where he sat",
        "read what she wrote last Friday",
        "by Friday",
        "Friday",
        "",
        "read page 24",
        "at the end of the month",
    ],
)
def test_a_day_that_belongs_to_the_text_stays_there(text):
    assert at_end(text, MONDAY) is None


def test_a_long_text_is_as_quick_as_a_short_one():
    found = at_end("word " * 200_000 + "by Friday", MONDAY)
    assert found is not None
    assert found.day == FRIDAY
    assert at_end("x" * 1_000_000, MONDAY) is None


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.sampled_from(capture.DAY_EXAMPLES))
def test_every_day_has_the_days_of_the_page(today, words):
    day = read(words.split(), today)
    assert day is not None
    assert day >= today or words[-4:].isdigit() or words.startswith("2026")
