from contextlib import closing

import pytest

from mentordesk.storage import agenda, demo
from mentordesk.storage.check import check
from mentordesk.storage.file import open_file, open_to_look
from tests.conftest import KEY, NOW

from .mentorship import Pair

DAMAGE = {
    "the search index": "update search_row set row_id = row_id + 1000 where kind = 'person'",
    "words inside words": "update note set parts = 'odd' where id = 1",
    "one open placement an item": (
        "drop index placement_open; insert into placement (uid, item_id, meeting_id, position)"
        " select 'odd', item_id, meeting_id, position from placement where outcome is null limit 1"
    ),
    "no open placement on an ended meeting": "update meeting set state = 'missed'",
    "an outcome only where a meeting has begun": (
        "update placement set outcome = 'carried' where outcome is null"
    ),
    "items stay with their mentorship": (
        "update agenda_item set mentorship_id = 2"
        " where id = (select item_id from placement limit 1)"
    ),
    "an open item waits only without a planned meeting": (
        "delete from placement where outcome is null"
    ),
    "held meetings are numbered once": "update meeting set number = 1 where state = 'held'",
    "one meeting of a mentorship runs at a time": (
        "update meeting set state = 'running' where mentorship_id = 1"
    ),
    "a milestone's history begins with its addition": (
        "delete from milestone_event where kind = 'added'"
    ),
    "only what has ended has an outcome": "update mentorship set outcome = 'ended'",
    "one person is me": "update person set is_me = 1",
    "what belongs to a trashed mentorship is in the trash": (
        "update mentorship set trashed_at = '2026-11-23T08:00:00Z' where id = 1"
    ),
    "links between rows": "pragma foreign_keys = off; delete from person where id = 2",
}


@pytest.fixture
def connection(tmp_path):
    path = tmp_path / "demo.mentordesk"
    demo.make(path, NOW)
    connection = open_file(path)
    yield connection
    connection.close()


def wrong(connection):
    return [finding.check for finding in check(connection, protected=False) if finding.found]


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(connection, name):
    connection.executescript(DAMAGE[name])
    assert name in wrong(connection)


@pytest.mark.parametrize("key", [None, KEY])
def test_a_file_too_damaged_to_be_read_is_found_so(tmp_path, key):
    path = tmp_path / "torn.mentordesk"
    demo.make(path, NOW, key=key)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(4096 * 9) + content[4096 * 10 :])

    with closing(open_to_look(path, key)) as connection:
        findings = list(check(connection, protected=key is not None))
    assert findings[-1].found


def test_every_rule_has_been_seen_to_fail(connection):
    checks = {finding.check for finding in check(connection, protected=False)}
    assert checks - set(DAMAGE) == {"the pages of the file"}


def test_what_waits_while_the_last_planned_meeting_runs_is_no_damage(plain_desk):
    pair = Pair(plain_desk)
    pair.start(pair.plan("2026-11-23 10:00"))
    pair.do(agenda.add_for_next, pair.id, "Later", "accomplish", "mentee")
    assert wrong(plain_desk.connection) == []
