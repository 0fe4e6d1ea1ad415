import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton

from mentordesk.domain.place import Place
from mentordesk.storage import actions, meetings, mentorships, pauses
from mentordesk.storage.schema import Agreement
from mentordesk.ui.channels import ChannelLink
from mentordesk.ui.today import meetings as cards
from mentordesk.ui.today import page as page_module
from tests.acquaintances import AD_HOC, Acquaintances
from tests.conftest import KEY, new_desk

PACE = ("2026-06-01", "2026-06-15", "2026-07-01", "2026-07-15", "2026-08-01")


def button(page, text):
    found = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    return next(each for each in found if each.text() == text)


def texts(page):
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def ticks(page):
    return [each for each in page.findChildren(QCheckBox) if each.isVisible()]


def uid_of(desk, meeting):
    return meetings.facts(desk.session, meeting).uid


def test_a_new_desk_says_what_today_is_for_and_offers_the_first_step(shown, words, qtbot):
    page = shown()
    assert "Your day starts here" in words(page)
    with qtbot.waitSignal(page.requested) as asked:
        qtbot.mouseClick(button(page, "Add a mentorship"), Qt.MouseButton.LeftButton)
    assert asked.args == ["mentorship"]
    with qtbot.waitSignal(page.requested) as asked:
        button(page, "Open the demo desk").click()
    assert asked.args == ["demo"]


def test_the_first_mentorship_takes_the_empty_state_away(shown, words, known):
    page = shown()
    known.meeting(known.someone("Priya Raman"), "2026-11-26T16:00")
    assert "Your day starts here" not in words(page)
    assert "Meeting 1 with Priya" in words(page)


def test_a_card_tells_where_this_meeting_is(shown, known):
    priya = known.someone("Priya Raman")
    meeting = known.meeting(priya, "2026-11-23T16:00")
    known.do("Elsewhere", meetings.meet_at, meeting, "phone", "+49 30 1")
    page = shown()
    assert page.findChild(ChannelLink).accessibleName() == "Join: Phone"
    known.do("Elsewhere", meetings.meet_at, meeting, "in-person", "Café Anna")
    assert "Join" not in texts(page)


def test_a_quiet_day_says_so(shown, words, known):
    known.someone("Priya Raman")
    page = shown()
    assert "Nothing is waiting for you" in words(page)
    assert "Plan a meeting" in texts(page)


def test_the_head_tells_the_day_and_the_week(shown, words, known):
    priya, jonas = known.someone("Priya"), known.someone("Jonas", role="mentee")
    known.meeting(priya, "2026-11-26T16:00", items=2)
    known.meeting(jonas, "2026-11-27T09:30")
    said = words(shown())
    assert "Monday 23 November" in said
    assert "Two meetings this week. One agenda is still empty." in said


def test_a_card_tells_with_whom_when_and_how_full_the_agenda_is(shown, words, known):
    known.meeting(known.someone("Priya Raman"), "2026-11-26T16:00", items=3, minutes=15)
    said = words(shown())
    assert "Meeting 1 with Priya" in said
    assert "Thu 26 Nov, 16:00–16:45 ·" in said
    assert "3 items · 45 of 45 min" in said


def test_an_empty_agenda_is_to_be_prepared_and_only_the_first_button_stands_out(shown, known):
    for name, day in [("Priya", 26), ("Lin", 27)]:
        known.meeting(known.someone(name), f"2026-11-{day}T16:00")
    steps = [each for each in shown().findChildren(QPushButton) if each.text() == "Prepare"]
    assert [each.property("kind") for each in steps] == ["primary", ""]


def test_open_leads_to_the_meeting(shown, known, plain_desk, qtbot):
    meeting = known.meeting(known.someone("Priya"), "2026-11-26T16:00", items=1)
    page = shown()
    with qtbot.waitSignal(page.asked) as asked:
        button(page, "Open").click()
    assert asked.args[0] == ("meeting", uid_of(plain_desk, meeting), "")


def test_a_card_offers_in_its_menu_what_its_buttons_do(shown, known, qtbot):
    known.meeting(known.someone("Priya Raman"), "2026-11-26T16:00")
    page = shown()
    card = page.findChild(cards.Card)
    assert card.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    (prepare,) = card.actions()
    with qtbot.waitSignal(page.asked) as asked:
        prepare.trigger()
    assert (prepare.text(), asked.args[0].kind) == ("Prepare", "meeting")


def test_join_stands_on_the_day_itself_and_opens_the_channel(shown, known, monkeypatch):
    opened = []
    monkeypatch.setattr(cards, "join", lambda _, *where: opened.append(where))
    priya = known.someone("Priya")
    known.meeting(priya, "2026-11-26T16:00", items=1)
    page = shown()
    assert "Join" not in texts(page)
    known.meeting(priya, "2026-11-23T10:00", items=1)
    button(page, "Join").click()
    assert opened == [("video", "https://zoom.us/j/1")]


def test_the_running_meeting_comes_first_and_says_so(shown, words, known, plain_desk):
    known.meeting(known.someone("Priya"), "2026-11-23T08:00", items=1)
    running = known.meeting(known.someone("Lin"), "2026-11-27T08:00")
    known.do("Start", meetings.start, running, plain_desk.now())
    said = [text for text in words(shown()) if "with" in text or text == "in progress"]
    assert said == ["Meeting 1 with Lin", "in progress", "Meeting 1 with Priya"]


def test_the_running_meeting_has_room_for_its_name(shown, words, known, plain_desk):
    running = known.meeting(known.someone("Lin"), "2026-11-27T08:00")
    known.do("Start", meetings.start, running, plain_desk.now())
    assert "Agenda is empty" not in words(shown())


def test_later_meetings_are_shown_only_when_the_week_is_empty(shown, words, known):
    for number, name in enumerate(["Ann", "Bob", "Cem"]):
        known.meeting(known.someone(name), f"2026-12-{7 + number:02}T10:00")
    said = words(shown())
    assert "No meeting this week. The next one is on Mon 7 Dec." in said
    assert [text for text in said if " with " in text] == [
        "Meeting 1 with Ann",
        "Meeting 1 with Bob",
    ]


def test_a_full_week_stays_bounded(shown, words, known, qtbot):
    for number in range(10):
        known.meeting(known.someone(f"Person{number}"), f"2026-11-25T{8 + number:02}:00")
    page = shown()
    assert len([text for text in words(page) if text.startswith("Meeting 1 with")]) == 8
    with qtbot.waitSignal(page.asked) as asked:
        button(page, "2 more in Agendas").click()
    assert asked.args[0].kind == "agendas"


def test_promises_tell_to_whom_and_until_when(shown, words, known):
    known.promise(known.someone("Priya Raman"), "Introduce Priya to the guild", "2026-11-21")
    known.promise(known.someone("Jonas Berg", role="mentee"), "Send it", voice="mentee")
    page = shown()
    assert [text for text in words(page) if text in ("Priya", "2 days late", "Jonas")] == [
        "Priya",
        "2 days late",
        "Jonas",
    ]


def test_a_tick_is_kept_struck_through_and_can_be_undone(shown, words, known, plain_desk, qtbot):
    promise = known.promise(known.someone("Priya"), "Introduce Priya")
    page = shown()
    qtbot.mouseClick(ticks(page)[0], Qt.MouseButton.LeftButton)
    assert plain_desk.undo_label == "Tick action item"
    assert "done" in words(page)
    plain_desk.undo()
    assert not ticks(page)[0].isChecked()
    assert actions.of_mentorship(plain_desk.session, 1)[0].done_at is None
    assert promise


def test_a_tick_that_fails_shows_the_truth_again(shown, known, plain_desk, qtbot):
    promise = known.promise(known.someone("Priya"), "Introduce Priya")
    page = shown()
    plain_desk.connection.execute(
        "create trigger no before update on action_item begin select raise(abort, 'no'); end"
    )
    with qtbot.captureExceptions() as errors:
        ticks(page)[0].click()
    assert len(errors) == 1
    assert not ticks(page)[0].isChecked()
    assert promise


def test_more_promises_are_shown_step_by_step(shown, words, known):
    priya = known.someone("Priya")
    for number in range(15):
        known.promise(priya, f"Promise {number}")
    page = shown()
    assert len(ticks(page)) == 12
    button(page, "3 more").click()
    assert len(ticks(page)) == 15


def test_the_page_never_holds_more_than_48_promises(shown, known, monkeypatch):
    monkeypatch.setattr(page_module, "LONGEST", 24)
    priya = known.someone("Priya")
    for number in range(30):
        known.promise(priya, f"Promise {number}")
    page = shown()
    button(page, "18 more").click()
    assert len(ticks(page)) == 24
    assert not button(page, "6 more on the pages of the mentorships").isEnabled()


def test_a_promise_opens_from_its_menu(shown, known, qtbot):
    known.promise(known.someone("Priya"), "Introduce Priya")
    page = shown()
    row = ticks(page)[0].parentWidget()
    row.customContextMenuRequested.emit(QPoint(5, 5))
    menu = row.findChild(QMenu)
    with qtbot.waitSignal(page.asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args[0].kind == "action_item"


def test_a_late_rhythm_is_worth_a_look(shown, words, known):
    known.held(known.someone("Lin Okafor", started=date(2026, 9, 1)), "2026-10-19T10:00")
    said = words(shown())
    assert "No meeting with Lin for 5 weeks" in said
    assert "You agreed on every two weeks." in said


def test_a_plateau_is_worth_a_look_and_opens_its_goal(shown, words, known, qtbot):
    known.goal(known.someone("Priya Raman"), *PACE)
    page = shown()
    qtbot.waitUntil(lambda: "Priya’s goal has plateaued" in words(page))
    with qtbot.waitSignal(page.asked) as asked:
        button(page, "Open").click()
    assert asked.args[0].kind == "goal"


def test_a_meeting_whose_day_has_passed_asks_to_be_settled(shown, words, known):
    known.meeting(known.someone("Priya"), "2026-11-19T16:00")
    said = words(shown())
    assert "Did you meet Priya on Thu 19 Nov?" in said
    assert "Next meetings" not in said


def test_who_waits_for_whom_is_said_by_people_and_leads_there(shown, words, known, qtbot):
    known.meeting(known.someone("Jonas", role="mentee"), "2026-11-27T09:30")
    known.promise(known.someone("Priya"), "Draft the note", "2026-11-20", voice="mentee")
    known.someone("Ann", started=date(2026, 9, 1), cadence=AD_HOC)
    page = shown()
    said = words(page)
    at = [said.index(each) for each in ("Waiting for you", "Waiting for them", "Silent")]
    told = [said[place : place + 3][1:] for place in at]
    assert told == [
        ["The agenda with Jonas is empty", "You meet on Fri 27 Nov."],
        ["Priya promised: Draft the note", "3 days late, since 20 Nov"],
        ["Nothing with Ann for 3 months", "Nothing was held, planned, promised or written."],
    ]
    with qtbot.waitSignal(page.asked) as asked:
        described(page, "Priya promised: Draft the note").click()
    assert asked.args[0].kind == "action_item"


def described(page, words):
    buttons = page.findChildren(QPushButton)
    return next(each for each in buttons if each.accessibleDescription() == words)


def test_an_agreement_is_reviewed_on_the_agreed_date(shown, words, known, qtbot):
    agreed = {"agreed_on": date(2026, 5, 1), "cadence": "ad-hoc", "review_on": date(2026, 11, 20)}
    lin = known.someone("Lin", cadence=AD_HOC)
    known.do("Agree", lambda session: session.add(Agreement(mentorship_id=lin, **agreed)))
    page = shown()
    assert "You wanted to look at it on 20 Nov." in words(page)
    with qtbot.waitSignal(page.asked) as asked:
        described(page, "Does the agreement with Lin still fit?").click()
    assert (asked.args[0].kind, asked.args[0].part) == ("mentorship", "agreement")


def test_where_the_other_lives_elsewhere_both_clocks_are_said(shown, words, known):
    priya = known.someone("Priya")
    known.do("Move", mentorships.edit, priya, zone="America/New_York")
    known.meeting(priya, "2026-11-26T16:00", items=1)
    said = words(shown())
    assert "10:00 in New York" in said


def test_many_late_rhythms_leave_room_for_a_plateau(shown, words, known, qtbot):
    for number in range(8):
        known.someone(f"Person{number}", started=date(2026, 9, 1))
    known.goal(known.someone("Priya"), *PACE)
    page = shown()
    qtbot.waitUntil(lambda: "Priya’s goal has plateaued" in words(page))
    assert len([text for text in words(page) if text.startswith("No meeting with")]) == 6
    assert "2 more in Mentorships" in texts(page)


def test_today_follows_the_day(shown, words, known, clock):
    known.promise(known.someone("Priya"), "Introduce Priya", "2026-11-24")
    page = shown()
    assert "tomorrow" in words(page)
    clock.now += timedelta(days=2)
    page.refresh()
    assert "Wednesday 25 November" in words(page)
    assert "1 day late" in words(page)


def test_the_keyboard_stays_where_it_was_when_the_page_is_filled_anew(shown, known, qtbot):
    priya = known.someone("Priya")
    known.promise(priya, "b", "2026-11-25")
    page = shown()
    page.activateWindow()
    ticks(page)[0].setFocus()
    known.promise(priya, "a", "2026-11-24")
    qtbot.waitUntil(lambda: len(ticks(page)) == 2)
    assert page.focusWidget() is ticks(page)[1]


def test_the_columns_stand_one_below_the_other_where_it_is_narrow(shown, known, qtbot):
    known.promise(known.someone("Lin", started=date(2026, 9, 1)), "Introduce Lin")
    page = shown(width=760)

    def corner(part):
        return part.mapTo(page, QPoint())

    qtbot.waitUntil(lambda: corner(page._hints).y() > corner(page._promises).y())
    page.resize(1084, 800)
    qtbot.waitUntil(lambda: corner(page._hints).x() > corner(page._promises).x())


def test_what_is_worth_a_look_has_the_whole_width_where_there_is_nothing_else(shown, known):
    known.someone("Lin", started=date(2026, 9, 1))
    page = shown()
    assert page._hints.width() > 1000


def test_names_with_markup_are_shown_as_they_are(shown, words, known):
    known.promise(known.someone("<b>Eve</b> & Co"), "<img src=x> & more")
    known.meeting(known.someone("<i>Max</i>"), "2026-11-26T16:00")
    said = words(shown())
    assert "<img src=x> & more" in said
    assert "Meeting 1 with <i>Max</i>" in said


def test_every_button_and_box_has_a_name(shown, known):
    priya = known.someone("Priya", started=date(2026, 9, 1))
    known.promise(priya, "Introduce Priya")
    known.meeting(known.someone("Lin"), "2026-11-23T16:00")
    page = shown()
    parts = [*ticks(page), *(each for each in page.findChildren(QPushButton) if each.isVisible())]
    assert all(each.accessibleName() or each.text() for each in parts)
    assert ticks(page)[0].accessibleName() == "Introduce Priya"


def test_new_asks_for_what_there_is(shown, qtbot):
    page = shown()
    entries = button(page, "New").menu().actions()
    asked = []
    page.requested.connect(asked.append)
    for each in entries:
        each.trigger()
    assert asked == ["line", "note", "meeting", "mentorship"]


def test_paused_mentorships_are_not_called_late(shown, words, known, plain_desk):
    lin = known.someone("Lin", started=date(2026, 9, 1))
    known.do("Pause", pauses.add, lin, plain_desk.today())
    assert "Nothing is waiting for you" in words(shown())


def test_a_long_address_never_cuts_the_time(shown, known):
    address = "https://video.conferencing.of-a-really-long-name.example.org/rooms/1"
    known.meeting(known.someone("Priya", address=address), "2026-11-23T16:00", items=1, minutes=9)
    page = shown()
    times = [each for each in page.findChildren(QLabel) if each.text() == "Today, 16:00–16:45 ·"]
    assert [each.width() >= each.sizeHint().width() for each in times] == [True]


def test_the_words_tick_by_the_left_button_only(shown, known, qtbot):
    known.promise(known.someone("Priya"), "Introduce Priya")
    page = shown()
    words = next(each for each in page.findChildren(QLabel) if each.buddy() is ticks(page)[0])
    qtbot.mouseClick(words, Qt.MouseButton.RightButton)
    assert not ticks(page)[0].isChecked()
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert ticks(page)[0].isChecked()


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "protected"])
def test_the_window_shows_today_before_sqlalchemy_is_there(tmp_path, key, qapp, clock):
    path = tmp_path / "start.mentordesk"
    desk = new_desk(path, key, clock)
    known = Acquaintances(desk)
    known.meeting(known.someone("Priya Raman"), "2026-11-26T16:00", items=2)
    known.someone("Ann", started=date(2026, 9, 1))
    desk.close()
    script = START.format(path=str(path), key=key, now=datetime(2026, 11, 23, 9).astimezone())
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    assert result.stdout.decode().split() == ["Meeting", "1", "with", "Priya"]


START = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLabel
from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.theme import Theme

app = QApplication([])
theme = Theme(app)
theme.use("light")
desk = Desk(Path({path!r}), lambda: datetime.fromisoformat("{now}"), {key!r})
window = MainWindow(desk, theme)
window.open(Place("today"))
window.show()
for _ in range(10):
    app.processEvents()
assert "Silent" in [each.text() for each in window.findChildren(QLabel)]
assert "sqlalchemy" not in sys.modules, "SQLAlchemy was imported"
print(next(each.text() for each in window.findChildren(QLabel) if "with" in each.text()))
window.close()
"""


def test_a_desk_closed_at_once_is_not_read_after_that(qtbot, theme, plain_desk):
    page = page_module.TodayPage(plain_desk, theme, Place("today"))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page._painted = False
    page.grab()
    plain_desk.close()
    QTest.qWait(0)  # what was read anew would raise here
    assert page._painted
