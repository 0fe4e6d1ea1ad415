from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mentordesk.storage.backups.standing import State
from mentordesk.ui.foot import Foot
from mentordesk.ui.widgets.labels import plain_tip
from tests.conftest import NOW

GOOD = State(NOW - timedelta(minutes=7), place=Path("/safe"))


@pytest.fixture
def foot(desk, theme, qtbot):
    foot = Foot(desk, theme)
    qtbot.addWidget(foot)
    foot.show()
    return foot


def said(foot):
    parts = (foot._said, foot._when, foot._complaint)
    words = [part.plain() if part is foot._complaint else part.text() for part in parts]
    return [text for text, part in zip(words, parts, strict=True) if part.isVisible()]


def test_until_it_is_known_nothing_is_said_of_backups(foot, desk, key):
    assert said(foot) == ["Protected" if key else "Saved on this computer"]
    assert foot.toolTip() == plain_tip(str(desk.path))


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=7), "Backed up 09:05"),
        (timedelta(hours=20), "Backed up yesterday"),
        (timedelta(days=3), "Backed up 20 Nov"),
        (timedelta(days=400), "Backed up 19 Oct 2025"),
    ],
)
def test_it_says_when_the_desk_was_backed_up(foot, desk, ago, words):
    desk.stand(State(NOW - ago, place=Path("/safe")))
    assert said(foot)[1:] == [words]
    assert "/safe" in foot.toolTip()


def test_what_keeps_it_from_being_backed_up_stays_until_it_works_again(foot, desk):
    desk.stand(replace(GOOD, trouble="disk-full"))
    assert said(foot) == ["Not backed up since 09:05: the disk is full"]
    foot.refresh()
    assert foot._wrong.isVisible()
    desk.stand(GOOD)
    assert said(foot)[1:] == ["Backed up 09:05"]


def test_a_desk_never_backed_up_says_why(foot, desk):
    desk.stand(State(trouble="no-folder"))
    assert said(foot) == ["Not backed up yet: its folder is not there"]
