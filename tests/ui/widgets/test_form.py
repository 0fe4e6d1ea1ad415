import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import Text
from tests.ui.widgets.conftest import ink_at


@pytest.fixture
def field():
    return line_edit("")


@pytest.fixture
def labelled(field, show):
    labelled = Labelled("&Name", field, "As others call you")
    show(labelled)
    return labelled


def words(labelled):
    return labelled.findChild(Text)


def test_a_field_is_called_as_what_stands_above_it(labelled, field):
    assert "Name" in field.accessibleName()
    assert field.accessibleDescription() == "As others call you"
    assert words(labelled).plain() == "As others call you"


def test_the_name_leads_to_the_field(qtbot, labelled, field):
    qtbot.keyClick(labelled.window(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert field.hasFocus()


def test_a_complaint_takes_the_place_of_the_hint(theme, labelled, field):
    labelled.complain("There is no name.")
    assert words(labelled).plain() == field.accessibleDescription() == "There is no name."
    assert ink_at(field, theme.color("attention"))


def test_the_hint_comes_back_when_all_is_well(theme, labelled, field):
    labelled.complain("There is no name.")
    labelled.complain("")
    assert words(labelled).plain() == "As others call you"
    assert not ink_at(field, theme.color("attention"))


def test_without_hint_and_complaint_there_are_no_words(field, show):
    labelled = Labelled("Name", field)
    show(labelled)
    assert not words(labelled).isVisible()
    labelled.complain("There is no name.")
    assert words(labelled).isVisible()


@pytest.mark.parametrize(("reached", "result"), [("OK", 1), ("Cancel", 0)])
def test_enter_presses_the_way_out_that_has_the_focus(qtbot, theme, reached, result):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setLayout(ways_out(theme, dialog, "OK")[0])
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    way = next(each for each in dialog.findChildren(QPushButton) if each.text() == reached)
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Return)
    assert (dialog.isVisible(), dialog.result()) == (False, result)


def test_a_field_with_a_hint_shows_no_window_of_its_own(qapp):
    labelled = Labelled("Why", line_edit("Why"), "For yourself")
    assert not labelled._words.isVisible()
    assert not labelled._words.isHidden()
