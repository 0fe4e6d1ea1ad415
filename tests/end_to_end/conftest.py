from contextlib import ExitStack

import pytest

from tests.end_to_end.driver import screen, started


@pytest.fixture
def env(tmp_path):
    with screen() as env:
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
        home["XDG_STATE_HOME"] = str(tmp_path / "state")
        yield env | home


@pytest.fixture
def start(env, tmp_path):
    """Start the app on a desk, as often as is needed."""
    with ExitStack() as running:
        yield lambda desk: running.enter_context(started(env, desk, tmp_path / "screen.png"))
