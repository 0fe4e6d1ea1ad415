from datetime import timedelta

import pytest

from mentordesk.domain.place import Place
from mentordesk.storage import backups
from mentordesk.ui.backups.page import BackupsPage
from tests.acquaintances import Acquaintances
from tests.conftest import NOW


@pytest.fixture
def known(plain_desk):
    return Acquaintances(plain_desk)


@pytest.fixture
def make(plain_desk):
    """Back the desk up, some hours ago."""

    def make(hours=0, why="changes", key=None):
        return backups.make(plain_desk.path, key, why, NOW - timedelta(hours=hours))

    return make


@pytest.fixture
def shown(qtbot, theme, plain_desk):
    """Show the page, once it knows of the backups, and of the chosen one what it contains."""

    def shown(part="", reads=True):
        page = BackupsPage(plain_desk, theme, Place("backups", "", part))
        qtbot.addWidget(page)
        page.resize(1000, 700)
        with qtbot.waitExposed(page):
            page.show()
        if reads:
            qtbot.waitUntil(lambda: page.actions_.look.isEnabled() and page.list.isVisible())
        return page

    return shown
