import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton

from mentordesk.ui.widgets.banner import UNDO_SHOWN_MS, Banner, UndoBar


@pytest.fixture
def bar(theme, show):
    bar, elsewhere = UndoBar(theme), QLineEdit()
    window = show(elsewhere, bar)
    elsewhere.setFocus()
    bar.say("Agenda item dropped")
    yield bar
    window.close()


def test_banner_says_what_went_wrong_until_it_is_closed(qtbot, theme, show):
    banner = Banner(theme)
    show(banner)
    assert not banner.isVisible()
    banner.say("The disk is full.")
    assert banner.isVisible()
    assert banner.accessibleName() == "The disk is full."
    qtbot.mouseClick(banner.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_markup_in_what_went_wrong_is_shown_as_it_is(theme, show):
    banner = Banner(theme)
    show(banner)
    banner.say("<b>x</b>.mentordesk is gone")
    assert banner._words.plain() == "<b>x</b>.mentordesk is gone"
    assert "&lt;b&gt;" in banner._words.text()


def test_undo_bar_stays_ten_seconds(bar):
    assert UNDO_SHOWN_MS == 10_000
    assert bar._timer.isActive()
    assert bar._timer.interval() == UNDO_SHOWN_MS
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_undo_bar_stays_longer_under_the_pointer(qtbot, bar):
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Enter))
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    bar._timer.timeout.emit()
    assert bar.isVisible()
    assert bar._timer.isActive()
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_leaving_the_undo_bar_starts_its_ten_seconds_again(bar):
    bar._timer.stop()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar._timer.isActive()


def test_undo_bar_stays_while_undo_has_the_focus(qtbot, bar):
    bar.findChild(QPushButton).setFocus(Qt.FocusReason.TabFocusReason)
    bar._timer.timeout.emit()
    assert bar.isVisible()


def test_undo_is_asked_once_by_click(qtbot, bar):
    with qtbot.waitSignal(bar.undo_asked):
        qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert not bar.isVisible()


def test_undo_is_asked_by_key(qtbot, bar):
    undo = bar.findChild(QPushButton)
    undo.setFocus()
    with qtbot.waitSignal(bar.undo_asked):
        qtbot.keyClick(undo, Qt.Key.Key_Space)


def test_closing_the_undo_bar_undoes_nothing(qtbot, bar):
    with qtbot.assertNotEmitted(bar.undo_asked):
        qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_what_was_done_last_is_shown(bar):
    bar.say("Note moved to trash")
    assert bar.accessibleName() == "Note moved to trash"
    assert bar._words.text() == "Note moved to trash"


def test_a_screen_reader_is_told(theme, show, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.type())
    )
    banner = Banner(theme)
    show(banner)
    banner.say("The disk is full.")
    assert QAccessible.Event.Alert in heard


def test_a_hint_is_not_shown_as_a_fault(theme, show):
    banner = Banner(theme)
    show(banner)
    banner.say("The disk is full.")
    banner.hint("Open the mentorship first.")
    assert banner.accessibleName() == "Open the mentorship first."
    assert banner.property("look") == "toast"
