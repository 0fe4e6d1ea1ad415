import sys
import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from mentordesk import app, errors, log
from mentordesk.storage.file import create_file
from mentordesk.ui import background, crash, hooks
from mentordesk.ui.crash import Crash
from mentordesk.ui.widgets.labels import Text

CANARY = "canary-7f3a"


@pytest.fixture
def windows(qapp, qtbot, tmp_path):
    windows = app.Windows(qapp)
    create_file(tmp_path / "Mine.mentordesk")
    windows.open(tmp_path / "Mine.mentordesk")
    yield windows
    windows.close_all()
    windows.deleteLater()


@pytest.fixture
def shown(qtbot):
    """The crash windows so far; each is left by the button of this name."""
    seen = []

    def heed(way="Go on", then=lambda: None):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Crash):
            seen.append([text.plain() for text in dialog.findChildren(Text)])
            then()
            pressed(dialog, way).click()
            heed.timer.stop()

    heed.seen = seen
    heed.timer = QTimer(interval=5)
    heed.timer.timeout.connect(lambda: heed())
    heed.timer.start()
    yield heed
    heed.timer.stop()


def pressed(dialog, name):
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == name)


def fault(words=CANARY):
    try:
        raise ZeroDivisionError(words)
    except ZeroDivisionError as error:
        return error


def heed(windows, error):
    windows.mishaps.heed(type(error), error, error.__traceback__)


def test_a_fault_has_a_window_that_says_that_all_is_saved(qtbot, windows, shown, capsys):
    heed(windows, fault())
    qtbot.waitUntil(lambda: bool(shown.seen))
    assert shown.seen[0][1] == "Everything you typed is saved."
    assert CANARY not in log.text() + capsys.readouterr().err
    assert "ZeroDivisionError" in log.text()


def test_what_could_not_be_saved_is_not_said_to_be(qtbot, windows, shown, monkeypatch):
    monkeypatch.setattr(windows._open[0].pages, "unsaved", lambda: ["words"])
    heed(windows, fault())
    qtbot.waitUntil(lambda: bool(shown.seen))
    assert shown.seen[0][1].startswith("Not all that you typed last could be saved.")
    monkeypatch.undo()


def test_saving_that_fails_too_is_not_said_to_have_worked(windows, monkeypatch):
    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(windows._open[0].pages, "unsaved", fail)
    assert crash._saved(windows._open, in_dialog=False).startswith("Not all")
    monkeypatch.undo()


def test_above_a_dialog_its_words_are_not_said_to_be_saved(windows):
    assert "the dialog that is open" in crash._saved(windows._open, in_dialog=True)


def test_a_fault_met_while_one_is_told_has_no_second_window(qtbot, windows, shown):
    shown.timer.stop()
    heed(windows, fault())
    more = QTimer(interval=50, singleShot=True)
    more.timeout.connect(lambda: heed(windows, KeyError()))
    more.start()
    end = QTimer(interval=250, singleShot=True)
    end.timeout.connect(lambda: shown(then=lambda: None))
    end.start()
    qtbot.waitUntil(lambda: bool(shown.seen))
    assert len(shown.seen) == 1
    assert "KeyError" in log.text()


def test_the_same_fault_is_said_in_the_window_after_the_first_time(qtbot, windows, shown):
    for _ in range(2):
        heed(windows, fault())
        qtbot.waitUntil(lambda: bool(shown.seen) and not windows.mishaps._telling)
    assert len(shown.seen) == 1
    assert windows._open[0].banner.accessibleName().startswith("The same went wrong again.")


def test_who_interrupts_the_program_ends_it(qtbot, windows):
    with qtbot.waitSignal(windows.mishaps.quit_asked):
        windows.mishaps.heed(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log.text() == ""


def test_quit_closes_the_windows(qtbot, windows, shown):
    heed(windows, fault())
    shown.timer.stop()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: shown("Quit"))
    timer.start()
    qtbot.waitUntil(lambda: windows._open == [])
    timer.stop()


def test_the_details_are_copied_without_anything_private(qtbot, windows):
    try:
        windows._open[0].open(CANARY)
    except ValueError as error:
        window = Crash(windows.theme, windows._open, log.story(error), None)
    qtbot.addWidget(window)
    pressed(window, "Copy details").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("MentorDesk-")
    assert "mentordesk.ui.main_window:" in copied
    assert CANARY not in copied


def test_a_fault_in_a_thread_is_told_on_the_thread_of_the_windows(qtbot, windows, shown):
    hooks.install(windows.mishaps._met.emit)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    hooks.remove()
    qtbot.waitUntil(lambda: bool(shown.seen))
    assert "ZeroDivisionError" in log.text()


def test_a_fault_while_cleaning_up_is_only_noted(windows, shown):
    hooks.install(windows.mishaps._met.emit)
    sys.unraisablehook(SimpleNamespace(exc_value=fault()))
    hooks.remove()
    assert "ZeroDivisionError" in log.text()
    assert shown.seen == []


def test_a_fault_of_work_in_the_background_rises_here(qtbot, windows):
    with qtbot.capture_exceptions() as caught:
        background.run(lambda: 1 / 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_run_that_did_not_end_well_is_said_once_with_details(qtbot, windows):
    windows.mishaps._before = ["Segmentation fault"]
    for _ in range(2):
        windows.mishaps.greet(windows._open[0])
    lines = [each.plain() for each in windows._open[0].findChildren(Text)]
    assert sum("did not end well last time" in line for line in lines) == 1
    seen = []
    QTimer.singleShot(0, lambda: seen.append(_closed(QApplication.activeModalWidget())))
    pressed(windows._open[0], "Show details").click()
    assert "Segmentation fault" in seen[0]


def _closed(dialog):
    assert isinstance(dialog, QDialog)
    details = dialog._details.toPlainText()
    dialog.accept()
    return details


def test_the_log_is_shown(windows):
    log.error(errors.DiskFull())
    seen = []
    QTimer.singleShot(0, lambda: seen.append(_closed(QApplication.activeModalWidget())))
    crash.show_log(windows.theme, windows._open[0])
    assert "disk-full" in seen[0]
