from datetime import date

import pytest

from mentordesk.domain.questions import Asked, Known, Question
from mentordesk.storage.question_list import Asking, Kept
from mentordesk.ui import question_words

TODAY = date(2026, 11, 23)


def asking(on, answer="", voice="mentor", role="mentor"):
    day = on and date.fromisoformat(on)
    return Asking(1, "i", day, "discussed", voice, answer, False, "Priya Raman", role, "m", "t")


def known(on, item_state="discussed", answer=""):
    day = on and date.fromisoformat(on)
    asked = Asked(day, item_state, answer, False, "Priya Raman", "m", "t", 1)
    return Known(Question("q", "Why?", "career", ""), asked)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-03-02", "You asked this in March; no answer was kept."),
        ("2026-11-12", "You asked this on 12 Nov; no answer was kept."),
        ("2025-11-30", "You asked this in November 2025; no answer was kept."),
        ("2024-03-02", "You asked this in March 2024; no answer was kept."),
    ],
)
def test_a_month_is_told_as_one_would(on, said):
    assert question_words.asked_in(asking(on), TODAY) == said


def test_who_asked_and_what_was_answered_is_told():
    mine = asking("2026-03-02", "The\ncache")
    theirs = asking("2026-03-02", "x" * 2000, voice="mentee")
    assert question_words.asked_in(mine, TODAY) == "You asked this in March: “The cache”"
    assert question_words.asked_in(theirs, TODAY).startswith("Priya asked this in March: “xxx")
    assert len(question_words.asked_in(theirs, TODAY)) < 700


def test_the_last_answer_says_more_than_that_there_was_none():
    kept = Kept("q", "", [asking("2026-10-01"), asking("2026-03-02", "The cache")])
    assert "The cache" in question_words.last_answered(kept, TODAY)
    assert question_words.last_answered(Kept("q", "", []), TODAY) == ""


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (known("2026-11-12", answer="The\ncache"), "Priya, 12 Nov: The cache"),
        (known("2026-11-12"), "Priya, 12 Nov · no answer kept"),
        (known("2026-11-26", "open"), "Priya, 26 Nov · still open"),
        (known(None, "open"), "Waits for a meeting with Priya"),
        (known("2026-11-12", "parked"), "Parked with Priya"),
        (Known(Question("q", "Why?", None, "")), "Not asked yet"),
    ],
)
def test_how_a_question_stands_is_a_line(how, said):
    assert question_words.how_it_stands(how, TODAY) == said


def test_what_was_imported_is_told_in_a_sentence():
    assert question_words.imported(1, 0, 0) == "Imported 1 question."
    told = question_words.imported(310, 15, 2)
    assert told == "Imported 310 questions; 15 were there already; 2 entries were none."
