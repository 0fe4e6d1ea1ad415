import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState


def words(state):
    return [label.text() for label in state.findChildren(QLabel)]


def test_it_says_what_the_page_is_for_and_offers_the_first_step(qtbot, theme, show):
    step = button(theme, "Add a goal", kind="primary")
    state = EmptyState(theme, "target", "No goals yet", "A goal is what you work towards.", step)
    show(state, width=600)
    assert words(state) == ["No goals yet", "A goal is what you work towards."]
    with qtbot.waitSignal(step.clicked):
        qtbot.mouseClick(step, Qt.MouseButton.LeftButton)


def test_it_can_say_something_else(theme, show):
    state = EmptyState(theme, "search-x", "No notes yet", "Write the first.")
    show(state, width=600)
    state.say("Nothing found", "Other words may help.")
    assert words(state) == ["Nothing found", "Other words may help."]


@pytest.mark.parametrize("width", [900, 600, 300])
def test_all_is_in_the_middle_and_nothing_is_cut(theme, show, width):
    state = EmptyState(theme, "target", "No goals yet", "A goal is what you work towards. " * 6)
    show(state, width=width)
    assert state.width() == width
    for label in state.findChildren(QLabel):
        assert label.geometry().left() >= 0
        assert abs(label.geometry().center().x() - state.width() // 2) < 3
        assert label.height() >= label.heightForWidth(label.width())
