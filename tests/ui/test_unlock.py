import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from mentordesk.ui.unlock import Unlock
from mentordesk.ui.widgets.labels import Line


@pytest.fixture
def unlock(qtbot, theme, tmp_path):
    unlock = Unlock(theme, tmp_path / "Mine.mentordesk")
    qtbot.addWidget(unlock)
    unlock.show()
    unlock.activateWindow()
    qtbot.waitUntil(unlock.field.hasFocus)
    return unlock


def test_it_says_which_desk_it_is(unlock, tmp_path):
    assert unlock.windowTitle() == "Mine is locked"
    assert str(tmp_path) in [line.text() for line in unlock.findChildren(Line)]


def test_enter_gives_the_passphrase_and_waits(qtbot, unlock):
    qtbot.keyClicks(unlock.field, "gravel umbrella")
    with qtbot.waitSignal(unlock.given) as given:
        qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    assert given.args == ["gravel umbrella"]
    assert unlock.is_waiting()


def test_nothing_typed_is_told_and_not_tried(qtbot, unlock):
    with qtbot.assertNotEmitted(unlock.given):
        qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    assert unlock._said.plain() == "Type the passphrase of this desk first."


def test_a_wrong_one_is_told_in_one_sentence_and_selected(qtbot, unlock):
    qtbot.keyClicks(unlock.field, "wrong")
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    unlock.complain("This passphrase does not open the desk.")
    assert unlock.field.selectedText() == "wrong"
    assert unlock.field.hasFocus()
    assert unlock._said.accessibleName() == "This passphrase does not open the desk."


def test_what_is_typed_can_be_shown(qtbot, unlock):
    (eye,) = unlock.findChildren(QToolButton)
    assert unlock.field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert unlock.field.echoMode() == QLineEdit.EchoMode.Normal


def test_caps_lock_is_hinted_at(qtbot, unlock):
    qtbot.keyClick(unlock.field, "A")
    unlock.field.caps_locked.emit(True)
    assert unlock._caps.isVisible()


def test_a_hint_does_not_disturb_who_types(qtbot, unlock):
    qtbot.keyClicks(unlock.field, "gravel")
    unlock.tell_of_keyring("locked")
    assert unlock.field.text() == "gravel"
    assert unlock.field.selectedText() == ""


@pytest.mark.parametrize("trouble", ["none", "locked", "slow", "foreign", "mangled", "lost"])
def test_every_trouble_of_the_keyring_is_told_with_the_way_in(unlock, trouble):
    unlock.tell_of_keyring(trouble)
    assert unlock._said.plain().endswith("The passphrase opens the desk as before.")
    assert not unlock.is_waiting()


def test_who_forgot_it_is_told_the_truth(qtbot, unlock):
    (ask,) = [each for each in unlock.findChildren(QPushButton) if each.text() == "I forgot it"]
    qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    assert "nobody can reset it" in unlock._forgotten.plain()


@pytest.mark.parametrize(("words", "what"), [("Open another desk", "open"), ("Quit", "quit")])
def test_there_are_other_ways(qtbot, unlock, words, what):
    (way,) = [each for each in unlock.findChildren(QPushButton) if each.text() == words]
    with qtbot.waitSignal(unlock.asked) as asked:
        qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert asked.args == [what]


def test_everything_is_reached_by_keyboard_and_has_a_name(qtbot, unlock):
    seen = []
    for _ in range(7):
        seen.append(unlock.focusWidget())
        qtbot.keyClick(unlock.focusWidget(), Qt.Key.Key_Tab)
    names = [each.accessibleName() or each.text() for each in seen]
    assert names == [
        "Passphrase",
        "Show the passphrase",
        "Unlock",
        "Remember on this computer",
        "I forgot it",
        "Open another desk",
        "Quit",
    ]


def test_it_forgets_what_was_typed_when_it_goes(qtbot, unlock):
    qtbot.keyClicks(unlock.field, "gravel")
    field = unlock.field
    unlock.vanish()
    assert field.text() == ""
