import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from mentordesk.ui.widgets.calendar import WEEKEND, Month


@pytest.fixture
def month(qtbot, theme):
    month = Month(theme)
    qtbot.addWidget(month)
    month.show()
    return month


def arrow(month, name):
    return month.findChild(QToolButton, f"qt_calendar_{name}month")


def picture(icon):
    return icon.pixmap(32).toImage()


def test_a_weekend_is_not_in_the_colour_of_errors(month):
    for day in WEEKEND:
        assert month.weekdayTextFormat(day).foreground().style() == Qt.BrushStyle.NoBrush


@pytest.mark.parametrize(("name", "step"), [("prev", -1), ("next", 1)])
def test_the_arrows_turn_the_month(qtbot, month, name, step):
    shown = month.monthShown()
    qtbot.mouseClick(arrow(month, name), Qt.MouseButton.LeftButton)
    assert (month.monthShown() - shown) % 12 == step % 12


def test_right_to_left_the_arrows_point_the_other_way(theme, month):
    month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert picture(arrow(month, "prev").icon()) == picture(theme.icon("chevron-right"))
    assert picture(arrow(month, "next").icon()) == picture(theme.icon("chevron-left"))


def test_the_arrows_stay_ours_in_another_theme(theme, month):
    theme.use("dark")
    dark = picture(theme.icon("chevron-left"))
    assert picture(arrow(month, "prev").icon()) == dark
    theme.use("light")
    assert picture(arrow(month, "prev").icon()) != dark
