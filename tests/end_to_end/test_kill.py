"""How much of what is typed is lost when the app is killed while one types."""

import json
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.cadence import Cadence
from mentordesk.storage import meetings, mentorships
from mentordesk.storage.file import create_file, open_to_look

PACE = 10  # letters a second
TYPED = "".join(chr(ord("a") + number % 26) for number in range(6 * PACE))
LOST = 3 * PACE  # two seconds, and one for a machine that is busy
DRAFT = "select value from preference where name like 'draft {name} %'"
NOTE = "select body from note where meeting_id is not null"


@pytest.fixture
def path(tmp_path, qapp):
    """A desk with a meeting that runs, or is to come."""
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    return path


def prepare(path, *, runs):
    now = datetime.now(UTC)
    desk = Desk(path, lambda: now)
    whole = {"role": "mentor", "kind": "technical", "started_on": date(2026, 1, 1)}
    with desk.change("Begin") as session:
        made = mentorships.add(session, name="Sam Rivers", cadence=Cadence("ad-hoc"), **whole)
        start = now.replace(tzinfo=None) + timedelta(minutes=30)
        meeting = meetings.plan(session, made, start, "Etc/UTC", 45, now=now)
        if runs:
            meetings.start(session, meeting, now)
    desk.close()


def read(path, query):
    with closing(open_to_look(path)) as connection:
        row = connection.execute(query).fetchone()
    return "" if row is None else row[0]


def in_the_note(app):
    app.key("ctrl+Return")


def in_the_line(app):
    app.key("Escape")


def in_a_new_item(app):
    app.key("Insert")


@pytest.mark.parametrize(
    ("where", "runs", "query"),
    [
        (in_the_note, True, NOTE),
        (in_the_line, True, DRAFT.format(name="line")),
        (in_a_new_item, False, DRAFT.format(name="agenda")),
    ],
)
def test_a_kill_loses_two_seconds_of_typing_at_most(
    start, path, where, runs, query, record_property
):
    prepare(path, runs=runs)
    app = start(path)
    app.await_title("Meeting 1")
    where(app)
    app.type("(", 12)
    app.type(TYPED, 1000 // PACE)
    app.kill()
    found = read(path, query)
    kept = json.loads(found)["text"] if found.startswith("{") else found
    lost = len(TYPED) + 1 - len(kept)
    record_property("seconds of typing lost", lost / PACE)
    assert f"({TYPED}".startswith(kept)
    assert lost <= LOST
