from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from mentordesk.storage import agenda, meetings, mentorships
from tests.acquaintances import FORTNIGHTLY
from tests.conftest import new_desk
from tests.end_to_end.driver import screen, started, until

SHARE = (1085, 66)  # beside the primary button of a meeting


@pytest.fixture
def opened(tmp_path):
    """What the desktop was asked to open, line by line; nothing is opened."""
    log, program = tmp_path / "opened.txt", tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" >> {log}\n')
    program.chmod(0o755)

    def lines(count):
        def told():
            found = log.read_text().split() if log.exists() else []
            return found if len(found) >= count else None

        return until(told, lambda: f"fewer than {count} links were opened")

    return lines


@pytest.fixture
def app(tmp_path, opened):
    """The window on the agenda of a meeting, on a screen of its own."""
    with screen() as env:
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
        path = f"{tmp_path / 'bin'}:{env['PATH']}"
        whole = env | home | {"PATH": path}
        with started(whole, tmp_path / "Mine.mentordesk", tmp_path / "screen.png") as app:
            yield app


@pytest.fixture(autouse=True)
def meeting(tmp_path, qapp):
    """A meeting that is to come, with an item that may leave and one that may not."""
    desk = new_desk(tmp_path / "Mine.mentordesk")
    with desk.change("Set up") as session:
        terms = {"role": "mentor", "kind": "technical", "cadence": FORTNIGHTLY}
        where = {"channel": "video", "address": "https://zoom.us/j/1"}
        priya = mentorships.add(
            session,
            name="Priya Raman",
            mail="priya@example.com",
            started_on=desk.today(),
            **terms,
            **where,
        )
        start = datetime(2099, 11, 26, 16)
        made = meetings.plan(session, priya, start, "Europe/Berlin", 45, now=desk.now())
        agenda.add(session, made, "Ship accounts", "accomplish", "mentee")
        agenda.add(session, made, "Secret", "accomplish", "mentor", private=True)
    desk.close()


def test_a_meeting_is_joined_and_its_agenda_mailed(app, opened):
    app.key("ctrl+3")
    app.await_title("Agendas")
    app.key("Down", "Return")
    app.await_title("Meeting 1 with Priya Raman")
    app.key("ctrl+j")
    assert opened(1) == ["https://zoom.us/j/1"]
    app.click(*SHARE)
    app.await_dialog("Share agenda")
    app.key("Tab", "Tab", "space")  # the format, the text, the mail
    link = urlsplit(opened(2)[1])
    body = parse_qs(link.query)["body"][0]
    assert (link.scheme, link.path) == ("mailto", "priya@example.com")
    assert "- Ship accounts (Priya)\r\n" in f"{body}\r\n"
    assert "Secret" not in body
    assert app.end() == (0, "")
