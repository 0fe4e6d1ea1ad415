from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from mentordesk.domain.meeting import is_past

START = datetime(2026, 11, 26, 15, tzinfo=UTC)


class Meeting(NamedTuple):
    state: str
    starts_utc: datetime = START
    minutes: int = 45


@pytest.mark.parametrize(("minute", "past"), [(0, False), (44, False), (45, True)])
def test_a_planned_meeting_is_past_once_it_should_be_over(minute, past):
    assert is_past(Meeting("planned"), START.replace(minute=minute)) == past


@pytest.mark.parametrize("state", ["running", "held", "cancelled", "missed"])
def test_what_was_begun_or_called_off_is_not_past(state):
    assert not is_past(Meeting(state), START.replace(hour=20))
