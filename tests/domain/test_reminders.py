from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.reminders import (
    DAY,
    HOUR,
    LEADS,
    Meeting,
    Promise,
    Quiet,
    Wishes,
    due,
    is_quiet,
    next_moment,
    possible,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 9, 12, tzinfo=BERLIN)
START = datetime(2026, 11, 26, 16, tzinfo=BERLIN)
NIGHT = Quiet(time(20), time(8))
ALL_DAY = Wishes(quiet=None)


def meeting(items=0, start=START, began=None):
    return Meeting("m1", "Priya Nair", start, 45, items, began)


def promise(on="2026-11-23", text="Send the packet"):
    return Promise("a1", "Jonas Weber", text, date.fromisoformat(on))


def kinds(now, *meetings, promises=(), wishes=ALL_DAY, said=()):
    found = possible(meetings, promises, wishes, now.tzinfo)
    return [each.kind for each in due(found, said, wishes.quiet, now)]


def following(now, *meetings, promises=(), wishes=ALL_DAY, said=()):
    found = possible(meetings, promises, wishes, now.tzinfo)
    moment = next_moment(found, said, wishes.quiet, now)
    return moment and moment.astimezone(now.tzinfo)


def names(now, *meetings, **given):
    found = possible(meetings, given.get("promises", ()), ALL_DAY, now.tzinfo)
    return {each.name for each in due(found, (), None, now)}


def test_an_empty_agenda_is_reminded_of_a_day_and_an_hour_before():
    assert kinds(START - DAY - timedelta(minutes=1), meeting()) == []
    assert kinds(START - DAY, meeting()) == ["agenda"]
    said = names(START - DAY, meeting())
    assert kinds(START - 2 * HOUR, meeting(), said=said) == []
    assert kinds(START - HOUR, meeting(), said=said) == ["agenda"]
    assert kinds(START, meeting()) == []


def test_who_starts_late_is_reminded_once():
    assert kinds(START - HOUR / 2, meeting()) == ["agenda"]


def test_an_agenda_with_something_on_it_asks_for_nothing():
    assert kinds(START - HOUR, meeting(items=1)) == []
    assert following(NOW, meeting(items=1)) is None


def test_a_meeting_that_was_moved_is_reminded_of_anew():
    said = names(START - HOUR, meeting())
    assert kinds(START - HOUR, meeting(start=START + DAY / 2), said=said) == ["agenda"]


def test_a_running_meeting_is_to_be_wrapped_up_half_an_hour_after_its_end():
    running = meeting(items=3, began=START + timedelta(minutes=5))
    assert kinds(START + timedelta(minutes=79), running) == []
    assert kinds(START + timedelta(minutes=80), running) == ["wrap-up"]
    assert kinds(START + timedelta(days=9), running) == []


def test_what_is_due_is_said_in_the_morning_of_that_day():
    assert kinds(datetime(2026, 11, 23, 8, 59, tzinfo=BERLIN), promises=[promise()]) == []
    assert kinds(NOW, promises=[promise()]) == ["due"]
    assert kinds(NOW, promises=[promise("2026-11-20")]) == ["due"]
    assert kinds(NOW, promises=[promise("2026-11-15")]) == []


def test_what_falls_into_the_quiet_hours_comes_after_them_if_it_still_holds():
    wishes, early = Wishes(quiet=NIGHT), START.replace(hour=7)
    at_night = early - DAY + timedelta(minutes=1)
    assert kinds(at_night, meeting(start=early), wishes=wishes) == []
    assert following(at_night, meeting(start=early), wishes=wishes).hour == 8
    assert kinds(at_night.replace(hour=8), meeting(start=early), wishes=wishes) == ["agenda"]
    assert following(early - HOUR / 2, meeting(start=early), wishes=wishes) is None


@pytest.mark.parametrize(
    ("quiet", "at", "is_so"),
    [
        (NIGHT, time(23), True),
        (NIGHT, time(7, 59), True),
        (NIGHT, time(8), False),
        (NIGHT, time(20), True),
        (Quiet(time(12), time(14)), time(13), True),
        (Quiet(time(12), time(14)), time(14), False),
        (Quiet(time(8), time(8)), time(8), False),
        (None, time(3), False),
    ],
)
def test_quiet_hours_may_pass_over_midnight(quiet, at, is_so):
    assert is_quiet(quiet, datetime.combine(NOW.date(), at, BERLIN)) is is_so


def test_one_switch_silences_everything():
    silent = Wishes(on=False, quiet=None)
    running = meeting(began=START)
    assert kinds(START + DAY / 8, running, promises=[promise("2026-11-26")], wishes=silent) == []
    assert following(NOW, meeting(), wishes=silent) is None


def test_each_kind_can_be_left_out():
    moment, running = START - HOUR, meeting(began=START - DAY)._replace(uid="m2")
    given = {"promises": [promise("2026-11-26")]}
    assert kinds(moment, meeting(), running, **given) == ["wrap-up", "due", "agenda"]
    none = Wishes(leads=(), wrap_up=False, due=False, quiet=None)
    assert kinds(moment, meeting(), running, **given, wishes=none) == []


def test_the_next_moment_is_the_earliest_and_never_what_was_said():
    later = promise("2026-11-25")
    assert following(NOW, meeting(), promises=[later]) == datetime(2026, 11, 25, 9, tzinfo=BERLIN)
    said = names(START, promises=[later])
    assert following(NOW, meeting(), promises=[later], said=said) == START - DAY


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_is_far_off_says_nothing(year):
    off = NOW.replace(year=year)
    assert kinds(off, meeting(), promises=[promise()]) == []


def test_an_hour_that_comes_twice_is_told_apart():
    start = datetime(2026, 10, 25, 3, 30, tzinfo=BERLIN)
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    only_an_hour = Wishes(leads=(HOUR,), quiet=None)
    assert kinds(first, meeting(start=start), wishes=only_an_hour) == []
    assert kinds(first.replace(fold=1), meeting(start=start), wishes=only_an_hour) == ["agenda"]


def test_quiet_hours_that_end_in_an_hour_that_comes_twice_end_twice():
    wishes = Wishes(quiet=Quiet(time(22), time(2, 30)))
    again = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    due_then = [promise("2026-10-20")]
    assert kinds(again, promises=due_then, wishes=wishes) == []
    found = following(again, promises=due_then, wishes=wishes)
    assert found.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


# A life with reminders: the app wakes up when it said it would, and speaks then.

zones = st.sampled_from([BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata"), UTC])
quarters = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
quiets = st.none() | st.builds(Quiet, quarters, quarters)
begins = st.sampled_from(  # around both changes of clocks, and any day
    [datetime(2026, 3, 28, 12), datetime(2026, 10, 24, 12), datetime(2026, 6, 3, 12)]
)
wishes = st.builds(Wishes, st.just(True), st.sampled_from(LEADS), st.booleans(), st.booleans())
later = st.integers(-24 * 60, 96 * 60).map(lambda n: timedelta(minutes=n))
plans = st.lists(st.tuples(later, st.integers(0, 1), st.booleans()), max_size=4)
days = st.lists(st.integers(-9, 4), max_size=4)


@settings(max_examples=300, deadline=None)
@given(begins, zones, quiets, wishes, plans, days)
def test_each_is_said_once_out_of_quiet_hours_and_only_while_open(
    begin, zone, quiet, wishes, plans, days
):
    now = begin.replace(tzinfo=zone)
    meetings = [
        Meeting(f"m{n}", "x", _after(now, ahead), 45, items, _after(now, ahead) if runs else None)
        for n, (ahead, items, runs) in enumerate(plans)
    ]
    promises = [
        Promise(f"a{n}", "x", "", now.date() + timedelta(days=day)) for n, day in enumerate(days)
    ]
    found = possible(meetings, promises, wishes, zone)
    told = list(_lived(found, quiet, now))
    assert len({each.name for _, each in told}) == len(told)
    assert not any(is_quiet(quiet, moment) for moment, _ in told)
    assert all(each.begins <= moment.astimezone(UTC) < each.ends for moment, each in told)
    assert not any(e.kind == "agenda" and e.about.items for _, e in told)
    heard = {each.name: moment for moment, each in told}
    late = [each for each in found if _missed(each, quiet, now, heard.get(each.name)) > 4]
    assert late == []


def _after(now, ahead):
    return (now.astimezone(UTC) + ahead).astimezone(now.tzinfo)


def _lived(found, quiet, now, until=timedelta(days=6)):
    """What is said within some days, each with its moment, by waking up only when asked to."""
    said, end = set(), now.astimezone(UTC) + until
    while now is not None and now.astimezone(UTC) < end:
        for each in due(found, said, quiet, now):
            said.add(each.name)
            yield now, each
        moment = next_moment(found, said, quiet, now)
        assert moment is None or moment > now.astimezone(UTC)
        now = moment and moment.astimezone(now.tzinfo)


def _missed(each, quiet, now, heard):
    """In how many quarters of an hour it could have been said before it was."""
    start = now.astimezone(UTC)
    first = max(each.begins, start)
    last = heard.astimezone(UTC) if heard else min(each.ends, start + timedelta(days=6))
    return sum(
        not is_quiet(quiet, (first + timedelta(minutes=15 * n)).astimezone(now.tzinfo))
        for n in range(max(0, (last - first) // timedelta(minutes=15)))
    )
