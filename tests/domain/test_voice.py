import pytest

from mentordesk.domain import voice


@pytest.mark.parametrize(("mine", "theirs"), [("mentor", "mentee"), ("mentee", "mentor")])
def test_the_other_voice_is_the_one_that_is_not_mine(mine, theirs):
    assert voice.other(mine) == theirs
