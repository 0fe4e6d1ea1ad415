import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from mentordesk.ui.widgets.search_field import SearchField
from tests.ui.widgets.conftest import ink_at


@pytest.fixture
def field(theme):
    return SearchField(theme, "Search or jump to", "Ctrl K")


def test_it_is_named_by_what_it_asks_for(field):
    assert field.accessibleName() == field.placeholderText() == "Search or jump to"


def test_escape_empties_it_first_and_then_goes_on_to_the_window(qtbot, field):
    window = QDialog()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    window.show()
    qtbot.keyClicks(field, "cursor")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert window.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_keys_are_shown_while_it_is_empty(theme, field, show):
    show(field)
    assert ink_at(field, theme.color("canvas"))[-1] > 350
    field.setText("cursor")
    inner = [x for x in ink_at(field, theme.color("canvas")) if 3 < x < field.width() - 3]
    assert inner == []


@pytest.mark.parametrize("rtl", [False, True])
def test_words_keep_clear_of_glass_and_keys(field, show, rtl):
    show(field, rtl=rtl)
    margins = field.textMargins()
    start, end = (margins.right(), margins.left()) if rtl else (margins.left(), margins.right())
    assert start == 20
    assert end > 40


def test_without_keys_the_words_have_all_the_room(theme):
    assert SearchField(theme, "Filter").textMargins().right() == 0
