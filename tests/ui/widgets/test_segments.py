import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from mentordesk.ui.widgets.segments import Segments


@pytest.fixture
def segments(theme):
    return Segments(theme, "View", "Write", "Read", "Both", current=1)


@pytest.fixture
def beside(segments, show):
    before, after = QLineEdit(), QLineEdit()
    show(before, segments, after)
    before.setFocus()
    return before, after


def focused():
    return QApplication.focusWidget().text()


def test_one_choice_is_taken(segments):
    assert segments.accessibleName() == "View"
    assert segments.current() == 1


def test_tab_stops_once_at_the_taken_choice(qtbot, segments, beside):
    before, after = beside
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert focused() == "Read"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize(("key", "taken"), [(Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 0)])
def test_arrows_take_another_choice_and_tell(qtbot, segments, beside, key, taken):
    qtbot.keyClick(beside[0], Qt.Key.Key_Tab)
    with qtbot.waitSignal(segments.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert told.args == [taken]
    assert segments.current() == taken


def test_the_tab_stop_goes_with_the_taken_choice(qtbot, segments, beside):
    segments.choose(2)
    qtbot.keyClick(beside[0], Qt.Key.Key_Tab)
    assert focused() == "Both"


def test_a_click_takes_a_choice_and_tells(qtbot, segments, beside):
    button = segments._group.button(0)
    with qtbot.waitSignal(segments.chosen, check_params_cb=lambda index: index == 0):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert segments.current() == 0


def test_choosing_by_code_tells_nobody(qtbot, segments):
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose(2)
    assert segments.current() == 2


def test_taking_a_choice_moves_nothing(segments, show):
    show(segments)
    before = [segments._group.button(i).geometry() for i in range(3)]
    segments.choose(2)
    assert [segments._group.button(i).geometry() for i in range(3)] == before


def test_the_taken_part_is_painted_inside_round_corners(theme, segments, show):
    window = show(segments)
    segments.choose(0)
    image = window.grab(segments.geometry()).toImage()
    assert image.pixelColor(6, 6) == theme.color("accent-soft")
    assert image.pixelColor(0, 0) == theme.color("canvas")


def test_a_name_in_a_choice_is_no_mnemonic(theme):
    segments = Segments(theme, "Whose", "You", "A & B")
    choice = segments._group.button(1)
    assert choice.shortcut().isEmpty()
    assert QAccessible.queryAccessibleInterface(choice).text(QAccessible.Text.Name) == "A & B"
