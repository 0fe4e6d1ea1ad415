import pytest

from tests.faults.tally import Tally, at_most, verdict
from tests.faults.witness import Found

TOLD = ["kept a", "meant b", "kept b", "meant c", "refused disk-full", "meant d"]


@pytest.mark.parametrize(
    ("lost", "tried", "bound"),
    [
        (0, 10_000, 0.000_299_5),
        (0, 300, 0.009_936),
        (1, 10, 0.394_2),
        (10, 10, 1.0),
        (900, 4000, 0.236_1),
    ],
)
def test_the_bound_is_that_of_clopper_and_pearson(lost, tried, bound):
    assert at_most(lost, tried) == pytest.approx(bound, rel=1e-3)


@pytest.mark.parametrize("state", ["b", "c", "d"])
def test_the_last_acknowledged_state_or_one_under_way_is_no_loss(state):
    assert verdict(TOLD, Found(state, "")) == ""


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (Found("a", ""), "an earlier state"),
        (Found("x", ""), "a state that never was"),
        (Found("b", "damaged"), "damaged"),
    ],
)
def test_anything_else_is_a_loss(found, wrong):
    assert verdict(TOLD, found) == wrong


def test_who_was_killed_before_the_desk_was_open_finds_it_as_it_was():
    assert verdict([], Found("a", ""), before="a") == ""
    assert verdict([], Found("b", ""), before="a")


def test_tallies_add_up_and_show_a_few_examples():
    one = Tally()
    for number in range(4):
        one.count("gone", f"trial {number}")
    one.facts["seen"] += 2
    both = one + one
    assert (both.tried, both.lost, both.facts) == (8, 8, {"seen": 4})
    assert len(both.examples) == 5
