import time
from datetime import timedelta

import pytest

from mentordesk import clock


@pytest.fixture
def zone(monkeypatch):
    """Sets the zone of this computer for the test."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of the computer stands")

    def set_zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", ["Pacific/Apia", "Asia/Kathmandu"])
def test_the_zone_has_its_name(zone, name):
    zone(name)
    assert clock.now().tzinfo.key == name


@pytest.mark.parametrize(
    ("name", "offset", "key"),
    [("UTC+3", -3, "Etc/GMT+3"), ("XYZ-13", 13, "Etc/GMT-13"), ("XYZ-5:45", 0, "UTC")],
)
def test_a_zone_without_a_name_we_know_keeps_its_full_hours(zone, name, offset, key):
    zone(name)
    now = clock.now()
    assert now.tzinfo.key == key
    assert now.utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize("name", ["Not/AZone", "../../etc/passwd"])
def test_a_zone_that_is_none_does_not_stop_the_clock(zone, name):
    zone(name)
    assert clock.now().tzinfo.key == "UTC"
