import pytest

from mentordesk.storage import demo
from tests.conftest import NOW
from tests.end_to_end.driver import App, screen, until
from tests.end_to_end.test_meeting import seen


@pytest.fixture
def app(tmp_path):
    """The app on the demo desk; whatever happens it ends, with a picture of the screen."""
    desk = tmp_path / "Mine.mentordesk"
    demo.make(desk, NOW)
    with screen() as env:
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
        app = App(env | home, desk)
        app.desk = desk
        app.await_window("Mine")
        app.place_window()
        yield app
        if app.process.poll() is None:
            app.picture(tmp_path / "screen.png")
            app.kill()


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
