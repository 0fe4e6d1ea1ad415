from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from mentordesk.domain.place import Place
from mentordesk.storage import actions, agenda, meetings, mentorships, pauses
from mentordesk.ui.meeting.live import Live
from mentordesk.ui.meeting.page import MeetingPage
from mentordesk.ui.meeting.plan import PlanDialog
from mentordesk.ui.meeting.prepare import Prepare
from mentordesk.ui.meeting.record import Record
from mentordesk.ui.sharing.dialog import ShareDialog


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.body.list.hasFocus())
    return page


NEW_YORK = "America/New_York"


@pytest.fixture
def live_abroad(ours, plain_desk):
    """The other lives in a time zone."""

    def live(zone):
        with plain_desk.change("Move away") as session:
            mentorships.edit(session, ours.mentorship, zone=zone)

    return live


@pytest.fixture
def plan(plain_desk, theme, qtbot):
    def make(**known):
        dialog = PlanDialog(plain_desk, theme, **known)
        qtbot.addWidget(dialog)
        return dialog

    return make


def action(page, name):
    return next(a for a in page.meeting_actions if a.objectName() == name)


def offered(page):
    return {a.objectName() for a in page.meeting_actions if a.isEnabled()}


def test_each_state_has_its_own_part(page, ours):
    assert isinstance(page.body, Prepare)
    action(page, "start").trigger()
    assert isinstance(page.body, Live)


def test_the_menu_offers_what_the_state_allows(page):
    ours = {"template", "use-template", "save-template"}
    planned = {"start", "join", "share", "copy", "move", "cancel", "miss", "discard"}
    assert offered(page) == planned | ours
    action(page, "start").trigger()
    running = {"end", "join", "share", "share-summary", "copy", "cancel", "discard"}
    assert offered(page) == running | ours


def test_the_title_says_which_meeting_it_is(page):
    assert page.title == "Meeting 1 with Priya Raman"


def test_a_missed_meeting_says_so_and_can_be_planned_again(page, ours):
    action(page, "miss").trigger()
    assert isinstance(page.body, Record)
    assert "missed" in page.body._off.accessibleName()
    assert page.body._again.isVisibleTo(page)
    assert not page.body._reopen.isVisibleTo(page)


def test_a_meeting_that_is_gone_says_so_and_comes_back(page, plain_desk, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        action(page, "discard").trigger()
    assert asked.args[0].kind == "mentorship"
    assert page.body is None
    assert offered(page) == set()
    plain_desk.undo()
    assert isinstance(page.body, Prepare)


def where(facts):
    return facts.channel, facts.address


def test_one_meeting_may_be_elsewhere(ours, plan, plain_desk):
    dialog = plan(meeting_id=ours.meeting)
    assert dialog._where._channel.currentText() == "As usual: GoToMeeting"
    dialog._where._channel.choose("in-person")
    dialog._where._on_chosen()
    dialog._where._address.setText("Café Anna")
    dialog.accept()
    assert where(ours.facts) == ("in-person", "Café Anna")
    assert plain_desk.undo_label == "Change where the meeting is"
    plain_desk.undo()
    assert where(ours.facts) == ("video", "https://meet.goto.com/priya")


def test_a_meeting_elsewhere_can_be_as_usual_again(ours, page, plan, plain_desk):
    with plain_desk.change("Elsewhere") as session:
        meetings.meet_at(session, ours.meeting, "phone", "+49 30 1")
    assert "Phone" in [each.text() for each in page.body._head.findChildren(QLabel)]
    dialog = plan(meeting_id=ours.meeting)
    assert (dialog._where.channel(), dialog._where.address()) == ("phone", "+49 30 1")
    dialog._where._channel.choose("")
    dialog.accept()
    assert not ours.facts.has_own_channel
    assert where(ours.facts) == ("video", "https://meet.goto.com/priya")


def test_a_wrong_address_keeps_the_dialog_open(ours, plan, plain_desk):
    dialog = plan(mentorship_id=ours.mentorship)
    dialog.show()
    dialog._where._channel.choose("video")
    dialog._where._address.setText("http://zoom.us")
    before = plain_desk.undo_label
    dialog.accept()
    assert dialog.isVisible()
    assert plain_desk.undo_label == before


def test_copying_leaves_private_items_out_and_says_so(page, ours, plain_desk):
    with plain_desk.change("Edit") as session:
        agenda.edit(session, ours.ids[0], private=True)
    action(page, "copy").trigger()
    text = QGuiApplication.clipboard().text()
    assert "What done means" in text
    assert "Ship accounts first" not in text
    assert "GoToMeeting: https://meet.goto.com/priya" in text
    assert page.body._told.accessibleName() == (
        "The agenda was copied. 1 private item was left out."
    )


def test_tabs_lead_back_to_the_mentorship(page, ours, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        page.body._head.tab_asked.emit("notes")
    assert asked.args[0] == Place("mentorship", ours.facts.mentorship_uid, "notes")


def test_promises_are_kept_from_the_brief(page, ours, hand, plain_desk):
    with plain_desk.change("Add") as session:
        actions.add(session, ours.mentorship, "Read chapter 4", "mentee", date(2026, 11, 20))
    hand.click(page.body.brief.since.promises, "Read chapter 4", "tick")
    found = actions.of_mentorship(plain_desk.session, ours.mentorship)
    assert found[0].done_at is not None


def test_actions_act_on_the_list_that_has_the_focus(page, ours, hand, plain_desk):
    with plain_desk.change("Add") as session:
        actions.add(session, ours.mentorship, "Read chapter 4", "mentee", date(2026, 11, 20))
    hand.take(page.body.list, "Ship accounts first")
    promises = page.body.brief.since.promises
    hand.take(promises, "Read chapter 4")
    hand.press(promises, Qt.Key.Key_Space)
    hand.press(promises, Qt.Key.Key_Delete)
    assert actions.of_mentorship(plain_desk.session, ours.mentorship) == []
    assert len(ours.titles()) == 4


def test_what_is_typed_is_kept_when_another_meeting_is_opened(page, ours, hand, plain_desk):
    with plain_desk.change("Plan") as session:
        start = datetime(2026, 12, 1, 9)
        other = meetings.plan(
            session, ours.mentorship, start, "Europe/Berlin", 45, now=plain_desk.now()
        )
    page.body.list.add_item("accomplish")
    hand.type(page.body.list.inline, "Half a thought", enter=False)
    page.open(Place("meeting", meetings.facts(plain_desk.session, other).uid))
    assert "Half a thought" in ours.titles()
    assert "Half a thought" not in [row.text for row in page.body.list.rows.rows]


def test_a_change_while_hidden_is_seen_when_shown(page, ours, plain_desk):
    page.hide()
    with plain_desk.change("Edit") as session:
        agenda.edit(session, ours.ids[0], title="Another")
    page.show()
    assert "Another" in [row.text for row in page.body.list.rows.rows]


def test_planning_proposes_the_next_by_the_cadence(plan, ours):
    dialog = plan(mentorship_id=ours.mentorship)
    assert dialog.starts_at() == datetime(2026, 12, 10, 16)


def test_the_first_meeting_is_on_the_next_working_day(plan, plain_desk):
    with plain_desk.change("Add") as session:
        facts = mentorships.add(
            session,
            name="Lin",
            role="mentee",
            kind="career",
            cadence=mentorships.Cadence("ad-hoc"),
            minutes=30,
            started_on=date(2026, 11, 1),
        )
    dialog = plan(mentorship_id=facts)
    assert dialog.starts_at() == datetime(2026, 11, 24, 10)
    assert dialog._length.value() == 30


def test_planning_asks_with_whom_and_makes_the_meeting(plan, ours, plain_desk):
    dialog = plan()
    next(each for each in dialog.findChildren(QPushButton) if each.isDefault()).click()
    made = meetings.facts(plain_desk.session, meetings.by_uid(plain_desk.session, dialog.uid))
    assert (made.person, made.zone, made.minutes) == ("Priya Raman", "Europe/Berlin", 45)
    assert plain_desk.undo_label == "Plan meeting"


def test_two_meetings_at_once_are_warned_of_in_place(plan, ours):
    dialog = plan()
    dialog._day.set_day(date(2026, 11, 26))
    dialog._time.set_time(time(16, 30))
    assert dialog._warning.plain() == (
        "At this time you meet Priya Raman, Thu 26 Nov, 16:00–16:45."
    )
    dialog._time.set_time(time(16, 45))
    assert dialog._warning.plain() == ""


def test_moving_keeps_what_is_not_changed(plan, ours, plain_desk):
    dialog = plan(meeting_id=ours.meeting)
    assert dialog._warning.plain() == ""
    dialog.accept()
    assert plain_desk.undo_label == "Set up"
    dialog = plan(meeting_id=ours.meeting)
    dialog._day.set_day(date(2026, 11, 27))
    dialog.accept()
    assert ours.facts.starts_at == datetime(2026, 11, 27, 16)


def test_a_cancelled_meeting_is_planned_again(plan, ours, plain_desk):
    with plain_desk.change("Cancel") as session:
        meetings.cancel(session, ours.meeting)
    dialog = plan(meeting_id=ours.meeting)
    dialog.accept()
    assert ours.facts.state == "planned"
    assert dialog.windowTitle() == plain_desk.undo_label == "Plan meeting again"
    assert len(ours.titles()) == 4


def test_a_meeting_of_another_zone_keeps_its_clock_when_it_is_moved(plan, ours, plain_desk):
    with plain_desk.change("Move") as session:
        meetings.move(session, ours.meeting, datetime(2026, 11, 26, 10), NEW_YORK, 45)
    dialog = plan(meeting_id=ours.meeting)
    assert dialog.starts_at() == datetime(2026, 11, 26, 10)
    assert dialog._zones._told.plain() == "That is 16:00 here."
    dialog._day.set_day(dialog._day.day() + timedelta(days=1))
    dialog.accept()
    assert (ours.facts.starts_at, ours.facts.zone) == (datetime(2026, 11, 27, 10), NEW_YORK)


def test_another_clock_may_be_chosen_for_the_same_moment(plan, ours, live_abroad, plain_desk):
    live_abroad(NEW_YORK)
    dialog = plan(meeting_id=ours.meeting)
    assert dialog._zones._told.plain() == "That is 10:00 in New York."
    dialog._zones._choice.choose(NEW_YORK)
    dialog._zones._choice.activated.emit(1)
    assert dialog.starts_at() == datetime(2026, 11, 26, 10)
    before = ours.facts.starts_utc
    dialog.accept()
    assert (ours.facts.zone, ours.facts.starts_utc) == (NEW_YORK, before)


@pytest.mark.parametrize(
    ("zone", "at", "warning"),
    [
        (NEW_YORK, "11:00", "It is 05:00 in New York then, not between 7:00 and 21:00."),
        ("Asia/Kolkata", "15:45", ""),  # from 20:15 to 21:00
        ("Asia/Kolkata", "16:00", "It is 20:30 in Kolkata then, not between 7:00 and 21:00."),
        ("Asia/Tokyo", "12:45", "It is 20:45 in Tokyo then, not between 7:00 and 21:00."),
    ],
)
def test_the_night_of_the_other_is_warned_of_in_place(plan, ours, live_abroad, zone, at, warning):
    live_abroad(zone)
    dialog = plan(meeting_id=ours.meeting)
    dialog._time.set_time(time.fromisoformat(at))
    assert dialog._warning.plain() == warning


def test_a_time_that_the_clock_skips_or_says_twice_is_told(plan, ours):
    dialog = plan(meeting_id=ours.meeting)
    dialog._time.set_time(time(2, 30))
    dialog._day.set_day(date(2027, 3, 28))
    assert "it will be 03:30" in dialog._warning.plain()
    dialog._day.set_day(date(2027, 10, 31))
    assert "of the two 02:30 it is the first" in dialog._warning.plain()


def test_a_day_inside_a_pause_is_warned_of_and_not_proposed(plan, ours, plain_desk):
    with plain_desk.change("Rest") as session:
        pauses.add(session, ours.mentorship, date(2026, 12, 7), date(2026, 12, 14))
    dialog = plan(mentorship_id=ours.mentorship)
    assert dialog.starts_at() == datetime(2026, 12, 24, 16)
    dialog._day.set_day(date(2026, 12, 10))
    assert dialog._warning.plain() == "This mentorship rests then. It goes on again on 14 Dec."


def test_the_head_says_what_both_clocks_say(page, ours, live_abroad):
    live_abroad(NEW_YORK)
    assert page.body._when.text() == "Thu 26 Nov, 16:00–16:45 · 10:00 in New York"


def test_the_date_in_the_head_moves_the_meeting(page, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(PlanDialog, "exec", lambda self: opened.append(self.windowTitle()))
    fact = page.body._head.findChild(type(page.body._when))
    qtbot.mouseClick(fact, Qt.MouseButton.LeftButton)
    assert opened == ["Move meeting"]


def test_sharing_shows_what_leaves_and_then_tells_what_was_done(page, ours, monkeypatch):
    monkeypatch.setattr(ShareDialog, "exec", lambda self: self.accept() or True)
    share = next(b for b in page.body.findChildren(QPushButton) if b.text() == "Share agenda")
    share.click()
    assert page.body._told.accessibleName() == "The agenda was copied."
    assert "Ship accounts first" in QGuiApplication.clipboard().text()


def test_a_record_shares_its_summary(page, ours, plain_desk, monkeypatch):
    monkeypatch.setattr(ShareDialog, "exec", lambda self: self.accept() or True)
    with plain_desk.change("Hold") as session:
        meetings.start(session, ours.meeting, plain_desk.now())
        meetings.end(session, ours.meeting, plain_desk.now())
    assert {"share-summary", "copy-summary"} < offered(page)
    assert not {"share", "copy"} & offered(page)
    share = next(b for b in page.body.findChildren(QPushButton) if b.text() == "Share summary")
    share.click()
    assert page.body._told.accessibleName() == "The summary was copied."
    assert "Carried over" in QGuiApplication.clipboard().text()
