from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from mentordesk.domain.place import Place
from mentordesk.storage import (
    actions,
    agenda,
    decisions,
    learnings,
    meetings,
    mentorships,
    notes,
    pauses,
)
from mentordesk.ui.meeting.due import DueMenu
from mentordesk.ui.meeting.live import Live, time_left
from mentordesk.ui.meeting.page import MeetingPage
from mentordesk.ui.meeting.record import Record
from mentordesk.ui.meeting.wrap_up import WrapUp
from mentordesk.ui.widgets.labels import Line, Text

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


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
def live(page):
    return page.body


@pytest.fixture
def undo(page, plain_desk):
    """The keys of the window's menu."""
    for keys, move in (("Ctrl+Z", plain_desk.undo), ("Ctrl+Shift+Z", plain_desk.redo)):
        QShortcut(QKeySequence(keys), page, move)


@pytest.fixture
def dialog(page, plain_desk, theme, qtbot):
    dialog = WrapUp(plain_desk, theme, page._shown, page)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.items.setFocus()
    return dialog


def shown(live):
    return [row.text for row in live.list.rows.rows]


def said(widget):
    QCoreApplication.processEvents()  # what was added is shown then
    return " ".join(line.text() for line in widget.findChildren(Line) if not line.isHidden())


def of_meeting(module, ours):
    return module.of_meeting(ours.desk.session, ours.meeting)


def test_head_tells_the_time_that_is_left(live, clock):
    clock.now += timedelta(minutes=22)
    live._show_time()
    assert "In meeting 1 with Priya" in said(live)
    assert "Started 09:12 · 23 min left" in said(live)


def test_time_that_is_over_is_said_in_words(clock):
    assert time_left(clock.now, 45, clock.now + timedelta(minutes=45)) == "0 min left"
    assert time_left(clock.now, 45, clock.now + timedelta(minutes=50)) == "over by 5 min"


def test_nothing_ticks_behind_another_page(page, live):
    assert live._timer.isActive()
    page.hide()
    assert not live._timer.isActive()


def test_items_are_ticked_by_mouse_and_by_key(live, ours, hand):
    hand.click(live.list, "Ship accounts first", "tick")
    hand.take(live.list, "Cursors feel wrong")
    hand.press(live.list, Qt.Key.Key_Space)
    assert [e.title for e in ours.entries() if e.state == "discussed"] == [
        "Ship accounts first",
        "Cursors feel wrong",
    ]


def test_an_item_comes_up_while_they_meet(live, ours, hand):
    hand.click(live.list, "Add an agenda item", "words")
    hand.type(live.list.inline, "One more thing")
    assert ours.titles()[-1] == "One more thing"


def test_enter_captures_an_action_item_of_mine(live, ours, hand):
    hand.press(live.capture.field, Qt.Key.Key_A, ALT)
    hand.type(live.capture.field, "Introduce Priya to the guild")
    found = of_meeting(actions, ours)
    assert [(a.text, a.voice, a.due) for a in found] == [
        ("Introduce Priya to the guild", "mentor", None)
    ]
    assert live.capture.field.text() == ""
    assert live.capture.field.hasFocus()


def test_capture_knows_whose_it_is_and_until_when(live, ours, hand):
    hand.press(live.capture.field, Qt.Key.Key_A, ALT)
    hand.press(live.capture.field, Qt.Key.Key_W, ALT)
    live.capture._set_due(date(2026, 12, 3))
    hand.type(live.capture.field, "Sketch the screen")
    found = of_meeting(actions, ours)
    assert [(a.voice, a.due) for a in found] == [("mentee", date(2026, 12, 3))]
    assert not live.capture._due_chosen


def test_keys_choose_between_decision_and_learning(live, ours, hand):
    hand.press(live.capture.field, Qt.Key.Key_D, ALT)
    hand.type(live.capture.field, "Accounts first")
    hand.press(live.capture.field, Qt.Key.Key_L, ALT)
    hand.type(live.capture.field, "Cursors are a promise")
    assert [d.text for d in of_meeting(decisions, ours)] == ["Accounts first"]
    assert [found.text for found in of_meeting(learnings, ours)] == ["Cursors are a promise"]
    assert shown(live)[-3:] == ["Captured", "Accounts first", "Cursors are a promise"]


def test_a_kind_that_is_clicked_is_typed_at_once(live, ours, hand, qtbot):
    decision = next(b for b in live.capture.findChildren(QPushButton) if b.text() == "Decision")
    qtbot.mouseClick(decision, Qt.MouseButton.LeftButton)
    assert live.capture.field.hasFocus()
    hand.type(live.capture.field, "Accounts first")
    assert [d.text for d in of_meeting(decisions, ours)] == ["Accounts first"]


def test_in_a_narrow_window_the_choices_of_the_line_are_not_cut(page, live, hand, qtbot):
    hand.press(live.capture.field, Qt.Key.Key_A, ALT)
    page.resize(664, 520)
    buttons = [each for each in live.capture.findChildren(QPushButton) if each.isVisible()]
    assert {"Decision", "Learned", "You", "Priya"} < {each.text() for each in buttons}
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in buttons))


def test_days_that_are_due_soon_have_names(theme, live):
    menu = DueMenu(theme, date(2026, 11, 23), live)
    names = [action.text() for action in menu.actions()][:4]
    assert names == [
        "Today · Mon 23 Nov",
        "Tomorrow · Tue 24 Nov",
        "In a week · Mon 30 Nov",
        "No date",
    ]


def test_undo_takes_back_what_was_captured_though_its_line_has_the_focus(live, ours, hand, undo):
    hand.press(live.capture.field, Qt.Key.Key_A, ALT)
    hand.type(live.capture.field, "Write a note")
    hand.press(live.capture.field, Qt.Key.Key_Z, CTRL)
    assert of_meeting(actions, ours) == []
    hand.press(live.capture.field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(of_meeting(actions, ours)) == 1


def test_pasted_lines_are_captured_as_one(live, ours, hand):
    hand.press(live.capture.field, Qt.Key.Key_A, ALT)
    live.capture.field.setText("First\nsecond\u2028third")
    hand.press(live.capture.field, Qt.Key.Key_Return)
    assert of_meeting(actions, ours)[0].text == "First second third"


def test_what_was_captured_is_edited_and_deleted_in_place(live, ours, hand, plain_desk):
    hand.press(live.capture.field, Qt.Key.Key_A, ALT)
    hand.type(live.capture.field, "Write a note")
    hand.take(live.list, "Write a note")
    hand.press(live.list, Qt.Key.Key_F2)
    hand.type(live.list.inline, "Write the note")
    assert [a.text for a in of_meeting(actions, ours)] == ["Write the note"]
    hand.press(live.list, Qt.Key.Key_Delete)
    assert of_meeting(actions, ours) == []
    plain_desk.undo()
    assert shown(live)[-1] == "Write the note"


def test_ctrl_enter_goes_from_the_note_to_the_line_and_back(live, hand):
    hand.press(live.capture.field, Qt.Key.Key_Return, CTRL)
    assert live._note.hasFocus()
    hand.press(live._note, Qt.Key.Key_Return, CTRL)
    assert live.capture.field.hasFocus()


def test_the_note_is_saved_as_it_is_typed(live, ours, hand, plain_desk):
    hand.type(live._note, "# Cursors", enter=False)
    plain_desk.settle()
    note = notes.by_uid(plain_desk.session, ours.facts.note_uid)
    assert notes.text(plain_desk.session, note) == "# Cursors"
    assert not live.unsaved()


def test_a_note_that_cannot_be_saved_says_so_and_stays(page, live):
    live._note.setPlainText("long " * 250_000)
    live._note.document().setModified(True)
    live._note.save()
    assert page.holds_unsaved()
    assert "longer than a note" in live._refused.accessibleName()
    live._note.setPlainText("short")
    live._note.document().setModified(True)
    live._note.save()
    assert live._refused.isHidden()


def test_parked_items_stay_in_sight_and_can_be_opened_again(live, ours, hand):
    hand.take(live.list, "Cursors feel wrong")
    hand.press(live.list, Qt.Key.Key_P)
    assert live.list.chosen()[0].end == "parked"
    hand.press(live.list, Qt.Key.Key_O)
    assert ours.entry("Cursors feel wrong").state == "open"


def test_wrap_up_carries_over_unless_told_otherwise(dialog, ours, hand, plain_desk):
    hand.press(dialog.items, Qt.Key.Key_P)
    hand.press(dialog.items, Qt.Key.Key_D)
    hand.press(dialog.items, Qt.Key.Key_C)
    dialog.accept()
    outcomes = {e.title: e.outcome for e in ours.entries()}
    assert outcomes == {
        "Ship accounts first": "parked",
        "What done means": "dropped",
        "Cursors feel wrong": "carried",
        "Walk through the search": "carried",
    }
    following = meetings.by_uid(plain_desk.session, dialog.following)
    carried = agenda.items(plain_desk.session, following)
    assert [e.title for e in carried] == ["Cursors feel wrong", "Walk through the search"]


def test_wrap_up_is_one_step(dialog, page, ours, hand, plain_desk):
    hand.press(dialog.items, Qt.Key.Key_P)
    dialog.accept()
    assert isinstance(page.body, Record)
    assert plain_desk.undo_label == "End meeting"
    plain_desk.undo()
    assert isinstance(page.body, Live)
    assert {e.state for e in ours.entries()} == {"open"}
    assert len(meetings.coming(plain_desk.session)) == 1


def test_a_choice_is_clicked(dialog, ours, hand):
    hand.click(dialog.items, "What done means", "choice2")
    dialog.accept()
    assert ours.entry("What done means").outcome == "dropped"


def test_the_next_meeting_is_due_from_the_day_this_one_was_held(dialog, plain_desk):
    dialog.accept()
    following = meetings.by_uid(plain_desk.session, dialog.following)
    assert meetings.facts(plain_desk.session, following).starts_at.isoformat() == (
        "2026-12-07T16:00:00"
    )


def test_the_next_meeting_may_be_another_day(dialog, plain_desk):
    dialog._day.set_day(date(2026, 12, 14))
    dialog.accept()
    following = meetings.by_uid(plain_desk.session, dialog.following)
    assert meetings.facts(plain_desk.session, following).starts_at.date() == date(2026, 12, 14)


def test_the_next_meeting_may_be_left_out(dialog, ours, plain_desk):
    dialog._plans.click()
    dialog.accept()
    assert dialog.following == ""
    assert meetings.coming(plain_desk.session) == []
    assert len(agenda.waiting(plain_desk.session, ours.mentorship)) == 4


def test_a_next_meeting_that_is_planned_stays(ours, page, plain_desk, theme, qtbot):
    with plain_desk.change("Plan") as session:
        later = meetings.plan(
            session,
            ours.mentorship,
            ours.facts.starts_at + timedelta(days=4),
            "Europe/Berlin",
            45,
            now=plain_desk.now(),
        )
    dialog = WrapUp(plain_desk, theme, page._shown, page)
    qtbot.addWidget(dialog)
    assert "Planned for Mon 30 Nov, 16:00–16:45." in [t.plain() for t in dialog.findChildren(Text)]
    dialog.accept()
    assert meetings.by_uid(plain_desk.session, dialog.following) == later


def test_the_record_says_what_became_of_each_item(page, ours, hand, dialog):
    hand.press(dialog.items, Qt.Key.Key_D)
    dialog.accept()
    rows = page.body.list.rows.rows
    assert [(row.text, row.end) for row in rows[:2]] == [
        ("Ship accounts first", "dropped"),
        ("What done means", "carried over"),
    ]
    assert not any(row.editable for row in rows[:4])


def test_the_record_ticks_promises(page, live, ours, hand, dialog):
    hand.type(live.capture.field, "me: Write the note")
    dialog.accept()
    hand.click(page.body.list, "Write the note", "tick")
    assert of_meeting(actions, ours)[0].done_at is not None


def test_the_page_says_what_was_held_and_what_is_next(page, ours, qtbot, monkeypatch):
    monkeypatch.setattr(WrapUp, "exec", lambda self: self.accept() or self.result())
    page._on_asked("end")
    held = page.body._held
    assert held.accessibleName() == "Meeting 1 held. Next: Mon 7 Dec, 16:00"
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(page.body._open, Qt.MouseButton.LeftButton)
    assert asked.args[0].kind == "meeting"


def test_a_held_meeting_opens_again_and_undo_ends_it(page, ours, dialog, qtbot, plain_desk):
    dialog.accept()
    qtbot.mouseClick(page.body._reopen, Qt.MouseButton.LeftButton)
    assert isinstance(page.body, Live)
    plain_desk.undo()
    assert isinstance(page.body, Record)


def test_the_record_shows_the_note(page, ours, dialog, plain_desk):
    with plain_desk.change("Write") as session:
        note = notes.by_uid(session, ours.facts.note_uid)
        notes.write(session, note, "The cursor one does not skip.", plain_desk.now())
    dialog.accept()
    assert page.body._note.isVisible()
    assert "cursor" in page.body._note._body


def test_a_link_in_the_note_leads_to_the_note_of_that_title(qtbot, page, live, plain_desk):
    with plain_desk.change("Add note") as session:
        _, uid = notes.add(session, plain_desk.now(), "Public API guidelines")
    with qtbot.waitSignal(page.asked) as heard:
        live._note.link_asked.emit("note:Public%20API%20guidelines")
    assert heard.args == [Place("note", uid)]


def test_the_next_meeting_says_what_the_clock_of_the_other_says(
    ours, page, plain_desk, theme, qtbot
):
    with plain_desk.change("Move") as session:
        mentorships.edit(session, ours.mentorship, zone="America/New_York")
        pauses.add(session, ours.mentorship, date(2026, 12, 21), date(2027, 1, 4))
    dialog = WrapUp(plain_desk, theme, page._shown, page)
    qtbot.addWidget(dialog)
    assert dialog._zones._told.plain() == "That is 10:00 in New York."
    dialog._day.set_day(date(2026, 12, 24))
    assert dialog._warning.plain().startswith("This mentorship rests then.")
    dialog._day.set_day(date(2027, 3, 15))  # there the clocks went forward the day before
    assert dialog._zones._told.plain() == "That is 11:00 in New York."
    dialog._zones._choice.choose("America/New_York")
    dialog._zones._choice.activated.emit(1)
    dialog.accept()
    following = meetings.facts(
        plain_desk.session, meetings.by_uid(plain_desk.session, dialog.following)
    )
    assert (following.starts_at, following.zone) == (datetime(2027, 3, 15, 11), "America/New_York")
