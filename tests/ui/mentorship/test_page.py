from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton

from mentordesk.domain.agreement import Terms
from mentordesk.domain.place import Place
from mentordesk.storage import actions, agreements, meetings, mentorships, note_list, pauses, trash
from mentordesk.ui.mentorship.next_meeting import NextMeeting
from mentordesk.ui.mentorships import deeds

Key = Qt.Key


def spoken(view):
    role = Qt.ItemDataRole.AccessibleTextRole
    model = view.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


@pytest.fixture
def overview(opened, priya):
    page = opened(priya.uid)
    return page._parts["overview"]


def test_the_rhythm_says_how_many_were_within_the_agreed_time(overview):
    assert overview._told.text() == "3 meetings · 1 within the agreed two weeks"
    assert overview._rhythm.accessibleName() == overview._told.text()
    description = overview._rhythm.accessibleDescription()
    assert "Meeting 3, 12 Nov, 4 weeks after the one before, 14 days later than agreed" in (
        description
    )


def test_the_next_meeting_opens_its_agenda(overview, qtbot):
    assert overview._next._title.text() == "Next: Thu 26 Nov, 16:00"
    assert overview._next._said.plain() == "The agenda is still empty."
    with qtbot.waitSignal(overview.asked) as asked:
        qtbot.mouseClick(overview._next._open, Qt.MouseButton.LeftButton)
    assert asked.args[0].kind == "meeting"


def test_a_dot_opens_its_meeting(overview, qtbot):
    line = overview._rhythm
    (_, x), *_ = line._placed()
    with qtbot.waitSignal(overview.asked) as asked:
        point = line.rect().topLeft()
        point += type(point)(round(x), 34)
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=point)
    assert asked.args[0].uid == line._dots[0].uid


def test_promises_of_both_are_ticked_with_the_space_bar(plain_desk, overview, priya, qtbot):
    assert overview._promises.rows.rowCount() == 2
    overview._promises.setFocus()
    overview._promises.setCurrentIndex(overview._promises.rows.index(0))
    qtbot.keyClick(overview._promises, Key.Key_Space)
    left = actions.of_mentorship(plain_desk.session, priya.id, open_only=True)
    assert [each.text for each in left] == ["Draft the note"]
    assert overview._promises.rows.rowCount() == 1
    plain_desk.undo()
    assert overview._promises.rows.rowCount() == 2


def test_learnings_say_whose_and_when(overview):
    assert spoken(overview._learned) == ["Cursors are a promise, Priya · meeting 3"]


def test_empty_notes_are_no_latest_notes(overview):
    assert spoken(overview._notes) == ["Reading list, Relay spec, 23 Nov · private"]


def test_a_new_mentorship_has_no_rhythm_yet(plain_desk, opened, priya):
    with plain_desk.change("Add") as session:
        terms = {"role": "mentee", "kind": "career", "cadence": priya.cadence}
        row = mentorships.add(session, name="Jonas", started_on=plain_desk.today(), **terms)
    uid = mentorships.facts(plain_desk.session, row, plain_desk.today()).uid
    overview = opened(uid)._parts["overview"]
    assert overview._told.text() == "no meeting held yet · the next is due on 7 Dec"
    assert overview._next._title.text() == "No meeting is planned"
    assert not overview._next._open.isVisible()


def test_the_timeline_has_planned_ones_above_and_opens_with_a_click(opened, priya, qtbot):
    page = opened(priya.uid, "meetings")
    view = page._parts["meetings"].list
    said = spoken(view)
    assert said[0].startswith("Meeting 4 · planned, 0 items, Thu 26 Nov")
    assert said[1].startswith("Meeting 3, 1 learning · 0 of 2 promises kept, Thu 12 Nov")
    with qtbot.waitSignal(page.asked) as asked:
        point = view.visualRect(view.model().index(1, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args[0] == Place("meeting", view.key())


def test_del_puts_a_meeting_into_the_trash(plain_desk, opened, priya, qtbot):
    view = opened(priya.uid, "meetings")._parts["meetings"].list
    view.selectRow(0)
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Delete)
    states = [each.state for each in meetings.of_mentorship(plain_desk.session, priya.id)]
    assert states == ["held", "held", "held"]
    plain_desk.undo()
    assert view.model().rowCount() == 4


def test_notes_open_with_enter_and_switch_to_shared(plain_desk, opened, priya, qtbot):
    page = opened(priya.uid, "notes")
    part = page._parts["notes"]
    at = next(n for n, said in enumerate(spoken(part.list)) if said.startswith("Reading"))
    part.list.selectRow(at)
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(part.list, Key.Key_Return)
    assert asked.args[0] == Place("note", part.list.key())
    part._switch_private(part._row(part.list.key()), "Make shared")
    assert not note_list.one(plain_desk.connection, part.list.key()).private


def test_a_new_note_belongs_to_the_mentorship(plain_desk, opened, priya, qtbot):
    page = opened(priya.uid)
    with qtbot.waitSignal(page.asked) as asked:
        page._note.trigger()
    kind, uid, part = asked.args[0]
    assert (kind, part) == ("note", "write")
    assert note_list.one(plain_desk.connection, uid).mentorship == priya.uid


def test_a_tab_is_a_place_of_its_own(opened, priya, qtbot):
    page = opened(priya.uid)
    with qtbot.waitSignal(page.asked) as asked:
        page._head._tabs.setCurrentIndex(3)
    assert asked.args[0] == Place("mentorship", priya.uid, "goals")
    page.open(asked.args[0])
    assert page._body.currentWidget() is page._parts["goals"]


def test_trash_leads_back_to_the_list_and_undo_brings_the_page_back(
    plain_desk, opened, priya, qtbot
):
    page = opened(priya.uid)
    with qtbot.waitSignal(page.asked) as asked:
        page._trash.trigger()
    assert asked.args[0] == Place("mentorships")
    assert page._stack.currentIndex() == 1
    assert not page._edit.isEnabled()
    plain_desk.undo()
    assert page._stack.currentIndex() == 0
    assert page._pause.isEnabled()


def test_a_gone_mentorship_says_so(plain_desk, opened, priya, clock):
    with plain_desk.change("Trash") as session:
        trash.put(session, "mentorship", priya.uid, clock())
    page = opened(priya.uid)
    assert page._stack.currentIndex() == 1


def test_the_menu_pauses_and_says_resume(plain_desk, opened, priya):
    page = opened(priya.uid)
    with plain_desk.change("Pause") as session:
        pauses.add(session, priya.id, plain_desk.today())
    assert page._pause.text() == deeds.tr("Resume")
    page._pause.trigger()
    assert page._pause.text() == deeds.tr("Pause…")


def test_two_cards_stand_below_each_other_where_it_is_narrow(overview, qtbot):
    page = overview.window()
    assert overview._goals.x() != overview._promises.parentWidget().x()
    page.resize(780, 640)
    qtbot.waitUntil(lambda: overview._goals.x() == overview._promises.parentWidget().x())


def test_no_meeting_is_planned_with_whom_it_has_ended(plain_desk, opened, priya):
    page = opened(priya.uid)
    assert page._plan_button.isEnabled()
    with plain_desk.change("End") as session:
        mentorships.end(session, priya.id, plain_desk.today())
    assert not page._plan_button.isEnabled()


def test_one_that_is_over_shows_its_letter_and_the_way_back(plain_desk, opened, priya):
    page = opened(priya.uid)
    said = {"by": "both", "why": "She moved", "letter": "Dear Priya"}
    with plain_desk.change("End") as session:
        mentorships.end(session, priya.id, date(2026, 11, 3), **said)
    closing = page._parts["overview"]._closing
    assert closing._title.text() == "Ended 3 Nov, by both"
    assert (closing._told.plain(), closing._letter.plain()) == (
        "3 meetings since May 2026",
        "Dear Priya",
    )
    assert closing._why.isVisible()
    seen = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert "Set a goal" not in seen
    assert not page._parts["overview"]._next.isVisible()
    closing.findChildren(QPushButton)[0].click()
    assert page._parts["overview"]._next.isVisible()
    assert not closing.isVisible()


def test_the_letter_can_leave_without_the_private_reason(plain_desk, opened, priya, monkeypatch):
    page, begun = opened(priya.uid), []
    with plain_desk.change("End") as session:
        mentorships.end(session, priya.id, date(2026, 11, 3), why="Tired", letter="Dear Priya")
    closing = page._parts["overview"]._closing
    closing._ways.copy.click()
    assert QGuiApplication.clipboard().text() == "Dear Priya"
    assert closing._ways.told.plain() == "The letter was copied."
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: begun.append(url) or True)
    closing._ways.mail.click()
    assert [url.toString() for url in begun] == ["mailto:?subject=Our mentorship&body=Dear Priya"]


def test_the_overview_tells_what_is_agreed_and_leads_there(plain_desk, opened, priya, qtbot):
    page = opened(priya.uid)
    card = page._parts["overview"]._agreement
    assert card._said.plain() == "Nothing is agreed in writing yet."
    terms = Terms(priya.cadence, expectations="Priya drives\nWe listen", boundaries="It stays here")
    with plain_desk.change("Agree") as session:
        due = replace(terms, review_on=plain_desk.today())
        agreements.amend(session, priya.id, due, plain_desk.today())
    assert card._said.plain() == "Priya drives It stays here"
    assert card._due.plain() == "Review due since 23 Nov"
    with qtbot.waitSignal(page.asked) as asked:
        card._open.click()
    assert asked.args == [Place("mentorship", priya.uid, "agreement")]


def test_the_agreement_is_a_tab(opened, priya):
    page = opened(priya.uid, "agreement")
    assert page._body.currentWidget() is page._parts["agreement"]


def test_what_was_written_and_learned_opens_by_its_menu_too(overview, qtbot):
    for rows, kind in ((overview._notes, "note"), (overview._learned, "learning")):
        assert rows.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
        rows.setCurrentIndex(rows.model().index(0, 0))
        with qtbot.waitSignal(overview.asked) as asked:
            rows.actions()[0].trigger()
        assert asked.args[0].kind == kind


def test_the_next_meeting_is_joined_where_it_is(opened, priya, plain_desk):
    next_meeting = opened(priya.uid).findChild(NextMeeting)
    assert not next_meeting._join.isVisible()
    (coming,) = meetings.coming(plain_desk.session)
    with plain_desk.change("Elsewhere") as session:
        meetings.meet_at(session, coming.id, "video", "https://zoom.us/j/1")
    assert next_meeting._join.isVisible()
    assert next_meeting._channel == ("video", "https://zoom.us/j/1")


def test_a_late_rhythm_says_since_when_the_next_is_due(plain_desk, opened, priya):
    with plain_desk.change("Cancel") as session:
        for each in meetings.coming(session):
            meetings.cancel(session, each.id)
    overview = opened(priya.uid)._parts["overview"]
    assert overview._told.text().endswith("the next is due on 26 Nov")


def test_the_next_meeting_says_what_their_clock_says(plain_desk, opened, priya):
    with plain_desk.change("Move") as session:
        mentorships.edit(session, priya.id, zone="America/New_York")
    overview = opened(priya.uid)._parts["overview"]
    assert overview._next._clocks_line.text() == "10:00 in New York"
