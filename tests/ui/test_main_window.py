import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from sqlalchemy import select

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import DiskFull
from mentordesk.storage import demo, goals, people, trash
from mentordesk.storage.schema import Meeting
from mentordesk.ui import dialogs, this_computer
from mentordesk.ui.main_window import MainWindow
from tests.conftest import NOW


@pytest.fixture
def window(qtbot, tmp_path, clock, theme):
    path = tmp_path / "Demo.mentordesk"
    demo.make(path, NOW)
    window = MainWindow(Desk(path, clock), theme)
    qtbot.addWidget(window)
    window.open(Place("today"))
    with qtbot.waitExposed(window):
        window.show()
    return window


def uid(window, table, where="1"):
    query = f"select uid from {table} where {where}"
    return window.desk.connection.execute(query).fetchone()[0]


@pytest.mark.parametrize(
    "kind", ["today", "mentorships", "agendas", "notes", "goals", "questions", "trash", "settings"]
)
def test_every_page_opens_and_names_the_window(window, kind):
    window.open(Place(kind))
    assert window.page.place == Place(kind)
    assert window.windowTitle().endswith("· Demo")


@pytest.mark.parametrize("kind", ["mentorship", "meeting", "note", "goal"])
def test_everything_opens_on_its_page(window, kind):
    place = Place(kind, uid(window, kind))
    window.open(place)
    assert window.page.place == place
    assert window.page.title


def test_back_and_forward(qtbot, window):
    window.open(Place("notes"))
    window.open(Place("goals"))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.place == Place("notes")
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.page.place == Place("goals")


def test_back_passes_over_what_is_gone(window):
    note = uid(window, "note")
    window.open(Place("note", note))
    window.open(Place("goals"))
    with window.desk.change("Move to trash") as session:
        trash.put(session, "note", note, NOW)
    window.back()
    assert window.page.place == Place("today")


def test_a_place_that_is_gone_is_told(window):
    window.open(Place("note", "gone"))
    assert window.banner.isVisible()
    assert window.page.place == Place("today")


def test_new_note_can_be_typed_at_once(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "A thought")
    window.desk.settle()

    query = "select title, private, mentorship_id from note order by id desc limit 1"
    assert window.desk.connection.execute(query).fetchone() == ("A thought", 1, None)


def test_menu_and_keys_name_what_they_undo(qtbot, window):
    note = uid(window, "note")
    with window.desk.change("Move to trash") as session:
        trash.put(session, "note", note, NOW)
    assert "Undo Move to trash" in [a.text().replace("&", "") for a in window.menu._edit.actions()]

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert uid(window, "note", "trashed_at is null and uid = '" + note + "'") == note


def test_what_takes_something_away_shows_the_undo_bar(qtbot, window):
    note = uid(window, "note")
    with window.desk.change("Move to trash") as session:
        trash.put(session, "note", note, NOW)
    assert window._undo_bar.isVisible()
    window._undo_bar.undo_asked.emit()
    assert uid(window, "note", f"trashed_at is null and uid = '{note}'") == note


def test_undo_bar_leaves_when_something_else_is_done(window):
    note, goal = uid(window, "note"), uid(window, "goal")
    with window.desk.change("Move to trash") as session:
        trash.put(session, "note", note, NOW)
    with window.desk.change("Rename goal") as session:
        goals.edit(session, goals.by_uid(session, goal), title="Another")
    assert not window._undo_bar.isVisible()


def test_a_page_that_is_opened_by_keys_begins_where_it_says(qtbot, window):
    window.open(Place("agendas"))
    assert window.page.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page.table.hasFocus()


@pytest.mark.parametrize("kind", ["mentorships", "agendas", "goals", "goal", "meeting"])
def test_arrows_help_at_once_on_a_page_with_a_list(window, kind):
    has_one = kind in ("goal", "meeting")
    window.open(Place(kind, uid(window, kind)) if has_one else Place(kind))
    assert isinstance(window.focusWidget(), QAbstractItemView)


def test_focus_stays_in_the_page_when_what_had_it_is_gone(qtbot, window):
    window.open(Place("settings"))
    field = QLineEdit(window.page)
    field.show()
    field.setFocus()
    field.hide()
    assert window.page.isAncestorOf(window.focusWidget()) or window.page is window.focusWidget()


def letters(menu):
    """The letter that takes each entry of a menu that is on offer."""
    names = [action.text().lower() for action in menu.actions() if action.isVisible()]
    return [name.partition("&")[2][0] for name in names if "&" in name]


@pytest.mark.parametrize("state", ["planned", "running", "held", "cancelled", "missed", ""])
def test_a_letter_takes_one_entry_of_a_menu(window, state):
    window.open(Place("agendas"))
    if state:
        with window.desk.change("Go on") as session:
            meeting = session.scalars(select(Meeting).where(Meeting.state == "planned")).first()
            meeting.state, meeting.number = state, 99
        window.open(Place("meeting", meeting.uid))
    for action in window.menu.actions():
        found = letters(action.menu())
        assert len(set(found)) == len(found), action.text()


def test_questions_are_imported_from_the_menu(qtbot, window, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "file_to_read", lambda *given: asked.append(given))
    window.menu._on_import_asked()
    assert window.page.place.kind == "questions"
    assert len(asked) == 1


def test_an_error_is_one_sentence_in_the_window(window):
    window.tell(DiskFull())
    assert "disk is full" in window.banner.accessibleName()


def test_theme_is_switched_and_hidden_pages_are_made_anew(window, theme):
    window.theme_asked.connect(theme.use)
    window.open(Place("goals"))
    window.use_theme("dark")
    assert theme.name == "dark"
    assert window.pages.names() == ["GoalsPage"]
    window.open(Place("today"))
    assert window.page.place == Place("today")
    theme.use("light")


def test_closing_keeps_the_desk_and_the_window_s_place(qtbot, window):
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not this_computer.geometry().isEmpty()
    assert window.desk.path.is_file()


def test_the_page_follows_the_day(window, clock):
    clock.now = NOW.replace(day=24)
    window._on_midnight()
    assert "24" in window.page.title or "Tuesday" in _words(window.page)


def _words(page):
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_a_name_that_is_being_typed_is_saved_on_closing(qtbot, window, clock):
    window.open(Place("settings"))
    (name,) = (f for f in window.page.findChildren(QLineEdit) if f.accessibleName() == "My name")
    with qtbot.waitActive(window):
        window.activateWindow()
    name.setFocus()
    name.setText("Ada Lovelace")
    window.close()

    again = Desk(window.desk.path, clock)
    assert people.me(again.session).name == "Ada Lovelace"
    again.close()


def test_shift_f10_asks_for_a_menu_where_the_focus_is(window, qtbot):
    window.open(Place("notes"))
    rows = window.page.findChild(QAbstractItemView)
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    with qtbot.waitSignal(rows.menu_asked):
        qtbot.keyClick(rows, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    QApplication.activePopupWidget().close()
