from contextlib import closing

from mentordesk.storage.file import create_file, open_to_look
from tests.end_to_end.driver import listed, until

PRIMARY = (1240, 66)  # the one primary button of a page, at its top right
FIRST_BOX = (290, 165)  # of the agenda of a meeting that is held


def seen(desk, what, **wanted):
    """Wait until the file holds something like this, and return it."""

    def found():
        rows = listed(desk, what)
        return [row for row in rows if all(row[name] == wanted[name] for name in wanted)]

    return until(found, lambda: f"no {what} with {wanted} in {listed(desk, what)}")


def text(desk):
    """The note of the first meeting, as it is in the file."""
    with closing(open_to_look(desk)) as connection:
        query = "select body from note where meeting_id is not null order by id"
        return connection.execute(query).fetchone()[0]


def add_mentorship(app):
    app.key("ctrl+shift+m")
    app.await_dialog("Add a mentorship")
    app.type("Sam Rivers")
    app.key("Return")
    app.await_title("Sam Rivers")


def plan_meeting(app):
    app.key("ctrl+shift+p")
    app.await_dialog("Plan a meeting")
    app.key("Return")
    app.await_title("Meeting 1")


def prepare(app):
    app.key("Insert")
    for title in ("A good first month 10 min", "Where to begin"):
        app.type(title)
        app.key("Return")
    app.key("Escape")


def hold(app, desk):
    app.click(*PRIMARY)
    seen(desk, "meetings", state="running")
    app.click(*FIRST_BOX)
    seen(desk, "agenda", title="A good first month", state="discussed")
    app.key("ctrl+Return")
    app.type("Sam: draft a plan by 24 Dec 2099")
    app.key("Return")
    seen(desk, "actions", text="draft a plan", voice="mentee", due="2099-12-24")
    app.key("ctrl+Return")
    app.type("Listen first")
    until(lambda: "Listen first" in text(desk), lambda: f"the note is {text(desk)!r}")


def wrap_up(app):
    app.click(*PRIMARY)
    app.await_dialog("Wrap up")
    app.key("Return")
    app.await_title("Meeting 1")


def test_from_an_empty_desk_to_a_held_meeting_through_two_kills(start, tmp_path):
    desk = tmp_path / "Mine.mentordesk"
    create_file(desk)
    app = start(desk)
    add_mentorship(app)
    plan_meeting(app)
    prepare(app)
    seen(desk, "agenda", title="A good first month", minutes=10)
    seen(desk, "agenda", title="Where to begin")
    app.kill()

    app = start(desk)
    app.await_title("Meeting 1 with Sam Rivers")
    hold(app, desk)
    app.kill()

    app = start(desk)
    wrap_up(app)
    (held,) = seen(desk, "meetings", state="held", number=1)
    (following,) = seen(desk, "meetings", state="planned")
    assert app.end() == (0, "")
    (carried,) = seen(desk, "agenda", title="Where to begin")
    assert (carried["meeting"], carried["carried"]) == (following["uid"], 1)
    assert [note["title"] for note in listed(desk, "notes") if note["meeting"] == held["uid"]] == [
        "Meeting 1"
    ]
    assert text(desk) == "# Meeting 1\n\nListen first"
    assert [row["person"] for row in listed(desk, "mentorships")] == [
        row["uid"] for row in listed(desk, "people") if row["name"] == "Sam Rivers"
    ]


def test_a_question_of_the_bank_is_asked_and_what_is_typed_of_its_answer_outlives_a_kill(
    start, tmp_path
):
    desk = tmp_path / "Mine.mentordesk"
    create_file(desk)
    app = start(desk)
    add_mentorship(app)
    plan_meeting(app)
    app.key("slash")
    app.type("single topic")
    app.key("Return")
    seen(desk, "questions", state="open", person="Sam Rivers")
    app.key("q")
    app.type("Reading code")
    seen(desk, "questions", answer="Reading code")
    app.kill()
    assert seen(desk, "questions", state="answered", answer="Reading code")
