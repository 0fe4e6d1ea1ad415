from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from mentordesk import errors
from mentordesk.ui import item_words, words

OF_COMMANDS = {
    "not-one-line",
    "failed",
    "passphrase-unread",
    "passphrase-differs",
    "already-protected",
}  # no window raises these
ERRORS = [each for each in vars(errors).values() if isinstance(each, type)]
NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Berlin"))
START = datetime(2026, 11, 26, 16)


def test_minutes_are_told_only_where_they_are_used():
    assert words.fullness(1, 0, 45) == "1 item"
    assert words.fullness(5, 45, 45) == "5 items · 45 of 45 min"
    assert words.fullness(0, 0, 45) == "Agenda is empty"


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (0, ""),
        (1, "carried over, since 4 May"),
        (2, "carried over twice, since 4 May"),
        (3, "carried over 3 times, since 4 May"),
    ],
)
def test_how_often_an_item_was_carried_over_is_said_in_words(times, said):
    assert item_words.carried(times, date(2026, 5, 4), NOW.date()) == said


@pytest.mark.parametrize("error", ERRORS)
def test_each_error_has_a_sentence_of_its_own(error):
    is_general = words.sentence(error()) == words.sentence(errors.MentorDeskError())
    assert is_general == (error.code in OF_COMMANDS)


def test_words_that_are_cut_say_so():
    assert words.cut("Bartholomew", 11) == "Bartholomew"
    assert words.cut("Anna Katharina", 6) == "Anna…"
