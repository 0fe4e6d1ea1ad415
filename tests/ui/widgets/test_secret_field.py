import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from mentordesk.ui.widgets.secret_field import SecretField, show_button


@pytest.fixture
def field(qtbot):
    field = SecretField("Passphrase")
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    return field


def key(letter, modifiers):
    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, letter)


def test_what_is_typed_is_hidden_until_it_is_shown(qtbot, theme, field):
    eye = show_button(theme, field)
    qtbot.addWidget(eye)
    qtbot.keyClicks(field, "planet")
    assert field.displayText() != "planet"
    eye.click()
    assert field.displayText() == "planet"
    eye.click()
    assert field.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize("shown", [True, False])
def test_no_keyboard_learns_from_it(field, shown):
    field.show_text(shown)
    for hint in (Qt.InputMethodHint.ImhSensitiveData, Qt.InputMethodHint.ImhNoPredictiveText):
        assert field.inputMethodHints() & hint


def test_what_was_wiped_is_not_undone(qtbot, field):
    field.show_text(True)
    qtbot.keyClicks(field, "planet")
    field.wipe()
    field.undo()
    assert field.text() == ""


def test_capital_letters_without_shift_tell_that_caps_lock_is_on(qtbot, field):
    with qtbot.waitSignal(field.caps_locked) as heard:
        qtbot.keyClicks(field, "a")
        field.keyPressEvent(key("A", Qt.KeyboardModifier.NoModifier))
    assert heard.args == [True]
    with qtbot.waitSignal(field.caps_locked) as heard:
        field.keyPressEvent(key("A", Qt.KeyboardModifier.ShiftModifier))
    assert heard.args == [False]


def test_caps_lock_that_is_pressed_again_is_off(qtbot, field):
    field.keyPressEvent(key("A", Qt.KeyboardModifier.NoModifier))
    with qtbot.waitSignal(field.caps_locked) as heard:
        qtbot.keyClick(field, Qt.Key.Key_CapsLock)
    assert heard.args == [False]
