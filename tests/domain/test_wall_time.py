from datetime import datetime

from mentordesk.domain.wall_time import instant


def test_a_usual_time_stays_as_it_is():
    wall = datetime.fromisoformat("2026-11-26T16:00")
    found = instant(wall, "Europe/Berlin")
    assert (found.wall, found.utc.isoformat()) == (wall, "2026-11-26T15:00:00+00:00")
