from datetime import date, timedelta

import pytest

from mentordesk.storage import goals, milestones

from .test_goals import START, TODAY, days, goal


@pytest.fixture
def goal_id(desk):
    with desk.change("Add goal") as session:
        return goal(session)


@pytest.fixture
def milestone(desk, goal_id):
    return add(desk, goal_id)


def add(desk, goal_id, title="Talk at the guild", points=3):
    with desk.change("Add milestone") as session:
        return milestones.add(session, goal_id, title, on=START, points=points)


def do(desk, act, *arguments):
    with desk.change("Act") as session:
        act(session, *arguments)


def stands(desk, goal_id):
    return [(each.state, each.points, each.since) for each in listed(desk, goal_id)]


def listed(desk, goal_id):
    return milestones.listed(desk.session, goal_id, TODAY)


def kinds(desk, milestone):
    return [each.kind for each in milestones.history(desk.session, milestone)]


def test_a_new_milestone_is_open_and_last(desk, goal_id):
    add(desk, goal_id, "one")
    add(desk, goal_id, "two", points=5)
    assert [each.title for each in listed(desk, goal_id)] == ["one", "two"]
    assert stands(desk, goal_id)[1] == ("open", 5, START)


def test_reaching_is_noted_with_its_day(desk, goal_id, milestone):
    do(desk, milestones.reach, milestone, days(9))
    assert stands(desk, goal_id) == [("reached", 3, days(9))]
    desk.undo()
    assert stands(desk, goal_id) == [("open", 3, START)]


def test_reaching_again_corrects_the_day(desk, goal_id, milestone):
    do(desk, milestones.reach, milestone, days(9))
    do(desk, milestones.reach, milestone, days(7))
    assert stands(desk, goal_id) == [("reached", 3, days(7))]
    assert kinds(desk, milestone) == ["added", "reached"]


def test_what_was_reached_before_it_was_written_down_counts_on_its_day(desk, goal_id, milestone):
    do(desk, milestones.reach, milestone, START - timedelta(days=3))
    chart = goals.chart(desk.session, goal_id, TODAY)
    assert [step.on for step in chart.steps] == [START - timedelta(days=3)]
    assert (chart.total, chart.remaining) == (3, 0)
    assert stands(desk, goal_id)[0][0] == "reached"


def test_unticking_on_the_same_day_leaves_no_trace(desk, goal_id, milestone):
    do(desk, milestones.reach, milestone, TODAY)
    do(desk, milestones.reopen, milestone, TODAY)
    assert kinds(desk, milestone) == ["added"]


def test_reopening_later_is_history(desk, goal_id, milestone):
    do(desk, milestones.reach, milestone, days(9))
    do(desk, milestones.reopen, milestone, days(12))
    assert kinds(desk, milestone) == ["added", "reached", "reopened"]
    assert stands(desk, goal_id) == [("open", 3, days(12))]


def test_reopened_is_open_whatever_was_before(desk, goal_id, milestone):
    do(desk, milestones.reach, milestone, days(9))
    do(desk, milestones.drop, milestone, days(12))
    do(desk, milestones.reopen, milestone, days(12))
    assert stands(desk, goal_id) == [("open", 3, days(12))]


def test_dropping_takes_it_out_of_the_total(desk, goal_id, milestone):
    do(desk, milestones.drop, milestone, days(9))
    do(desk, milestones.drop, milestone, days(10))
    assert kinds(desk, milestone) == ["added", "dropped"]
    assert goals.chart(desk.session, goal_id, TODAY).total == 0


def test_resizing_notes_the_new_size_once(desk, goal_id, milestone):
    do(desk, milestones.resize, milestone, 8, days(9))
    do(desk, milestones.resize, milestone, 8, days(10))
    assert stands(desk, goal_id) == [("open", 8, START)]
    assert kinds(desk, milestone) == ["added", "resized"]


def test_title_and_target_are_the_milestones_own(desk, goal_id, milestone):
    do(desk, milestones.rename, milestone, "Talk at the meet-up")
    do(desk, milestones.aim, milestone, date(2027, 1, 10))
    assert listed(desk, goal_id)[0][2:4] == ("Talk at the meet-up", date(2027, 1, 10))


def test_moving_changes_one_row(desk, goal_id, heard):
    for title in ("one", "two", "three"):
        add(desk, goal_id, title)
    one, two, three = listed(desk, goal_id)
    do(desk, milestones.move, three.milestone_id, one.position, two.position)
    assert [each.title for each in listed(desk, goal_id)] == ["one", "three", "two"]
    assert heard[-1].rows == {("milestone", three.milestone_id)}


def test_history_can_be_corrected(desk, goal_id, milestone):
    do(desk, milestones.reach, milestone, days(9))
    reached = milestones.history(desk.session, milestone)[1]
    do(desk, milestones.redate, reached.event_id, days(5))
    assert stands(desk, goal_id) == [("reached", 3, days(5))]
    do(desk, milestones.forget, reached.event_id)
    assert stands(desk, goal_id) == [("open", 3, START)]


def test_that_it_was_added_cannot_be_forgotten(desk, milestone):
    added = milestones.history(desk.session, milestone)[0]
    with pytest.raises(ValueError, match="never added"):
        do(desk, milestones.forget, added.event_id)


def test_what_is_in_the_trash_is_not_listed(desk, goal_id, milestone):
    do(desk, milestones.discard, milestone, desk.now())
    assert listed(desk, goal_id) == []
