"""A meeting prepared by a template and a code review, by keys alone, in the real app."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from threading import Event

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.cadence import Cadence
from mentordesk.storage import agenda, meetings, mentorships
from mentordesk.storage.file import create_file, open_to_look
from tests.end_to_end.driver import listed, until

TITLE = "Read the search"
REVIEW = "select link, snippet, process from code_review"
SAVED_AFTER = 3  # seconds, on a machine that is busy


@pytest.fixture
def path(tmp_path, qapp):
    """A desk with a planned meeting that has one piece of code to read."""
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    now = datetime.now(UTC)
    desk = Desk(path, lambda: now)
    whole = {"role": "mentor", "kind": "technical", "started_on": date(2026, 1, 1)}
    with desk.change("Begin") as session:
        made = mentorships.add(session, name="Sam Rivers", cadence=Cadence("ad-hoc"), **whole)
        start = now.replace(tzinfo=None) + timedelta(minutes=30)
        meeting = meetings.plan(session, made, start, "Etc/UTC", 45, now=now)
        agenda.add(session, meeting, TITLE, "code-review", "mentee", 15)
    desk.close()
    return path


def read(path, query):
    with closing(open_to_look(path)) as connection:
        return connection.execute(query).fetchone()


def open_item(app, title):
    app.key("ctrl+k")
    app.type(title)
    Event().wait(1)
    app.key("Return")
    app.await_title("Meeting 1")


def test_a_review_is_written_by_keys_and_outlives_a_kill(start, path):
    app = start(path)
    open_item(app, TITLE)
    app.key("r")
    app.await_dialog(TITLE)
    app.type("https://example.org/pull/1")
    app.key("Tab", "Tab")
    app.type("x = 1")
    app.key("Tab")
    app.type("Read it aloud")
    Event().wait(SAVED_AFTER)
    app.kill()
    assert read(path, REVIEW) == ("https://example.org/pull/1", "x = 1", "Read it aloud")


def test_a_finding_is_listed_and_escape_leads_back(start, path):
    app = start(path)
    open_item(app, TITLE)
    app.key("r")
    app.await_dialog(TITLE)
    app.key(*["Tab"] * 5)  # over the link, the snippet and the prompts
    app.type("Rename the index by tomorrow")
    app.key("Return")
    until(lambda: listed(path, "actions"), lambda: "nothing was found")
    app.key("Escape")
    until(lambda: "Meeting 1" in app.front(), lambda: f"{app.front()!r} is in front")
    found = listed(path, "actions")
    assert [(each["text"], each["voice"]) for each in found] == [("Rename the index", "mentee")]


def test_a_template_is_used_by_keys(start, path):
    app = start(path)
    open_item(app, TITLE)
    app.key("alt+m", "u", "Return")
    until(lambda: len(listed(path, "agenda")) > 1, lambda: "no template was used")
    assert len(listed(path, "agenda")) == 1 + 6
