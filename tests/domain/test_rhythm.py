from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.pause import Pause
from mentordesk.domain.rhythm import Beat, beats

FORTNIGHT = Cadence("weeks", 2)
START = date(2026, 5, 4)
gaps = st.lists(st.integers(0, 90), max_size=30)


def days(*apart):
    result = [START]
    for gap in apart:
        result.append(result[-1] + timedelta(days=gap))
    return result


def test_the_first_meeting_begins_the_rhythm():
    assert beats(days(), FORTNIGHT) == [Beat(START, None)]
    assert beats([], FORTNIGHT) == []


def test_a_gap_is_long_beyond_one_and_a_half_times_the_cadence():
    found = beats(days(14, 15, 21, 22), FORTNIGHT)
    assert [beat.within for beat in found] == [True, True, False, False, False]
    assert [beat.long for beat in found] == [False, False, False, False, True]


def test_a_pause_is_no_part_of_a_gap():
    pause = Pause(START + timedelta(days=3), START + timedelta(days=31))
    (_, beat) = beats(days(42), FORTNIGHT, [pause])
    assert (beat.apart, beat.within, beat.long) == (14, True, False)


def test_a_month_is_as_long_as_it_is():
    found = beats([date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 28)], Cadence("monthly-day"))
    assert all(beat.within for beat in found)


@given(gaps)
def test_ad_hoc_is_always_within(apart):
    assert all(b.within and not b.long for b in beats(days(*apart), Cadence("ad-hoc")))


@given(gaps, st.integers(1, 8))
def test_what_is_long_is_never_within_and_each_day_has_its_beat(apart, weeks):
    found = beats(days(*apart), Cadence("weeks", weeks))
    assert [beat.day for beat in found] == days(*apart)
    assert not any(beat.long and beat.within for beat in found)
    assert [beat.apart for beat in found[1:]] == apart
