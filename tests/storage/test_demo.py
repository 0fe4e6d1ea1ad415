from contextlib import closing
from datetime import timedelta

import pytest

from mentordesk.errors import FileExists
from mentordesk.storage import demo
from mentordesk.storage.check import check
from mentordesk.storage.file import open_file
from tests.conftest import NOW
from tests.storage.content import TABLES


def made(tmp_path, name="demo", key=None, **options):
    path = tmp_path / f"{name}.mentordesk"
    demo.make(path, NOW, key=key, **options)
    return open_file(path, key)


def wrong(connection, key=None):
    return [finding for finding in check(connection, protected=key is not None) if finding.found]


def number(connection, query):
    return connection.execute(query).fetchone()[0]


def test_demo_is_whole(tmp_path, key):
    with closing(made(tmp_path, key=key)) as connection:
        assert wrong(connection, key) == []
        assert number(connection, "select count(*) from mentorship where ended_on is null") == 5


def test_demo_is_the_same_every_time(tmp_path):
    rows = []
    for name in ("one", "other"):
        with closing(made(tmp_path, name)) as connection:
            rows.append([connection.execute(f"select * from {t}").fetchall() for t in TABLES])
    assert rows[0] == rows[1]


def test_demo_is_as_of_today(tmp_path):
    path = tmp_path / "demo.mentordesk"
    demo.make(path, NOW + timedelta(days=100))
    with closing(open_file(path)) as connection:
        first = number(connection, "select min(starts_at) from meeting where state = 'planned'")
    assert first == "2027-03-06T16:00"


def test_a_crowd_has_as_many_as_promised(tmp_path):
    with closing(made(tmp_path, mentorships=20, years=2)) as connection:
        assert wrong(connection) == []
        assert number(connection, "select count(*) from mentorship") == 20
        assert number(connection, "select count(*) from meeting") == 26 * 20 * 2
        assert number(connection, "select count(*) from note") == 50 * 20 * 2
        assert number(connection, "select count(*) from agenda_item") == 50 * 20 * 2


def test_more_years_of_the_story_are_numbered_in_order(tmp_path):
    with closing(made(tmp_path, years=2)) as connection:
        assert wrong(connection) == []
        numbers = connection.execute(
            "select number from meeting where mentorship_id = 1 and state = 'held'"
            " order by starts_utc"
        ).fetchall()
    assert [n for (n,) in numbers] == list(range(1, len(numbers) + 1))


def test_demo_is_never_made_over_a_file(tmp_path):
    path = tmp_path / "demo.mentordesk"
    path.write_bytes(b"letter")
    with pytest.raises(FileExists):
        demo.make(path, NOW)
    assert path.read_bytes() == b"letter"
