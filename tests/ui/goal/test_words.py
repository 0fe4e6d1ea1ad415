from datetime import date

from mentordesk.storage.goals import Facts
from mentordesk.ui.goal import words
from tests.domain.test_burndown import told


def facts(**more):
    plain = {
        "goal_id": 1, "uid": "", "title": "Learn GraphQL.", "so_that": "", "by_doing": "",
        "voice": "mentee", "state": "active", "private": False, "started_on": date(2026, 7, 6),
        "mentorship_id": 1, "mentorship_uid": "", "role": "mentor", "kind": "technical",
        "person": "Priya Raman", "ended_on": None,
    }  # fmt: skip
    return Facts(**plain | more)


def test_the_facts_say_whose_and_since_when():
    today = date(2026, 11, 23)
    assert words.facts(facts(), today) == "Open-ended · Priya’s goal · since 6 July"
    mine = facts(role="mentee", state="resting", private=True, started_on=date(2025, 7, 6))
    assert words.facts(mine, today) == "Resting · your goal · since 6 July 2025 · private"


def test_blanks_become_one_sentence():
    assert words.why(facts()) == "I want to learn GraphQL."
    whole = facts(title="QA better", so_that="We ship.", by_doing="Doing")
    assert words.why(whole) == "I want to QA better, so that we ship, I will do this by doing."


def test_growth_is_told_as_it_was():
    chart = told((1, "added", 0, 3), (2, "added", 9, 8), (3, "added", 19, 8))
    assert words.story(chart) == "19 of 19 points remain. 8 were added twice."
    chart = told((1, "added", 0, 3), (2, "added", 9, 1))
    assert words.story(chart) == "4 of 4 points remain. 1 was added later."
    chart = told((1, "added", 0, 3), (2, "added", 9, 1), (3, "added", 19, 8))
    assert words.story(chart) == "12 of 12 points remain. 9 were added in 2 steps."


def test_an_end_is_told_as_an_end():
    chart = told((1, "added", 0, 1), (1, "reached", 9))
    assert words.story(chart) == "The 1 point is reached."
    assert words.story(told((1, "added", 0, 1), (1, "dropped", 9))) == "Nothing is left to do."
    assert words.story(told()).startswith("No milestones yet.")


def test_standing_is_short():
    assert words.standing(told()) == "no milestones yet"
    assert words.standing(told((1, "added", 0, 3), (2, "added", 0, 5), (1, "reached", 9))) == (
        "3 of 8 points"
    )


def test_what_was_taken_out_is_said_so():
    assert [words.scope(8), words.scope(-3)] == ["8 added", "3 taken out"]
