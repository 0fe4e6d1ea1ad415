import pytest

from mentordesk.domain.typed import first_name, one_line, split_minutes


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\nb\tc", "a b c"),
        ("  much   room ", "much room"),
        ("a\x00b\x1f\ud800\ufffe", "a b"),
        ("👩🏽‍💻 e\u0301", "👩🏽‍💻 e\u0301"),
        ("\n\u2029 ", ""),
    ],
)
def test_what_is_typed_becomes_one_line(typed, kept):
    assert one_line(typed) == kept


@pytest.mark.parametrize(
    ("typed", "words", "minutes"),
    [
        ("Show the graph 10 min", "Show the graph", 10),
        ("Show the graph 5min", "Show the graph", 5),
        ("Read page 10", "Read page 10", None),
        ("10 min", "10 min", None),
        ("All day 999 min", "All day 999 min", None),
        ("Nothing 0 min", "Nothing 0 min", None),
    ],
)
def test_minutes_at_the_end_are_told_from_the_words(typed, words, minutes):
    assert split_minutes(typed) == (words, minutes)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Priya Raman", "Priya"),
        ("🦄 Zoë 🚀 O’Neill", "Zoë"),
        ("عبد الرحمن", "عبد"),
        ("🦄 🚀", "🦄"),
        ("", ""),
    ],
)
def test_a_first_name_has_letters(name, first):
    assert first_name(name) == first
