import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from mentordesk.desk import Desk
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, is_protected, sniff
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.protection import deeds
from tests.acquaintances import Acquaintances
from tests.conftest import Clock

OLD, NEW = "planet umbrella", "gravel umbrella nobody 44 sings"


@pytest.fixture
def opened(qtbot, theme, tmp_path):
    """The window of a desk that opens by a passphrase, or without one."""

    def opened(passphrase=None):
        path = tmp_path / "Mine.mentordesk"
        key = keys.new(passphrase) if passphrase else None
        create_file(path, key)
        window = MainWindow(Desk(path, Clock(), key), theme)
        qtbot.addWidget(window)
        window.show()
        return window

    return opened


def answer(*texts, way="", then=None):
    """Type into the next dialog, having taken one of its ways, and accept it; then go on."""

    def fill():
        dialog = QApplication.activeModalWidget()
        for button in dialog.findChildren(QPushButton):
            if way and button.text() == way:
                button.click()
        fields = [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]
        for field, text in zip(fields, texts, strict=True):
            field.setText(text)
        if then is not None:
            dialog.accepted.connect(then)
        dialog.accept()

    QTimer.singleShot(0, fill)


def done(qtbot, window, deed):
    """Do a deed, and what it wants done to the closed desk."""
    with qtbot.waitSignal(window.closed_work_asked) as asked:
        deed(window)
    window.shut()
    return asked.args[1]()


def test_a_plain_desk_gets_the_passphrase_that_was_typed(qtbot, opened):
    window = opened()
    answer(NEW, NEW, way="My own")
    key = done(qtbot, window, deeds.protect).key
    assert key == keys.derive(NEW, sniff(window.desk.path))


def test_a_passphrase_is_changed_by_who_knows_the_present_one(qtbot, opened):
    window = opened(OLD)
    answer(OLD, then=lambda: answer(NEW, NEW, way="My own"))
    key = done(qtbot, window, deeds.change).key
    assert key == keys.derive(NEW, sniff(window.desk.path))


def test_who_lost_the_passphrase_of_an_open_desk_sets_a_new_one(qtbot, opened):
    window = opened(OLD)
    answer(way="I don’t know it any more", then=lambda: answer(NEW, NEW, way="My own"))
    key = done(qtbot, window, deeds.change).key
    assert key == keys.derive(NEW, sniff(window.desk.path))


def test_a_protected_desk_becomes_plain_for_who_knows_its_passphrase(qtbot, opened):
    window = opened(OLD)
    answer(OLD)
    assert done(qtbot, window, deeds.unprotect).key is None
    assert not is_protected(window.desk.path)


def test_who_lets_it_be_has_changed_nothing(qtbot, opened):
    window = opened()
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    with qtbot.assertNotEmitted(window.closed_work_asked):
        deeds.protect(window)


@pytest.mark.parametrize("deed", [deeds.change, deeds.unprotect])
def test_a_passphrase_is_shown_to_nobody_who_looks_on(qtbot, opened, deed):
    window = opened(OLD)
    window.desk.present(Acquaintances(window.desk).someone("Priya Raman"))
    with qtbot.assertNotEmitted(window.closed_work_asked):
        deed(window)
    assert "presentation mode" in window.banner.accessibleName()
