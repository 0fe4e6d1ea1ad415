import pytest

from mentordesk.ui.widgets.budget import Bar, Budget
from tests.ui.widgets.conftest import ink_at


@pytest.fixture
def budget(theme, show):
    budget = Budget(theme)
    show(budget)
    return budget


def test_minutes_are_told_in_words(budget):
    budget.show_minutes(30, 45)
    assert budget.accessibleName() == "30 of 45 minutes planned"
    assert (budget.value(), budget.maximum()) == (30, 45)


@pytest.mark.parametrize(("planned", "share"), [(0, 0), (15, 1 / 3), (45, 1)])
def test_as_much_is_filled_as_is_taken(theme, budget, planned, share):
    budget.show_minutes(planned, 45)
    filled = len(ink_at(budget, theme.color("accent")))
    assert filled == pytest.approx(share * budget.width(), abs=4)


def test_more_than_fits_is_a_full_bar_in_the_colour_of_attention(theme, budget):
    budget.show_minutes(60, 45)
    assert len(ink_at(budget, theme.color("attention"))) == pytest.approx(budget.width(), abs=4)
    assert budget.accessibleName() == "60 of 45 minutes planned"


def test_nothing_planned_is_a_dot_when_it_is_late(theme, budget):
    budget.show_minutes(0, 45, warn=True)
    assert 1 <= len(ink_at(budget, theme.color("attention"))) <= 6


def test_a_bar_fills_from_where_reading_starts(theme, show):
    bar = Bar(theme, "Half", 1, 2)
    show(bar, rtl=True)
    assert min(ink_at(bar, theme.color("accent"))) >= bar.width() // 2 - 2


def test_a_whole_of_nothing_is_empty(theme, show):
    bar = Bar(theme, "Nothing", 0, 0)
    show(bar)
    assert ink_at(bar, theme.color("accent")) == []
