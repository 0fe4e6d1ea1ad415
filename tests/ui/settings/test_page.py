import tempfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from mentordesk.domain.place import Place
from mentordesk.storage import people
from mentordesk.ui.settings.page import SettingsPage


@pytest.fixture
def page(qtbot, theme, plain_desk):
    page = SettingsPage(plain_desk, theme, Place("settings"))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def press(qtbot, page, text):
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_choosing_a_look_asks_for_it(qtbot, page):
    with qtbot.waitSignal(page.requested) as heard:
        press(qtbot, page, "Dark")
    assert heard.args == ["dark"]


def test_my_name_is_kept_and_undone(qtbot, page, plain_desk):
    field = page.findChild(QLineEdit)
    qtbot.keyClicks(field, " Alex Winter ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert people.me(plain_desk.session).name == "Alex Winter"

    plain_desk.undo()
    assert people.me(plain_desk.session) is None


def test_page_says_where_the_desk_is(page, plain_desk, monkeypatch):
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert plain_desk.path.name in words

    monkeypatch.setattr(tempfile, "gettempdir", lambda: "/nowhere")
    assert page._where() == str(plain_desk.path)
