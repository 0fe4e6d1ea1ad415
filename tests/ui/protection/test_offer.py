import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import demo, meetings, notes, offers
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.protection.offer import Offer, OfferLine
from tests.acquaintances import Acquaintances
from tests.conftest import KEY, NOW, Clock, new_desk


def shown(window):
    window.show()
    Offer(window)
    return window


@pytest.fixture
def window(qtbot, plain_desk, theme):
    window = MainWindow(plain_desk, theme)
    qtbot.addWidget(window)
    return shown(window)


def write(desk, text="Priya wants to lead"):
    with desk.change("Write note") as session:
        note, _ = notes.add(session, desk.now())
        notes.write(session, note, text, desk.now())


def line(window):
    return window.findChild(OfferLine)


def pause(window):
    """Let the pause after the last change pass."""
    timer = window.findChild(Offer)._pause
    if timer.isActive():
        timer.stop()
        timer.timeout.emit()


def press(window, words):
    (button,) = [b for b in line(window).findChildren(QPushButton) if b.text() == words]
    button.click()


def test_it_is_offered_after_the_first_sentence_was_saved(window, plain_desk):
    with plain_desk.change("Add note") as session:
        notes.add(session, plain_desk.now())
    pause(window)
    assert line(window).isHidden()
    write(plain_desk)
    assert line(window).isHidden()  # perhaps more is typed
    pause(window)
    assert line(window).isVisible()


def test_what_was_written_while_the_window_opened_counts(plain_desk, theme, qtbot):
    write(plain_desk)
    window = MainWindow(plain_desk, theme)
    qtbot.addWidget(window)
    pause(shown(window))
    assert line(window).isVisible()


def test_the_one_who_types_keeps_the_focus(window, plain_desk):
    window.sidebar.setFocus()
    before = window.focusWidget()
    write(plain_desk)
    pause(window)
    assert window.focusWidget() is before


def test_it_is_offered_once(window, plain_desk, qtbot, theme):
    write(plain_desk)
    pause(window)
    assert offers.is_settled(plain_desk.connection)
    other = MainWindow(plain_desk, theme)
    qtbot.addWidget(other)
    shown(other)
    write(plain_desk)
    pause(other)
    assert line(other).isHidden()


def test_it_leaves_nothing_to_undo(window, plain_desk):
    write(plain_desk)
    pause(window)
    assert plain_desk.undo_label == "Write note"


def test_who_wants_it_later_is_told_where_it_is(window, plain_desk):
    write(plain_desk)
    pause(window)
    press(window, "Not now")
    assert line(window).isHidden()
    assert "Protect desk…" in window.banner.accessibleName()
    write(plain_desk)
    pause(window)
    assert line(window).isHidden()


def test_who_leaves_the_dialog_is_told_where_it_is_as_well(window, plain_desk):
    write(plain_desk)
    pause(window)
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    press(window, "Protect…")
    assert "Protect desk…" in window.banner.accessibleName()


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_who_answers_can_type_on(window, plain_desk, qtbot, way):
    window.open(Place("notes"))
    write(plain_desk)
    pause(window)
    window.page.focus_first()
    if way == "keys":
        line(window).refuse.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(line(window).refuse, Qt.Key.Key_Return)
    else:
        qtbot.mouseClick(line(window).refuse, Qt.MouseButton.LeftButton)
    assert line(window).isHidden()
    assert window.page.isAncestorOf(window.focusWidget())


def test_nothing_is_offered_while_a_meeting_runs(window, plain_desk):
    known = Acquaintances(plain_desk)
    meeting = known.meeting(known.someone("Priya Raman"), "2026-11-23T09:00")
    known.do("Start", meetings.start, meeting, plain_desk.now())
    write(plain_desk)
    pause(window)
    assert line(window).isHidden()
    known.do("End", meetings.end, meeting, plain_desk.now())
    pause(window)
    assert line(window).isVisible()


def test_a_line_that_stands_goes_while_somebody_looks_on(window, plain_desk):
    priya = Acquaintances(plain_desk).someone("Priya Raman")
    write(plain_desk)
    pause(window)
    plain_desk.present(priya)
    assert line(window).isHidden()
    plain_desk.present(None)
    pause(window)
    assert line(window).isVisible()


def test_a_protected_desk_and_a_demo_need_no_offer(qtbot, tmp_path, theme, qapp):
    demo.make(tmp_path / "demo.mentordesk", NOW)
    for desk in (
        new_desk(tmp_path / "protected.mentordesk", KEY),
        Desk(tmp_path / "demo.mentordesk", Clock()),
    ):
        window = MainWindow(desk, theme)
        qtbot.addWidget(window)
        shown(window)
        write(desk)
        pause(window)
        assert line(window).isHidden()
