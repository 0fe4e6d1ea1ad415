from zoneinfo import available_timezones

import pytest

from mentordesk.domain import zones


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("  berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("utc", "UTC"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_zone_is_meant_by_its_name_or_its_city(text, name):
    assert zones.meant(text) == name


def test_only_places_are_offered():
    assert set(zones.names()) <= available_timezones()
    assert not any(name.startswith(("Etc/", "posix", "US/", "SystemV")) for name in zones.names())
    assert "Asia/Kathmandu" in zones.names()


def test_what_is_offered_is_known_to_this_computer():
    assert zones.known("Asia/Kolkata").key == "Asia/Kolkata"
    assert zones.known("Mars/Olympus") is zones.known(None) is None


@pytest.mark.parametrize("name", ["Foo/Bar", "../../etc/passwd", "Europe", "", "a" * 5000, "\0"])
def test_for_a_zone_that_this_computer_does_not_know_utc_stands_in(name):
    assert zones.known(name) is None
    assert zones.usable(name).key == "UTC"
    assert zones.usable("Europe/Berlin").key == "Europe/Berlin"
