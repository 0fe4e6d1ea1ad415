import pytest

from mentordesk.storage import demo
from tests.conftest import NOW
from tests.end_to_end.driver import until
from tests.end_to_end.test_meeting import seen


@pytest.fixture
def app(start, tmp_path):
    """The app on the demo desk."""
    desk = tmp_path / "Mine.mentordesk"
    demo.make(desk, NOW)
    app = start(desk)
    app.desk = desk
    return app


def ask(app):
    """Press the keys, and wait until the line is in front."""
    app.key("ctrl+shift+space")
    until(lambda: "Quick add" in app.front(), lambda: f"{app.front()!r} is in front")


def test_a_thought_is_on_the_next_agenda_by_one_shortcut_one_line_and_enter(app):
    ask(app)
    app.type("ask Priya about the guild 10 min")
    app.key("Return")
    found = seen(app.desk, "agenda", title="the guild", minutes=10)
    assert found[0]["meeting"] is not None

    ask(app)
    app.type("Priya: draft the note by 24 Dec 2099")
    app.key("shift+Return")
    seen(app.desk, "actions", text="draft the note", due="2099-12-24")
    app.type("Just a thought")
    app.key("Return")
    seen(app.desk, "notes", title="Just a thought")
    assert app.end() == (0, "")
