import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from mentordesk.ui.widgets.nav_row import NavRow
from tests.ui.widgets.conftest import ink_at


@pytest.fixture
def today(theme):
    return NavRow(theme, "Today", icon="sun", count="3")


@pytest.fixture
def priya(theme):
    return NavRow(theme, "Priya Raman", person=True, second="Thu 16:00 · 5 items")


def test_a_row_is_named_with_all_that_it_shows(today, priya):
    assert today.accessibleName() == "Today, 3"
    assert priya.accessibleName() == "Priya Raman, Thu 16:00 · 5 items"
    assert priya.name() == "Priya Raman"


def test_a_row_with_two_lines_is_higher(today, priya):
    assert priya.sizeHint().height() > today.sizeHint().height() >= 32


def test_only_one_row_is_taken_and_marked(qtbot, theme, today, priya, show):
    show(today, priya)
    qtbot.mouseClick(today, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(priya, Qt.MouseButton.LeftButton)
    assert (today.isChecked(), priya.isChecked()) == (False, True)
    assert ink_at(priya, theme.color("accent-soft"))
    assert not ink_at(today, theme.color("accent-soft"))


def test_tab_stops_at_the_taken_row_and_arrows_move(qtbot, today, priya, show):
    before = QLineEdit()
    show(before, today, priya)
    priya.setChecked(True)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert priya.hasFocus()
    qtbot.keyClick(priya, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is today


def test_another_person_can_take_the_row(priya, show):
    show(priya)
    before = priya.grab().toImage()
    priya.fill("Lin Okafor", "overdue")
    assert priya.accessibleName() == "Lin Okafor, overdue"
    assert priya.grab().toImage() != before


def test_a_name_with_an_ampersand_is_no_shortcut_and_no_markup(theme):
    row = NavRow(theme, "R&D <b>", person=True)
    assert row.shortcut().isEmpty()
    assert row.name() == "R&D <b>"
    assert "&lt;b&gt;" in row.toolTip()


def test_a_row_is_mirrored(theme, today, show):
    show(today, rtl=True)
    icon_and_words = ink_at(today, theme.color("ink"))
    count = ink_at(today, theme.color("muted"))
    assert icon_and_words[-1] > 350
    assert count[-1] < 50
