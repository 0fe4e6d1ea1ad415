from contextlib import ExitStack
from itertools import count

import pytest

from tests.end_to_end.driver import screen, started


@pytest.fixture
def env(tmp_path):
    with screen() as env:
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
        yield env | home


@pytest.fixture
def start(env, tmp_path):
    """Start the app on a desk, as often as is needed.

    No start knows how the one before it ended: what it says of that would move what is clicked.
    """
    number = count()

    def begun(desk):
        fresh = env | {"XDG_STATE_HOME": str(tmp_path / f"state-{next(number)}")}
        return running.enter_context(started(fresh, desk, tmp_path / "screen.png"))

    with ExitStack() as running:
        yield begun
