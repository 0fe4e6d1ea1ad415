import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from mentordesk.storage import key as keys
from mentordesk.ui.protection.present import Present

KEY = keys.new("planet umbrella")


@pytest.fixture
def dialog(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Present(theme, "Change passphrase", "First the present one.", "Continue", KEY, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def give(qtbot, dialog, text):
    dialog._field.clear()
    qtbot.keyClicks(dialog._field, text)
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Continue"]
    button.click()


def test_the_present_passphrase_leads_on(qtbot, dialog):
    give(qtbot, dialog, "planet umbrella")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog._field.text() == ""


def test_another_one_does_not_and_can_be_typed_anew(qtbot, dialog):
    give(qtbot, dialog, "planet")
    qtbot.waitUntil(lambda: "not the passphrase" in dialog._row._words.plain())
    assert dialog._field.selectedText() == "planet"
    give(qtbot, dialog, "planet umbrella")
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_nothing_is_asked_for_again_at_once(qtbot, dialog):
    give(qtbot, dialog, "")
    assert "Type the passphrase" in dialog._row._words.plain()


def test_who_leaves_meanwhile_has_left(qtbot, dialog):
    give(qtbot, dialog, "planet umbrella")
    dialog.reject()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.waitUntil(dialog._accept.isEnabled)
        dialog.deleteLater()


@pytest.mark.parametrize("may_be", [True, False])
def test_a_lost_passphrase_is_offered_only_where_it_leads_on(qtbot, theme, may_be):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Present(theme, "Protection", "", "Continue", KEY, parent, may_be_lost=may_be)
    dialog.show()
    (lost,) = [b for b in dialog.findChildren(QPushButton) if "know it any more" in b.text()]
    assert lost.isVisible() is may_be
