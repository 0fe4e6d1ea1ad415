import pytest
from PySide6.QtCore import QCoreApplication

from mentordesk.domain.place import Place
from mentordesk.ui.today.page import TodayPage
from tests.acquaintances import Acquaintances


@pytest.fixture
def known(plain_desk):
    return Acquaintances(plain_desk)


@pytest.fixture
def shown(plain_desk, theme, qtbot):
    """Make the page and show it as the window does."""

    def show(width=1084, height=800):
        page = TodayPage(plain_desk, theme, Place("today"))
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: page._painted)
        QCoreApplication.processEvents()  # what need not be there at the start comes now
        return page

    return show


@pytest.fixture
def words():
    """All words on a page that can be seen."""

    def of(page):
        from PySide6.QtWidgets import QLabel

        from mentordesk.ui.widgets.labels import Text

        labels = [each for each in page.findChildren(QLabel) if each.isVisible()]
        return [each.plain() if isinstance(each, Text) else each.text() for each in labels]

    return of
