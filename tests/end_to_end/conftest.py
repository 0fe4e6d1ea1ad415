import pytest

from tests.end_to_end.driver import App, screen


@pytest.fixture
def env(tmp_path):
    with screen() as env:
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
        home["XDG_STATE_HOME"] = str(tmp_path / "state")
        yield env | home


@pytest.fixture
def start(env, tmp_path):
    """Start the app on a desk; whatever happens it ends, with a picture of the screen."""
    apps = []

    def started(desk):
        apps.append(App(env, desk))
        apps[-1].await_window("Mine")
        apps[-1].place_window()
        return apps[-1]

    yield started
    for app in apps:
        if app.process.poll() is None:
            app.picture(tmp_path / "screen.png")
            app.kill()
