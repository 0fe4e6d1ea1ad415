from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.thinning import Copy, dropped

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
ROOMY = 10**12
MB = 10**6


def made(*ages):
    """Backups of these ages; the first is called 0."""
    return [Copy(str(number), NOW - age, MB) for number, age in enumerate(ages)]


def kept(copies, now=NOW, budget=ROOMY, good="0"):
    gone = dropped(copies, now, budget, good)
    return [copy for copy in copies if copy.name not in gone]


copies = st.lists(
    st.tuples(st.integers(-40_000, 800_000), st.integers(1, 300)), min_size=1, max_size=60
).map(
    lambda found: [
        Copy(str(number), NOW - timedelta(hours=hours), size * MB)
        for number, (hours, size) in enumerate(found)
    ]
)
nows = st.sampled_from([NOW, NOW.replace(year=1970), NOW.replace(year=2099)])
budgets = st.integers(1, 5_000).map(lambda size: size * MB)


def test_all_of_two_days_are_kept():
    copies = made(*(timedelta(minutes=30 * number) for number in range(90)))
    assert kept(copies) == copies


def test_older_ones_are_kept_one_a_day_then_a_week_then_a_month():
    copies = made(*(timedelta(hours=6 * number) for number in range(4 * 800)))
    recent = [copy for copy in copies if copy.made_at > NOW - timedelta(days=2)]
    older = [copy for copy in kept(copies) if copy not in recent]
    assert len(older) == 12 + 10 + 9
    assert NOW - older[-1].made_at > timedelta(days=300)


def test_the_last_of_a_day_stands_for_it():
    early, late = timedelta(days=5, hours=3), timedelta(days=5, hours=1)
    assert [copy.name for copy in kept(made(timedelta(), early, late))] == ["0", "2"]


def test_beyond_the_budget_the_oldest_go_first():
    copies = made(*(timedelta(hours=number) for number in range(10)))
    assert kept(copies, budget=3 * MB) == copies[:3]


def test_a_long_break_thins_out_nothing_more():
    copies = made(timedelta(), *(timedelta(days=400 + number) for number in range(12)))
    assert kept(copies) == copies


def test_what_a_wrong_clock_dated_ahead_goes_before_what_is_true():
    ahead = [Copy(f"ahead {n}", NOW.replace(year=2099, day=n), MB) for n in range(1, 4)]
    true = made(*(timedelta(hours=number) for number in range(3)))
    assert kept(true + ahead, budget=4 * MB) == [*true, ahead[2]]


def test_a_clock_at_1970_takes_no_backup_away():
    copies = made(*(timedelta(days=number) for number in range(40)))
    now = NOW.replace(year=1970)
    new = Copy("new", now, MB)
    assert kept([*copies, new], now, good="new") == [*copies, new]


def test_a_clock_at_2099_leaves_days_weeks_and_months():
    copies = made(*(timedelta(days=number) for number in range(400)))
    left = kept(copies, NOW.replace(year=2099), good="0")
    assert len(left) == 12 + 10 + 9


@given(copies, nows, budgets, st.data())
def test_the_newest_good_one_is_never_dropped(copies, now, budget, data):
    good = data.draw(st.sampled_from(copies)).name
    assert good not in dropped(copies, now, budget, good)


@given(copies, nows, budgets)
def test_the_budget_holds_unless_one_alone_is_larger(copies, now, budget):
    left = kept(copies, now, budget)
    assert sum(copy.size for copy in left) <= budget or [copy.name for copy in left] == ["0"]


@given(copies, nows, budgets)
def test_thinning_twice_drops_nothing_more(copies, now, budget):
    left = kept(copies, now, budget)
    assert dropped(left, now, budget, "0") == []


@given(copies, nows, budgets)
def test_what_is_dropped_was_there_once(copies, now, budget):
    gone = dropped(copies, now, budget, "0")
    assert len(gone) == len(set(gone))
    assert set(gone) <= {copy.name for copy in copies}


@given(copies, nows)
def test_with_room_enough_all_of_two_days_and_of_the_future_stay(copies, now):
    gone = dropped(copies, now, ROOMY, "0")
    assert not [c for c in copies if c.name in gone and c.made_at > now - timedelta(days=2)]
