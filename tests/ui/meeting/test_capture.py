from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mentordesk.domain.cadence import Cadence
from mentordesk.storage import actions, agenda, decisions, learnings, meetings, mentorships, notes
from mentordesk.ui import this_computer
from mentordesk.ui.meeting.page import MeetingPage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    ours.start()
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.body.capture.field.hasFocus())
    return page


@pytest.fixture
def line(page):
    return page.body.capture


@pytest.fixture
def note(page):
    return page.body._note


@pytest.fixture
def jonas(plain_desk):
    with plain_desk.change("Add") as session:
        return mentorships.add(
            session,
            name="Jonas Berg",
            role="mentee",
            kind="career",
            cadence=Cadence("ad-hoc"),
            started_on=date(2026, 1, 1),
        )


def offered(line):
    """What the choices below the line show, by the alphabet."""
    buttons = [each for each in line.findChildren(QPushButton) if each.isVisible()]
    return sorted(b.text() for b in buttons if b.isChecked() or not b.isCheckable())


def of_meeting(module, ours):
    return module.of_meeting(ours.desk.session, ours.meeting)


def text_of(ours):
    session = ours.desk.session
    return notes.text(session, notes.by_uid(session, ours.facts.note_uid))


def test_a_line_is_one_of_the_note_unless_it_says_otherwise(line, ours, note, hand):
    hand.type(line.field, "The offset version skips a row.")
    hand.type(line.field, "That landed.")
    assert text_of(ours) == "The offset version skips a row.\nThat landed."
    assert note.text() == text_of(ours)
    assert line.field.hasFocus()


def test_what_a_line_says_shows_while_it_is_typed(line, hand):
    assert offered(line) == ["Note"]
    hand.type(line.field, "Priya: draft the note by Fri", enter=False)
    assert offered(line) == ["Action", "Due Fri 27 Nov", "Priya"]
    assert line.field.accessibleDescription().startswith("Action item of Priya · due Fri 27 Nov")
    line.field.setText("learned: cursors")
    assert offered(line) == ["Learned", "You"]


def test_a_promise_is_kept_with_its_voice_and_day(line, ours, hand):
    hand.type(line.field, "Priya: draft the note by Friday")
    (found,) = of_meeting(actions, ours)
    assert (found.text, found.voice, found.due) == ("draft the note", "mentee", date(2026, 11, 27))
    assert offered(line) == ["Note"]


def test_a_choice_for_a_line_with_a_beginning_is_for_that_line(line, ours, hand):
    hand.type(line.field, "Priya: accounts first, by Friday", enter=False)
    hand.press(line.field, Qt.Key.Key_D, ALT)
    hand.press(line.field, Qt.Key.Key_Return)
    assert [d.text for d in of_meeting(decisions, ours)] == ["accounts first, by Friday"]
    assert offered(line) == ["Note"]


def test_whose_it_is_can_be_chosen_against_the_line(line, ours, hand):
    hand.type(line.field, "learned: cursors", enter=False)
    hand.press(line.field, Qt.Key.Key_W, ALT)
    hand.press(line.field, Qt.Key.Key_Return)
    assert [each.voice for each in of_meeting(learnings, ours)] == ["mentee"]


def test_without_a_date_the_words_of_the_day_stay(line, ours, hand):
    hand.type(line.field, "Priya: draft by Friday", enter=False)
    line._set_due(None)
    hand.press(line.field, Qt.Key.Key_Return)
    (found,) = of_meeting(actions, ours)
    assert (found.text, found.due) == ("draft by Friday", None)


def test_a_kind_that_was_chosen_stays(line, ours, page, plain_desk, theme, hand, qtbot):
    hand.press(line.field, Qt.Key.Key_A, ALT)
    hand.type(line.field, "draft the note tomorrow")
    assert of_meeting(actions, ours)[0].due == date(2026, 11, 24)
    assert this_computer.captured_kind(("note", "action_item")) == "action_item"
    hand.press(line.field, Qt.Key.Key_N, ALT)
    assert this_computer.captured_kind(("note", "action_item")) == "note"


def test_who_is_asked_has_it_on_the_next_agenda(line, jonas, plain_desk, hand):
    hand.type(line.field, "ask Jonas about the promotion", enter=False)
    assert line._told.plain() == "Agenda item with Jonas · waits for a meeting"
    assert offered(line) == []
    hand.press(line.field, Qt.Key.Key_Return)
    (entry,) = agenda.waiting(plain_desk.session, jonas)
    assert entry.title == "the promotion"
    assert "Kept" in line._told.plain()


def test_an_agenda_item_comes_up_in_the_line(line, ours, hand):
    hand.type(line.field, "agenda: one more thing 5 min")
    assert (ours.entries()[0].title, ours.entry("one more thing").minutes) == (
        "Ship accounts first",
        5,
    )


def test_a_name_of_two_people_means_the_one_who_is_here(line, ours, plain_desk, hand):
    with plain_desk.change("Add") as session:
        whole = {"role": "mentor", "kind": "career", "cadence": Cadence("ad-hoc")}
        mentorships.add(session, name="Priya Shah", started_on=date(2026, 1, 1), **whole)
    hand.type(line.field, "Priya: draft")
    assert len(of_meeting(actions, ours)) == 1


def test_a_line_comes_after_what_is_being_typed_in_the_note(line, ours, note, hand, plain_desk):
    hand.type(note, "Half a sentence", enter=False)
    hand.type(line.field, "A line")
    assert text_of(ours) == "Half a sentence\nA line"
    hand.press(line.field, Qt.Key.Key_Return, CTRL)
    hand.type(note, " goes on", enter=False)
    plain_desk.settle()
    assert text_of(ours) == "Half a sentence\nA line goes on"


def test_a_line_is_undone_and_leaves_what_was_typed(line, ours, note, hand, plain_desk):
    hand.type(note, "Typed", enter=False)
    hand.type(line.field, "A line")
    plain_desk.undo()
    assert text_of(ours) == "Typed"
    assert note.text() == "Typed"


def test_a_line_follows_a_note_that_cannot_be_saved(line, ours, note, hand):
    note.setPlainText("long " * 250_000)
    note.document().setModified(True)
    hand.type(line.field, "A line")
    assert text_of(ours) == "A line"
    assert note.text().endswith("long \nA line")
    note.setPlainText(note.text()[-12:])
    note.document().setModified(True)
    note.save()
    assert text_of(ours) == "long \nA line"


def test_a_line_that_is_too_long_says_so_and_stays(line, ours, hand):
    line.field.setText("x" * 5_001)
    assert "5,000" in line._told.plain()
    hand.press(line.field, Qt.Key.Key_Return)
    assert len(line.field.text()) == 5_001
    assert text_of(ours) == ""


def menu_texts(page, rows):
    menu = page._rows._turn_menu(rows)
    return [action.text() for action in menu.actions()]


def turn(page, rows, name):
    """Choose an entry of the menu that the key opens."""
    menu = page._rows._turn_menu(rows)
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_an_agenda_item_is_turned_into_what_came_of_it(page, ours, hand, plain_desk):
    rows = page.body.list
    hand.take(rows, "What done means")
    assert menu_texts(page, rows) == ["Action item", "Decision", "Learning", "Note line"]
    turn(page, rows, "Decision")
    assert [d.text for d in of_meeting(decisions, ours)] == ["What done means"]
    assert "What done means" not in ours.titles()
    assert [row.kind for row in rows.chosen()] == ["decision"]
    assert plain_desk.undo_label == "Turn into decision"
    plain_desk.undo()
    assert "What done means" in ours.titles()


def test_what_was_captured_is_turned_into_a_line_of_the_note(page, ours, line, note, hand):
    hand.type(line.field, "learned: cursors")
    hand.type(note, "Typed", enter=False)
    hand.take(page.body.list, "cursors")
    turn(page, page.body.list, "Note line")
    assert note.text() == text_of(ours) == "Typed\ncursors"
    assert of_meeting(learnings, ours) == []


def test_several_things_are_turned_at_once(page, ours, line, hand, plain_desk):
    hand.type(line.field, "learned: cursors")
    hand.type(line.field, "decided: accounts")
    rows = page.body.list
    rows.selectAll()
    turn(page, rows, "Action item")
    assert len(of_meeting(actions, ours)) == 6
    plain_desk.undo()
    assert of_meeting(actions, ours) == []


def test_an_item_on_a_record_stays_there(page, ours, hand, plain_desk):
    with plain_desk.change("End") as session:
        meetings.end(session, ours.meeting, plain_desk.now())
    rows = page.body.list
    hand.take(rows, "What done means")
    turn(page, rows, "Action item")
    assert ours.entry("What done means").outcome == "carried"
    assert [a.text for a in of_meeting(actions, ours)] == ["What done means"]


def test_the_key_opens_the_menu_at_the_row(page, hand, qtbot):
    hand.take(page.body.list, "What done means")
    hand.press(page.body.list, Qt.Key.Key_I)
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() == "Action item"
    menu.close()
