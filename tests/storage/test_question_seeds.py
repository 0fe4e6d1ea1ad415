from collections import Counter

import pytest

from mentordesk.domain.agenda import ALL_SECTIONS
from mentordesk.domain.questions import KINDS, same
from mentordesk.storage.question_seeds import seed_uid, seeds

NAMED = (  # questions that the app promises to bring
    *("career-path", "career-novice", "career-focus", "personal-disconnect"),
    *("personal-productive", "technical-improve", "technical-other-way"),
)


def test_there_are_enough_questions_of_each_kind():
    count = Counter(seed.kind for seed in seeds().values())
    assert count.keys() == set(KINDS)
    assert all(count[kind] >= 25 for kind in ("career", "technical", "personal"))
    assert all(10 <= count[kind] <= 15 for kind in ("first-meeting", "agreement", "closing"))


def test_no_question_comes_twice():
    assert len({same(seed.text) for seed in seeds().values()}) == len(seeds())


def test_each_is_one_question_in_a_category():
    for seed in seeds().values():
        assert seed.text.endswith("?")
        assert seed.text == " ".join(seed.text.split())
        assert seed.category
        assert seed.section in ("", *ALL_SECTIONS)


@pytest.mark.parametrize("name", NAMED)
def test_what_is_promised_is_there(name):
    assert seed_uid(name) in seeds()


def test_a_uid_never_changes():
    assert seed_uid("career-path") == "639ed1ee-5f6b-592e-afaf-3e3facfd83a3"
