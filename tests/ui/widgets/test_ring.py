import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget

from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.layout import down, scrolled
from mentordesk.ui.widgets.ring import ROOM, FocusRing


@pytest.fixture
def window(show):
    first, second, rows = QPushButton("First"), QPushButton("Second"), QListWidget()
    rows.addItem("Row")
    window = show(first, second, rows)
    window.first, window.second, window.rows = first, second, rows
    return window


@pytest.fixture
def ring(theme, window):
    return FocusRing(theme, window)


def test_the_ring_goes_around_what_tab_has_reached(qtbot, window, ring):
    window.first.setFocus()
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)
    assert ring.isVisible()
    assert ring.geometry() == window.second.geometry().adjusted(-ROOM, -ROOM, ROOM, ROOM)


def test_a_click_shows_no_ring(qtbot, window, ring):
    qtbot.mouseClick(window.second, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


def test_lists_draw_their_own_ring(qtbot, window, ring):
    window.second.setFocus()
    qtbot.keyClick(window.second, Qt.Key.Key_Tab)
    assert window.rows.hasFocus()
    assert not ring.isVisible()


def test_the_ring_follows_what_moves_and_goes_when_it_goes(qtbot, window, ring):
    window.first.setFocus()
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)
    window.layout().setContentsMargins(40, 40, 0, 0)
    qtbot.waitUntil(lambda: ring.x() == window.second.x() - ROOM > 30)
    window.second.hide()
    assert not ring.isVisible()


def test_the_ring_leaves_out_the_name_above_a_field(qtbot, theme, show):
    before, field = QLineEdit(), QLineEdit()
    labelled = Labelled("Name", field)
    ring = FocusRing(theme, show(before, labelled))
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert ring.height() == field.height() + 2 * ROOM < labelled.height()


def test_a_sheet_to_write_on_has_a_caret_and_no_ring(qtbot, theme, show):
    before, sheet = QLineEdit(), QPlainTextEdit()
    ring = FocusRing(theme, show(before, sheet))
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert sheet.hasFocus()
    assert not ring.isVisible()


def test_what_is_scrolled_out_of_sight_has_no_ring(qtbot, theme, show):
    content, first, second = QWidget(), QPushButton("First"), QPushButton("Second")
    content.setLayout(down(first, second, 900))
    area = scrolled(content)
    window = show(area)
    ring = FocusRing(theme, window)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.isVisible()
    area.verticalScrollBar().setValue(400)
    assert not ring.isVisible()


def test_the_pointer_goes_through_the_ring(ring):
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
