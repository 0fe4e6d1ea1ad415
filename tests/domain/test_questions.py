from datetime import date

from mentordesk.domain import questions
from mentordesk.domain.questions import Asked, Known, Question


def question(name, kind="career", category="", **more):
    return Question(name, name.upper(), kind, category, **more)


def asked(on, item_state="discussed", answer=""):
    return Asked(on and date.fromisoformat(on), item_state, answer, False, "Priya", "m", "t", 1)


def names(known):
    return [one.question.uid for one in known]


def test_a_question_is_not_asked_open_asked_or_answered():
    assert questions.state(None) == "not-asked"
    assert questions.state(asked("2026-03-02", "open")) == "open"
    assert questions.state(asked("2026-03-02", "parked")) == "open"
    assert questions.state(asked("2026-03-02")) == "asked"
    assert questions.state(asked("2026-03-02", "open", "By walking")) == "answered"


def test_a_question_fits_its_kind_and_one_without_a_kind_fits_any():
    assert questions.fits(question("a"), "career", has_met=True)
    assert questions.fits(question("a", None), "career", has_met=True)
    assert not questions.fits(question("a"), "personal", has_met=True)
    assert not questions.fits(question("a", "closing"), "career", has_met=True)


def test_first_meeting_questions_fit_until_the_first_meeting_was_held():
    first = question("a", "first-meeting")
    assert questions.fits(first, "career", has_met=False)
    assert not questions.fits(first, "career", has_met=True)


def test_never_asked_comes_first_then_what_was_not_asked_for_longest():
    known = [
        Known(question("june"), asked("2026-06-01")),
        Known(question("march"), asked("2026-03-01")),
        Known(question("never")),
    ]
    assert names(questions.by_least_recent(known, "career")) == ["never", "march", "june"]


def test_questions_that_are_still_open_come_last():
    known = [
        Known(question("open"), asked(None, "open")),
        Known(question("june"), asked("2026-06-01")),
    ]
    assert names(questions.by_least_recent(known, "career")) == ["june", "open"]


def test_of_those_never_asked_first_ones_lead_then_those_of_the_kind_in_their_order():
    known = [
        Known(question("any", None)),
        Known(question("b")),
        Known(question("a")),
        Known(question("first", "first-meeting")),
    ]
    assert names(questions.by_least_recent(known, "career")) == ["first", "b", "a", "any"]


def test_suggestions_are_of_different_categories_if_there_are_so_many():
    known = [Known(question(n, category=c)) for n, c in zip("abcd", "xxyz", strict=True)]
    assert names(questions.suggested(known, "career", True, 3)) == ["a", "c", "d"]
    assert names(questions.suggested(known[:3], "career", True, 3)) == ["a", "c", "b"]


def test_what_is_hidden_open_or_of_another_kind_is_not_suggested():
    known = [
        Known(question("hidden", hidden=True)),
        Known(question("open"), asked("2026-12-01", "open")),
        Known(question("other", "personal")),
        Known(question("good"), asked("2026-03-01", answer="Yes")),
    ]
    assert names(questions.suggested(known, "career", True, 3)) == ["good"]


def test_a_question_goes_to_a_section_that_the_agenda_has():
    assert questions.section(question("a"), "career") == "advice"
    assert questions.section(question("a"), "personal") == "accomplish"
    next_time = question("a", "technical", section="by-next-time")
    assert questions.section(next_time, "technical") == "by-next-time"
    assert questions.section(question("a", None), "technical") == "accomplish"


def test_questions_are_the_same_up_to_case_and_white_space():
    assert questions.same("  Why\tNOT?") == questions.same("why not?")
