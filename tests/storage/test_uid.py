from datetime import UTC, datetime

from mentordesk.storage import uid


def test_a_name_tells_when_it_was_made():
    made = datetime(2025, 11, 23, 17, 49, 46, 368_000, UTC)
    assert uid.made_at("019ab1d6-0c00-7000-8000-000000000000") == made
