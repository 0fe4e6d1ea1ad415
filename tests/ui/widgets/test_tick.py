import pytest
from PySide6.QtCore import QPoint, Qt

from mentordesk.ui.widgets.tick import SIDE, CheckBox, Tick
from tests.ui.widgets.conftest import ink_at


@pytest.fixture
def tick(theme, show):
    tick = Tick(theme, "Draft the note")
    show(tick)
    return tick


def test_a_tick_is_named_and_shows_whether_it_is_done(theme, tick):
    assert tick.accessibleName() == "Draft the note"
    assert not ink_at(tick, theme.color("accent"))
    tick.setChecked(True)
    assert ink_at(tick, theme.color("accent"))


def test_a_tick_is_ticked_by_click_and_space(qtbot, tick):
    with qtbot.waitSignal(tick.toggled):
        qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(SIDE - 1, 1))
    assert tick.isChecked()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not tick.isChecked()


def test_a_disabled_tick_is_paler_and_stays(qtbot, theme, tick):
    tick.setChecked(True)
    tick.setEnabled(False)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert tick.isChecked()
    assert not ink_at(tick, theme.color("accent"))


def test_the_words_of_a_check_box_are_clicked_too(qtbot, theme, show):
    box = CheckBox(theme, "Remember in the keyring")
    show(box)
    assert box.sizeHint().width() > box.fontMetrics().horizontalAdvance(box.text()) + SIDE
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(100, box.height() // 2))
    assert box.isChecked()


@pytest.mark.parametrize("rtl", [False, True])
def test_a_check_box_is_mirrored(theme, show, rtl):
    box = CheckBox(theme, "Remember", on=True)
    show(box, rtl=rtl)
    columns = ink_at(box, theme.color("accent"))
    assert columns[0] > 200 if rtl else columns[-1] < SIDE
    words = ink_at(box, theme.color("ink"))
    assert max(words) < columns[0] if rtl else min(words) > columns[-1]
