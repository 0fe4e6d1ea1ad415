from dataclasses import fields
from datetime import date

import pytest

from mentordesk.commands import english
from mentordesk.exchange.words import Words
from mentordesk.ui.sharing import words

TODAY = date(2026, 11, 23)
NAMES = [field.name for field in fields(Words) if field.name != "day"]


@pytest.mark.parametrize("name", NAMES)
def test_windows_and_commands_say_the_same_in_english(qapp, name):
    assert getattr(words.of_texts(TODAY), name) == getattr(english.words(TODAY), name)


@pytest.mark.parametrize("day", [date(2026, 11, 26), date(2027, 1, 1), date(2025, 5, 31)])
def test_windows_and_commands_write_days_the_same_in_english(qapp, day):
    assert words.of_texts(TODAY).day(day) == english.words(TODAY).day(day)


@pytest.mark.parametrize("count", [1, 2])
def test_windows_and_commands_count_what_was_left_out_alike(qapp, count):
    assert words.left_out(count) == english.left_out(count)
