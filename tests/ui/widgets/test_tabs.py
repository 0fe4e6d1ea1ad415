import pytest
from PySide6.QtCore import Qt

from mentordesk.ui.widgets.tabs import Tabs, tab_strip
from tests.ui.widgets.conftest import ink_at


@pytest.fixture
def tabs(theme, show):
    tabs = Tabs(theme, "Parts", "Overview", "Meetings", "Notes")
    show(tab_strip(tabs))
    return tabs


def test_arrows_show_another_part(qtbot, tabs):
    tabs.setFocus()
    with qtbot.waitSignal(tabs.currentChanged):
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.currentIndex() == 0


def test_a_click_shows_another_part(qtbot, tabs):
    with qtbot.waitSignal(tabs.currentChanged):
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert tabs.currentIndex() == 2


def test_changing_the_part_moves_no_tab(tabs):
    before = [tabs.tabRect(index) for index in range(3)]
    tabs.setCurrentIndex(2)
    assert [tabs.tabRect(index) for index in range(3)] == before


def test_the_shown_part_is_marked(theme, tabs):
    tabs.setCurrentIndex(1)
    marked = ink_at(tabs, theme.color("accent"))
    assert tabs.tabRect(1).left() <= marked[0] < marked[-1] <= tabs.tabRect(1).right()


def test_tabs_begin_where_reading_starts(theme, show):
    tabs = Tabs(theme, "Parts", "Overview", "Meetings")
    show(tab_strip(tabs), rtl=True)
    assert tabs.tabRect(0).left() > tabs.tabRect(1).left()
    assert ink_at(tabs, theme.color("accent"))[-1] == pytest.approx(tabs.width() - 1, abs=2)


def test_tabs_are_named(tabs):
    assert tabs.accessibleName() == "Parts"
