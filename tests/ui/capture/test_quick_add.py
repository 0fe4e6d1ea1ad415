from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mentordesk.desk import Desk
from mentordesk.domain.cadence import Cadence
from mentordesk.domain.place import Place
from mentordesk.storage import demo, meetings, mentorships
from mentordesk.ui.capture.quick_add import QuickAdd
from mentordesk.ui.main_window import MainWindow
from tests.conftest import NOW

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGES = ("today", "mentorships", "agendas", "notes", "goals", "trash", "settings")


@pytest.fixture
def window(qtbot, tmp_path, clock, theme):
    path = tmp_path / "Demo.mentordesk"
    demo.make(path, NOW)
    window = MainWindow(Desk(path, clock), theme)
    qtbot.addWidget(window)
    window.open(Place("today"))
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.desk.close()


@pytest.fixture
def asked(window, qtbot):
    """The quick add, asked for by its keys."""

    def asked():
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_Space, CTRL | SHIFT)
        quick = window.findChild(QuickAdd)
        qtbot.waitUntil(lambda: quick.isVisible() and quick.field.hasFocus())
        return quick

    return asked


@pytest.fixture
def type_in(qtbot):
    def type_in(quick, text, modifiers=None):
        quick.field.selectAll()
        qtbot.keyClicks(quick.field, text)
        if modifiers is not None:
            qtbot.keyClick(quick.field, Qt.Key.Key_Return, modifiers)

    return type_in


PLAIN = Qt.KeyboardModifier.NoModifier


def rows(window, query, *values):
    return window.desk.connection.execute(query, values).fetchall()


def uid(window, name):
    query = (
        "select m.uid from mentorship m join person p on p.id = m.person_id where p.name like ?"
        " and m.ended_on is null"
    )
    return rows(window, query, f"{name}%")[0][0]


def said(quick):
    return quick._words.plain()


def people(quick):
    return [each.text() for each in quick._choices.findChildren(QPushButton) if each.isVisible()]


@pytest.mark.parametrize("page", PAGES)
def test_it_comes_over_every_page(window, asked, page):
    window.open(Place(page))
    assert asked().isVisible()
    assert window.page.place == Place(page)


def test_what_the_line_becomes_is_told_while_it_is_typed(asked, type_in):
    quick = asked()
    type_in(quick, "Priya: draft the note by Friday")
    assert said(quick) == "Action item of Priya · due Fri 27 Nov · in the brief of Thu 26 Nov"
    type_in(quick, "ask Priya about the guild 10 min")
    assert said(quick) == "Agenda item with Priya · 10 min · on the agenda of Thu 26 Nov"
    type_in(quick, "Read the book")
    assert said(quick) == "Private note"
    assert quick.field.accessibleDescription() == "Private note"


def test_enter_keeps_the_line_and_closes(window, asked, type_in):
    quick = asked()
    type_in(quick, "ask Priya about the guild", PLAIN)
    assert not quick.isVisible()
    assert "Kept: Agenda item with Priya" in window._undo_bar.accessibleName()
    (found,) = rows(
        window,
        "select title, meeting.starts_at from agenda_item i join placement p on p.item_id = i.id"
        " join meeting on meeting.id = p.meeting_id where title = 'the guild'",
    )
    assert found == ("the guild", "2026-11-26T16:00")


def test_undo_takes_it_back(window, asked, type_in):
    type_in(asked(), "ask Priya about the guild", PLAIN)
    window._undo_bar._undo.click()
    assert rows(window, "select 1 from agenda_item where title = 'the guild'") == []


def test_shift_enter_keeps_the_line_and_stays(window, asked, type_in):
    quick = asked()
    type_in(quick, "Priya: first", SHIFT)
    assert quick.isVisible()
    assert quick._told.text() == "Kept: Action item of Priya · in the brief of Thu 26 Nov"
    type_in(quick, "Priya: second", SHIFT)
    assert quick.field.text() == ""
    found = rows(window, "select text from action_item where text in ('first', 'second')")
    assert found == [("first",), ("second",)]
    next(b for b in quick._done.findChildren(QPushButton)).click()
    assert rows(window, "select text from action_item where text = 'second'") == []


def test_the_keys_of_undo_take_back_what_was_kept_last(window, asked, type_in, qtbot):
    quick = asked()
    type_in(quick, "Priya: first", SHIFT)
    qtbot.keyClick(quick.field, Qt.Key.Key_Z, CTRL)
    assert rows(window, "select text from action_item where text = 'first'") == []
    assert not quick._done.isVisible()
    label = window.desk.undo_label
    qtbot.keyClick(quick.field, Qt.Key.Key_Z, CTRL)
    assert window.desk.undo_label == label


def test_escape_closes_and_what_was_typed_is_there_again(asked, type_in, qtbot):
    quick = asked()
    type_in(quick, "Half a th")
    qtbot.keyClick(quick.field, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    assert asked().field.text() == "Half a th"


def test_what_was_typed_outlives_the_window(window, asked, type_in, theme, qtbot, clock):
    type_in(asked(), "Half a th")
    window.close()
    again = MainWindow(Desk(window.desk.path, clock), theme)
    qtbot.addWidget(again)
    again.quick_add()
    assert again.findChild(QuickAdd).field.text() == "Half a th"
    again.desk.close()


def test_what_was_typed_is_not_seen_while_others_look_on(window, asked, type_in, theme, qtbot):
    quick = asked()
    type_in(quick, "Lin: half a th")
    ((first,), (second,)) = rows(window, "select id from mentorship limit 2")
    for presented in (first, second):
        window.desk.present(presented)
    assert asked().field.text() == ""
    quick._draft.keep()
    again = QuickAdd(window.desk, theme, lambda: "", window)
    again.begin()
    assert again.field.text() == ""
    window.desk.present(None)
    assert [each.field.text() for each in (quick, again)] == ["Lin: half a th"] * 2


def test_what_was_kept_is_no_draft_any_more(window, asked, type_in, qtbot):
    type_in(asked(), "ask Priya about the guild", PLAIN)
    assert asked().field.text() == ""
    assert window._undo_bar.isVisible()
    assert rows(window, "select value from preference where name like 'draft%'") == []


def test_an_empty_line_is_nothing(window, asked, type_in):
    quick = asked()
    type_in(quick, "  ", PLAIN)
    assert quick.isVisible()
    assert window.desk.undo_label is None


def test_a_name_of_two_people_is_asked_about(window, asked, type_in, qtbot):
    with window.desk.change("Add") as session:
        whole = {"role": "mentor", "kind": "career", "cadence": Cadence("ad-hoc")}
        mentorships.add(session, name="Priya Shah", started_on=date(2026, 1, 1), **whole)
    quick = asked()
    type_in(quick, "Priya: draft", PLAIN)
    assert quick.isVisible()
    assert people(quick) == ["Priya Raman", "Priya Shah"]
    assert "Several people" in said(quick)
    shah = next(b for b in quick.findChildren(QPushButton) if b.text() == "Priya Shah")
    shah.click()
    assert said(quick).startswith("Action item of Priya")
    qtbot.keyClick(quick.field, Qt.Key.Key_Return)
    found = rows(
        window,
        "select p.name from action_item a join mentorship m on m.id = a.mentorship_id"
        " join person p on p.id = m.person_id where text = 'draft'",
    )
    assert found == [("Priya Shah",)]


def test_what_names_nobody_asks_with_whom(window, asked, type_in, qtbot):
    quick = asked()
    type_in(quick, "decided: accounts first", PLAIN)
    assert people(quick)[0] == "Priya Raman"
    next(b for b in quick.findChildren(QPushButton) if b.text() == "Priya Raman").click()
    assert said(quick) == "Decision with Priya"
    qtbot.keyClick(quick.field, Qt.Key.Key_Return)
    assert rows(window, "select text from decision where text = 'accounts first'")


def test_the_mentorship_in_front_is_meant(window, asked, type_in):
    window.open(Place("mentorship", uid(window, "Jonas"), "overview"))
    quick = asked()
    type_in(quick, "me: send the CV")
    assert said(quick).startswith("Your action item with Jonas")


def test_a_meeting_that_runs_is_meant_and_its_note_goes_on(window, asked, type_in):
    query = "select id, uid from meeting where state = 'planned' order by starts_utc limit 1"
    ((meeting, name),) = rows(window, query)
    with window.desk.change("Start") as session:
        meetings.start(session, meeting, window.desk.now())
    quick = asked()
    type_in(quick, "That landed.", PLAIN)
    ((body,),) = rows(window, "select body from note where meeting_id = ?", meeting)
    assert body == "That landed."
    assert name


def test_it_works_while_the_window_is_hidden(window, type_in, qtbot):
    window.hide()
    window.quick_add()
    quick = window.findChild(QuickAdd)
    with qtbot.waitExposed(quick):
        pass
    type_in(quick, "ask Priya about the guild", PLAIN)
    assert rows(window, "select 1 from agenda_item where title = 'the guild'")


def test_it_closes_with_the_window(window, asked):
    quick = asked()
    window.close()
    assert not quick.isVisible()


@pytest.mark.parametrize("text", ["\x00\ud800", "x" * 40_000, "\u202e" * 200, "a\u0301" * 3000])
def test_hostile_text_is_kept_or_refused_in_a_sentence(window, asked, qtbot, text):
    quick = asked()
    quick.field.setText(text)
    qtbot.keyClick(quick.field, Qt.Key.Key_Return)
    assert not quick.isVisible() or said(quick)


def test_typing_asks_the_desk_for_nothing(window, asked, type_in):
    quick, asked_for = asked(), []
    quick._draft._timer.setInterval(1_000_000)  # what is typed is kept meanwhile
    window.desk.connection.set_trace_callback(asked_for.append)
    type_in(quick, "Priya: draft the note by Friday")
    window.desk.connection.set_trace_callback(None)
    assert asked_for == []
