import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mentordesk import resources
from mentordesk.ui.help_page import HelpPage
from mentordesk.ui.main_window import MainWindow

PAGES = {"kept": "How your data is kept", "lost": "How you could still lose data"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_is_titled(qtbot, theme, name):
    page = HelpPage(theme, name)
    qtbot.addWidget(page)
    assert page.windowTitle() == PAGES[name]
    assert page.reading.toPlainText().startswith(PAGES[name])
    assert "\u2028" not in page.reading.toPlainText()
    assert "**" not in page.reading.toPlainText()


def test_a_page_is_read_from_its_start(qtbot, theme):
    page = HelpPage(theme, "kept")
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert page.reading.verticalScrollBar().value() == 0
    assert page.reading.verticalScrollBar().maximum() > 0


def test_every_page_is_in_the_menu():
    assert {path.stem for path in resources.path("help").iterdir()} == PAGES.keys()


@pytest.mark.parametrize("name", PAGES)
def test_the_help_menu_opens_it(qtbot, theme, plain_desk, name):
    window = MainWindow(plain_desk, theme)
    qtbot.addWidget(window)
    (entry,) = [
        action
        for menu in window.menu.actions()
        for action in (menu.menu().actions() if menu.menu() else ())
        if action.text().replace("&", "") == PAGES[name]
    ]
    seen = []

    def close():
        seen.append(QApplication.activeModalWidget().windowTitle())
        QApplication.activeModalWidget().accept()

    QTimer.singleShot(0, close)
    entry.trigger()
    assert seen == [PAGES[name]]
