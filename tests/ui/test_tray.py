import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.lock import is_held
from mentordesk.storage import demo, notes
from mentordesk.ui import this_computer, tray
from mentordesk.ui.capture.quick_add import QuickAdd
from mentordesk.ui.front import bring
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.reminding.message import Message
from mentordesk.ui.tray import Tray
from mentordesk.ui.unlock import Unlock
from tests.conftest import NOW

TRIGGER = QSystemTrayIcon.ActivationReason.Trigger


@pytest.fixture
def sign(qapp, monkeypatch):
    monkeypatch.setattr(tray, "is_there", lambda: True)
    sign = Tray(qapp)
    yield sign
    sign.let_go()
    sign.deleteLater()


@pytest.fixture
def opened(qtbot, tmp_path, clock, theme, sign):
    """Opens the demo desk under a name, beside the sign in the tray."""
    made = []

    def opened(name="Demo"):
        path = tmp_path / f"{name}.mentordesk"
        demo.make(path, NOW)
        window = MainWindow(Desk(path, clock), theme)
        qtbot.addWidget(window)
        window.open(Place("goals"))
        with qtbot.waitExposed(window):
            window.show()
        sign.attend(window)
        made.append(window)
        return window

    yield opened
    sign.let_go()
    for window in made:
        window.close()


def offered(sign):
    sign._menu.aboutToShow.emit()
    return [action.text() for action in sign._menu.actions() if action.text()]


def choose(sign, words):
    offered(sign)
    next(a for a in sign._menu.actions() if words in a.text()).trigger()


def is_open(window):
    return is_held(window.desk.path)


def test_closing_ends_it_unless_the_user_chose_otherwise(opened):
    window = opened()
    window.close()
    assert not is_open(window)


def test_who_chose_so_finds_the_desk_open_and_saved_in_the_tray(opened, sign):
    this_computer.set_keeps_running(True)
    window = opened()
    window.add_note()
    window.close()
    assert window.isHidden()
    assert is_open(window)
    assert not QGuiApplication.quitOnLastWindowClosed()
    sign._sign.activated.emit(TRIGGER)
    assert window.isVisible()
    assert QGuiApplication.quitOnLastWindowClosed()


def test_what_is_typed_is_saved_on_the_way_to_the_tray(qtbot, opened):
    this_computer.set_keeps_running(True)
    window = opened()
    window.add_note()
    qtbot.keyClicks(window.focusWidget(), "Half a thought")
    window.close()
    uid = window.page.place.uid
    session = window.desk.session
    assert notes.text(session, notes.by_uid(session, uid)) == "Half a thought"


def test_only_the_last_window_goes_to_the_tray(opened):
    this_computer.set_keeps_running(True)
    first, second = opened("One"), opened("Two")
    first.close()
    second.close()
    assert (is_open(first), is_open(second)) == (False, True)


def test_the_user_is_told_once(qtbot, opened, sign):
    this_computer.set_keeps_running(True)
    told, window = [], opened()
    sign.took_in.connect(told.append)
    window.close()
    bring(window)
    window.close()
    assert told == [window]


def test_once_it_lets_go_closing_is_closing(opened, sign):
    this_computer.set_keeps_running(True)
    window = opened()
    window.close()
    sign.let_go()
    window.close()
    assert not is_open(window)


def test_a_session_that_ends_is_not_kept_waiting(opened, monkeypatch):
    this_computer.set_keeps_running(True)
    window = opened()
    monkeypatch.setattr(QGuiApplication, "isSavingSession", lambda app: True)
    window.close()
    assert not is_open(window)


def test_a_tray_that_has_gone_takes_nobody_in(opened, monkeypatch):
    this_computer.set_keeps_running(True)
    window = opened()
    monkeypatch.setattr(tray, "is_there", lambda: False)
    window.close()
    assert not is_open(window)


def test_the_menu_opens_the_window_and_the_next_meeting(opened, sign):
    window = opened()
    assert offered(sign) == [
        "Open MentorDesk",
        "Quick add…",
        "Priya, Thu 26 Nov, 16:00–16:45",
        "Quit",
    ]
    window.hide()
    choose(sign, "Priya")
    assert window.isVisible()
    assert window.page.place.kind == "meeting"


def test_who_looks_on_does_not_see_whom_one_meets_next(opened, sign):
    window = opened()
    window.desk.present(1)
    assert not any("Priya" in words for words in offered(sign))


def test_a_thought_is_added_while_the_window_stays_in_the_tray(opened, sign):
    this_computer.set_keeps_running(True)
    window = opened()
    window.close()
    choose(sign, "Quick add")
    asked = window.findChild(QuickAdd)
    assert asked.isVisible()
    assert window.isHidden()
    asked.close()
    assert is_open(window)


def test_several_desks_are_opened_by_their_names(opened, sign):
    first, _ = opened("One & all"), opened("Two")
    assert offered(sign)[:2] == ["Open One && all", "Open Two"]
    first.hide()
    choose(sign, "One")
    assert first.isVisible()


def test_quit_is_asked_for(qtbot, opened, sign):
    opened()
    with qtbot.waitSignal(sign.quit_asked):
        choose(sign, "Quit")


@pytest.fixture
def locked(qtbot, theme, sign, tmp_path):
    locked = Unlock(theme, tmp_path / "Secret.mentordesk")
    qtbot.addWidget(locked)
    sign.stand_for(locked)
    return locked


def test_of_a_locked_desk_the_menu_knows_only_how_to_unlock_it(locked, sign):
    assert offered(sign) == ["Unlock MentorDesk", "Quick add…", "Quit"]
    choose(sign, "Unlock")
    assert locked.isVisible()
    locked.vanish()
    assert offered(sign) == ["Quit"]


def test_a_thought_waits_until_the_desk_is_unlocked(locked, sign):
    choose(sign, "Quick add")
    assert locked.isVisible()
    assert locked.wants_line
    assert locked._said.plain() == "Unlock the desk to add a line."


def test_the_sign_brings_the_question_for_the_passphrase(locked, sign):
    sign._sign.activated.emit(TRIGGER)
    assert locked.isVisible()


def test_a_locked_desk_goes_to_the_tray_as_an_open_one_does(qtbot, locked, sign):
    this_computer.set_keeps_running(True)
    locked.show()
    with qtbot.assertNotEmitted(locked.closed):
        locked.close()
    assert locked.isHidden()
    assert not QGuiApplication.quitOnLastWindowClosed()
    sign.let_go()
    with qtbot.waitSignal(locked.closed):
        locked.close()


def test_the_click_on_a_message_is_heard(qtbot, sign, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    said = Message("Title", "Body")
    assert sign.say(said)
    with qtbot.waitSignal(sign.opened) as heard:
        sign._sign.messageClicked.emit()
    assert heard.args == [said]


def test_a_tray_without_messages_takes_none(sign, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: False)
    assert not sign.say(Message("Title", "Body"))
