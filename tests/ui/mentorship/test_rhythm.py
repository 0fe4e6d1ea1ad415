from datetime import date, timedelta
from itertools import pairwise

import pytest

from mentordesk.ui.mentorship.rhythm import APART, LINE_AT, SIDE, Dot, RhythmLine, months

START = date(2026, 1, 5)


@pytest.fixture
def line(theme, qtbot):
    line = RhythmLine(theme)
    qtbot.addWidget(line)
    line.resize(600, 70)
    return line


def dots(*days):
    return [
        Dot(str(at), START + timedelta(days=day), at + 1, False, f"Meeting {at + 1}", "")
        for at, day in enumerate(days)
    ]


def test_only_the_last_twelve_are_drawn(line):
    line.show_dots(dots(*range(0, 600, 14)), "43 meetings")
    assert len(list(line._placed())) == 12


@pytest.mark.parametrize("days", [(0,), (0, 0, 0), (0, 1, 2, 300), (0, 298, 299, 300)])
def test_dots_never_cover_each_other_or_the_edge(line, days):
    line.show_dots(dots(*days), "")
    places = [x for _, x in line._placed()]
    assert all(b - a >= APART for a, b in pairwise(places))
    assert min(places) >= SIDE / 2
    assert max(places) <= 600 - SIDE / 2


def test_a_narrow_line_shows_the_last_that_fit(line):
    line.resize(60, 70)
    line.show_dots(dots(0, 14, 28, 42), "")
    assert [dot.number for dot, _ in line._placed()] == [3, 4]


def test_it_is_painted_with_nothing_and_with_long_numbers(line):
    line.show_dots([], "no meeting held yet")
    empty = line.grab().toImage()
    line.show_dots([dot._replace(number=1234, gap="9 weeks apart") for dot in dots(0, 80)], "")
    assert line.grab().toImage() != empty


def test_months_between_two_days_are_their_first_days():
    found = list(months(date(2026, 11, 1), date(2027, 2, 1)))
    assert found == [date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]


def test_a_number_of_two_digits_is_not_cut_by_the_edge(line, theme):
    line.show_dots([dot._replace(number=88, planned=True) for dot in dots(0, 80)], "")
    picture, row = line.grab().toImage(), int(LINE_AT)
    ground = picture.pixelColor(300, 2)
    assert picture.pixelColor(0, row - 6) == ground
    assert picture.pixelColor(599, row - 6) == ground
