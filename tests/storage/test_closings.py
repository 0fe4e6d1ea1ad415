from datetime import date

import pytest

from mentordesk.storage import closings, goals, learnings, milestones

from .mentorship import Pair

TODAY = date(2026, 11, 23)


@pytest.fixture
def pair(desk):
    return Pair(desk)


def closing(pair):
    return closings.of_mentorship(pair.desk.session, pair.id, TODAY)


def reach(pair, title, private=False):
    terms = {"title": "Teach", "voice": "mentee", "started_on": TODAY, "private": private}
    goal = pair.do(goals.add, pair.id, **terms)
    step = pair.do(milestones.add, goal, title, on=TODAY)
    pair.do(milestones.reach, step, TODAY)
    return goal


def test_it_counts_the_meetings_held_and_planned(pair):
    pair.end(pair.plan("2026-11-12 16:00"))
    assert (closing(pair).held, closing(pair).planned) == (1, 1)


def test_it_names_what_was_reached_but_nothing_of_a_private_goal(pair):
    goal = reach(pair, "A small service")
    pair.do(milestones.add, goal, "Not yet", on=TODAY)
    reach(pair, "Ask for a raise", private=True)
    assert closing(pair).reached == ("A small service",)


def test_it_names_shared_learnings_of_both_the_latest_ones(pair):
    for number in range(6):
        pair.do(learnings.add, pair.id, f"Lesson {number}", "mentor", TODAY)
    pair.do(learnings.add, pair.id, "Mine alone", "mentee", TODAY, private=True)
    assert closing(pair).learned == {
        "mentor": ("Lesson 2", "Lesson 3", "Lesson 4", "Lesson 5"),
        "mentee": (),
    }
