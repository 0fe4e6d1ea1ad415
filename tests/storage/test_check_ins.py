from datetime import date, timedelta

import pytest

from mentordesk.storage import check_ins, mentorships

from .mentorship import Pair

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=90)
GOOD = {"useful": 4, "candour": 5}


@pytest.fixture
def pair(desk):
    return Pair(desk)


def said(pair):
    return [tuple(each) for each in check_ins.listed(pair.desk.session, pair.id)]


def test_both_voices_answer_what_they_like(pair):
    pair.do(check_ins.answer, pair.id, "mentee", TODAY, GOOD, "More examples, please")
    pair.do(check_ins.answer, pair.id, "mentor", TODAY, {"rhythm": 2})
    assert said(pair) == [
        (TODAY, "mentee", GOOD, "More examples, please"),
        (TODAY, "mentor", {"rhythm": 2}, ""),
    ]


def test_another_answer_on_the_same_day_replaces_the_first(pair):
    pair.do(check_ins.answer, pair.id, "mentee", TODAY, GOOD)
    pair.do(check_ins.answer, pair.id, "mentee", TODAY, {"useful": 2})
    assert said(pair) == [(TODAY, "mentee", {"useful": 2}, "")]


def test_the_latest_day_comes_first(pair):
    pair.do(check_ins.answer, pair.id, "mentee", TODAY, GOOD)
    pair.do(check_ins.answer, pair.id, "mentor", LATER, GOOD)
    assert [each[0] for each in said(pair)] == [LATER, TODAY]


def test_answers_all_taken_back_leave_no_check_in(pair):
    pair.do(check_ins.answer, pair.id, "mentee", TODAY, GOOD)
    pair.do(check_ins.answer, pair.id, "mentee", TODAY, {})
    assert said(pair) == []
    pair.desk.undo()
    assert said(pair) == [(TODAY, "mentee", GOOD, "")]


def test_my_answers_stay_mine_when_my_role_is_corrected(pair):
    pair.do(check_ins.answer, pair.id, "mentor", TODAY, GOOD)
    pair.do(mentorships.edit, pair.id, role="mentee")
    assert said(pair) == [(TODAY, "mentee", GOOD, "")]
