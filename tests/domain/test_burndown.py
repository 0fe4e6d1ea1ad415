from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.burndown import (
    BurnDown,
    Event,
    Ideal,
    Milestone,
    Reached,
    Scope,
    Standing,
    Step,
    burn_down,
    standings,
)
from mentordesk.domain.pause import Pause

START = date(2026, 7, 6)
TODAY = date(2026, 11, 23)
KINDS = ["added", "resized", "dropped", "reached", "reopened"]


def day(offset):
    return START + timedelta(days=offset)


def told(*events, targets=None, today=TODAY, **more):
    """The burn-down of (milestone, kind, day, points), the last of them if it has any."""
    plain = [Event(key, kind, day(on), *points) for key, kind, on, *points in events]
    targets = targets or {}
    named = {each.milestone: Milestone(f"M{each.milestone}") for each in plain}
    named |= {key: Milestone(f"M{key}", target) for key, target in targets.items()}
    return burn_down(plain, named, today, **more)


def test_a_goal_without_milestones_has_an_empty_chart():
    assert told() == BurnDown(TODAY)
    assert told().remaining_on(TODAY) is None


def test_reaching_a_milestone_steps_down():
    chart = told((1, "added", 0, 3), (2, "added", 0, 5), (1, "reached", 14))
    assert chart.steps == (Step(day(0), 8), Step(day(14), 5))
    assert chart.reached == (Reached(day(14), "M1", 3, 5),)
    assert (chart.total, chart.remaining, chart.reached_points) == (8, 5, 3)


def test_growing_scope_steps_up_by_what_was_added():
    chart = told((1, "added", 0, 3), (2, "added", 9, 5), (3, "added", 9, 3), (2, "resized", 20, 4))
    assert chart.scope == (Scope(day(9), 8, 11), Scope(day(20), -1, 10))


def test_what_is_added_on_the_first_day_is_no_growth():
    assert told((1, "added", 0, 3), (2, "added", 0, 5)).scope == ()


def test_dropping_shrinks_the_total():
    chart = told((1, "added", 0, 3), (2, "added", 0, 5), (1, "dropped", 4))
    assert (chart.total, chart.remaining, chart.scope) == (5, 5, (Scope(day(4), -3, 5),))


def test_a_dropped_milestone_comes_back_in_its_last_size():
    chart = told((1, "added", 0, 3), (1, "dropped", 4), (1, "resized", 5, 8), (1, "reopened", 9))
    assert [step.remaining for step in chart.steps] == [3, 0, 8]


def test_resizing_a_reached_milestone_leaves_what_remains():
    chart = told((1, "added", 0, 3), (2, "added", 0, 5), (1, "reached", 4), (1, "resized", 5, 10))
    assert (chart.total, chart.remaining, chart.reached_points) == (15, 5, 10)
    assert chart.scope == (Scope(day(5), 7, 5),)


def test_reopening_steps_up_without_growing_the_total():
    chart = told((1, "added", 0, 3), (1, "reached", 4), (1, "reopened", 6))
    assert [step.remaining for step in chart.steps] == [3, 0, 3]
    assert chart.scope == ()


def test_reaching_twice_counts_once():
    chart = told((1, "added", 0, 3), (2, "added", 0, 1), (1, "reached", 4), (1, "reached", 6))
    assert (chart.remaining, len(chart.reached)) == (1, 1)


def test_ticked_and_unticked_on_one_day_leaves_no_trace():
    chart = told((1, "added", 0, 3), (1, "reached", 4), (1, "reopened", 4))
    assert (chart.steps, chart.reached) == ((Step(day(0), 3),), ())


def test_what_was_reached_earlier_than_added_was_there_then():
    chart = told((1, "added", 0, 3), (2, "added", 9, 5), (2, "reached", 4))
    assert chart.steps == (Step(day(0), 3),)
    assert chart.scope == (Scope(day(4), 5, 3),)
    assert chart.reached == (Reached(day(4), "M2", 5, 3),)


def test_the_order_of_entering_decides_within_a_day_only():
    chart = told((1, "added", 0, 3), (1, "reopened", 9), (1, "reached", 4), (1, "reached", 9))
    assert [step.remaining for step in chart.steps] == [3, 0]


def test_what_is_dated_after_today_has_not_happened():
    chart = told((1, "added", 0, 3), (1, "reached", 30), today=day(29))
    assert (chart.remaining, chart.reached) == (3, ())


def test_events_of_what_was_never_added_tell_nothing():
    assert told((1, "reached", 3), (1, "resized", 4, 5)).steps == ()


def test_ideal_line_goes_from_the_first_total_to_the_last_target():
    events = (1, "added", 0, 3), (2, "added", 0, 5), (1, "reached", 0)
    chart = told(*events, targets={1: day(50), 2: day(100)})
    assert chart.ideal == (Ideal(day(0), 8), Ideal(day(100), 0))
    assert chart.last == TODAY


def test_ideal_line_is_flat_over_pauses():
    pause = Pause(day(20), day(40))
    chart = told((1, "added", 0, 10), targets={1: day(120)}, pauses=[pause])
    corners = [(point.on, round(point.remaining, 6)) for point in chart.ideal]
    assert corners == [(day(0), 10), (day(20), 8), (day(40), 8), (day(120), 0)]


def test_a_pause_that_lasts_is_flat_until_today():
    chart = told((1, "added", 0, 10), targets={1: day(300)}, pauses=[Pause(day(20))])
    assert [point.on for point in chart.ideal][1:3] == [day(20), TODAY + timedelta(days=1)]


def test_without_a_target_there_is_no_ideal_line():
    assert told((1, "added", 0, 10)).ideal == ()
    assert told((1, "added", 0, 9), (1, "dropped", 1), targets={1: day(9)}).ideal == ()
    assert told((1, "added", 9, 10), targets={1: day(9)}).ideal == ()


def five_reached():
    added = [(key, "added", 0, 1) for key in range(6)]
    return [*added, *((key, "reached", 10 * key) for key in range(5))]


def test_a_plateau_counts_from_the_last_reached_milestone_that_holds():
    assert told(*five_reached()).plateau.since == day(40)
    assert told(*five_reached(), (4, "reopened", 60)).plateau.since == day(30)


def test_there_is_no_plateau_with_nothing_left_or_at_rest():
    assert told(*five_reached(), (5, "dropped", 60)).plateau is None
    assert told(*five_reached(), active=False).plateau is None


def test_standings_tell_state_size_and_since_when():
    events = [
        Event(1, "added", START, 3),
        Event(1, "reached", day(4)),
        Event(1, "resized", TODAY, 5),
    ]
    assert standings(events, TODAY) == {1: Standing("reached", 5, day(4))}


def a_history():
    """Any events at all, in any order of entering, only their days within two months."""
    rows = st.tuples(
        st.integers(0, 4), st.sampled_from(KINDS), st.integers(0, 60), st.integers(1, 9)
    )
    return st.lists(rows, max_size=40).map(
        lambda found: [
            Event(key, kind, day(on), points if kind in ("added", "resized") else None)
            for key, kind, on, points in found
        ]
    )


def recount(events, milestone, on):
    """State and size of one milestone as a day ended, by reading its whole history again."""
    own = [each for each in events if each.milestone == milestone]
    added = next((each for each in own if each.kind == "added"), None)
    if added is None or min(each.on for each in own) > on:
        return "absent", 0
    state, size = "open", added.points
    for past in range((on - START).days + 1):
        for each in own:
            if each is added or each.on != day(past):
                continue
            if each.kind in ("added", "resized"):
                size = each.points
            if each.kind != "resized":
                state = each.kind
    return ("open" if state in ("added", "reopened") else state), size


@given(a_history(), st.integers(0, 60))
def test_burn_down_equals_a_naive_recount_day_by_day(events, until):
    named = {key: Milestone(str(key)) for key in range(5)}
    chart = burn_down(events, named, day(until))
    reached = {(ring.on, int(ring.title)) for ring in chart.reached}
    changes = {step.on: step.change for step in chart.scope}
    before = {}
    for offset in range(until + 1):
        on = day(offset)
        now = {key: recount(events, key, on) for key in named}
        there = [size for state, size in now.values() if state in ("open", "reached")]
        left = [size for state, size in now.values() if state == "open"]
        begun = any(state != "absent" for state, _ in now.values())
        assert chart.remaining_on(on) == (sum(left) if begun else None)
        earlier = [size for state, size in before.values() if state in ("open", "reached")]
        if any(state != "absent" for state, _ in before.values()):
            assert changes.get(on, 0) == sum(there) - sum(earlier)
        for key, (state, _) in now.items():
            was = before.get(key, ("absent", 0))[0]
            assert ((on, key) in reached) == (state == "reached" and was != "reached")
        before = now
    assert chart.total == sum(there)
    assert chart.remaining == sum(left)


@given(a_history())
def test_each_step_and_scope_step_changes_something(events):
    chart = burn_down(events, {key: Milestone("") for key in range(5)}, day(60))
    values = [step.remaining for step in chart.steps]
    assert all(one != other for one, other in pairwise(values))
    assert all(step.change for step in chart.scope)
