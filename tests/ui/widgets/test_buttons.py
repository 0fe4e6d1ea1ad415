import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from mentordesk.ui.widgets.buttons import Steady, button, chip_button, icon_button, menu_button
from mentordesk.ui.widgets.labels import chip, plain_tip
from mentordesk.ui.widgets.looks import look
from tests.ui.widgets.conftest import ink_at


@pytest.mark.parametrize(
    ("kind", "token"), [("primary", "accent"), ("danger", "attention"), ("link", "accent")]
)
def test_each_kind_has_its_colour(theme, show, kind, token):
    shown = button(theme, "Delete", kind=kind)
    show(shown)
    assert ink_at(shown, theme.color(token))


@pytest.mark.parametrize("icon", ["", "plus"])
def test_buttons_are_as_high_as_fields(theme, show, icon):
    shown = button(theme, "Plan", icon)
    show(shown)
    assert shown.height() == 36


def test_an_icon_alone_has_a_name_and_tells_its_keys(theme):
    shown = icon_button(theme, "x", "Close", keys="Ctrl+W")
    keys = QKeySequence("Ctrl+W").toString(QKeySequence.SequenceFormat.NativeText)
    assert shown.accessibleName() == "Close"
    assert shown.toolTip() == plain_tip(f"Close ({keys})")


def test_an_icon_alone_is_reached_and_pressed_by_keys(qtbot, theme, show):
    first, second = icon_button(theme, "x", "Close"), icon_button(theme, "plus", "Add")
    show(first, second)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    with qtbot.waitSignal(second.clicked):
        qtbot.keyClick(second, Qt.Key.Key_Space)


def test_a_menu_button_owns_its_menu(theme):
    menu = QMenu()
    shown = menu_button(theme, "More", menu)
    assert shown.menu() is menu
    assert menu.parent() is shown


def test_a_chip_switches_a_filter_by_click_and_key(qtbot, theme, show):
    shown = chip_button("Private")
    show(shown)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert shown.isChecked()
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert not shown.isChecked()


@pytest.mark.parametrize("name", ["مريم", "Zoë 🦉", "李雷", "Å"])
def test_chips_keep_their_height_with_the_letters_of_other_fonts(theme, show, name):
    plain, shown, pressed = chip("Priya"), chip(name, "mentor"), chip_button(name)
    show(plain, shown, pressed)
    assert shown.height() == pressed.height() == plain.height() == 20


def test_chips_have_round_ends(theme, show):
    shown = chip("مريم", "mentor")
    window = show(shown)
    shown.setFixedWidth(60)
    image = window.grab(shown.geometry()).toImage()
    assert image.pixelColor(0, 0) == image.pixelColor(1, 2) == theme.color("canvas")
    assert image.pixelColor(1, 10) == theme.color("mentor-soft")


def test_taking_a_steady_button_moves_nothing(theme, show):
    shown = look(Steady("Overview"), kind="segment")
    shown.setCheckable(True)
    show(shown)
    before = shown.sizeHint()
    shown.setChecked(True)
    assert shown.sizeHint() == before
