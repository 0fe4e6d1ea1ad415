from contextlib import closing

from mentordesk.storage.file import create_file
from mentordesk.storage.search import open_reader
from tests.end_to_end.driver import listed, until

TO_THE_TAB = ("Right",) * 4  # from the overview, which has the focus on its tab
TO_THE_STEP = ("Tab",) * 4  # past what the head offers


def read(desk, query):
    with closing(open_reader(desk, None)) as connection:
        return connection.execute(query).fetchall()


def awaited(desk, query, wanted):
    until(lambda: read(desk, query) == wanted, lambda: f"{query} is {read(desk, query)}")


def open_agreement(app):
    app.await_dialog("Sam Rivers · Mine")  # what was open before it is closed
    app.key(*TO_THE_TAB, *TO_THE_STEP, "Return")
    app.await_dialog("The agreement with Sam Rivers")


def test_what_is_typed_outlives_a_kill_and_a_mentorship_is_completed_and_undone(start, tmp_path):
    desk = tmp_path / "Mine.mentordesk"
    create_file(desk)
    app = start(desk)
    app.key("ctrl+shift+m")
    app.await_dialog("Add a mentorship")
    app.type("Sam Rivers")
    app.key("Return")
    app.await_title("Sam Rivers")
    open_agreement(app)
    app.type("To build")
    query = "select count(*) from preference where name like 'draft%' and value like '%To build%'"
    awaited(desk, query, [(1,)])
    app.kill()

    app = start(desk)
    app.key("ctrl+k")
    app.type("Sam")
    app.key("Return")
    app.await_title("Sam Rivers")
    open_agreement(app)
    app.type(" something small")
    app.key("ctrl+Return")
    awaited(desk, "select purpose from agreement", [("To build something small",)])

    app.await_dialog("Sam Rivers · Mine")
    app.key("alt+e", "Up", "Up", "Return")  # the last entries are the page's
    app.await_dialog("Close the mentorship")
    app.key("ctrl+Return")
    awaited(desk, "select outcome, ended_by from mentorship", [("completed", "both")])
    app.await_title("Sam Rivers")
    app.key("ctrl+z")
    until(lambda: listed(desk, "mentorships")[0]["state"] == "active", lambda: "it is not undone")
    assert app.end() == (0, "")
