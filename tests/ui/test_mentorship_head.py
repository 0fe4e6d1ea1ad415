from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from mentordesk.domain.agreement import Terms
from mentordesk.domain.cadence import Cadence
from mentordesk.domain.pause import Pause
from mentordesk.storage import agreements, mentorships
from mentordesk.ui.mentorship_head import MentorshipHead
from mentordesk.ui.widgets.tabs import Tabs


@pytest.fixture
def facts(plain_desk):
    terms = {"role": "mentor", "kind": "technical", "cadence": Cadence("weeks", 2)}
    channel = {"channel": "video", "address": "https://meet.goto.com/priya"}
    with plain_desk.change("Add") as session:
        row = mentorships.add(
            session, name="Priya Raman", started_on=date(2026, 5, 4), **terms, **channel
        )
    return mentorships.facts(plain_desk.session, row, plain_desk.today())


@pytest.fixture
def head(plain_desk, theme, qtbot):
    head = MentorshipHead(plain_desk, theme)
    qtbot.addWidget(head)
    head.resize(1084, 120)
    head.show()
    return head


def said(head):
    QCoreApplication.processEvents()  # what was added is shown then
    return " ".join(each.text() for each in head.findChildren(QLabel) if not each.isHidden())


def test_head_says_who_mentors_whom_how_often_and_where(head, facts):
    head.show_mentorship(facts, "overview")
    assert "Priya Raman You mentor Priya · technical since May · every 2 weeks" in said(head)
    assert "GoToMeeting" in said(head)


def test_head_says_when_it_will_rest(head, facts):
    holidays = Pause(date(2026, 12, 21), date(2027, 1, 4))
    head.show_mentorship(facts._replace(next_rest=holidays), "overview")
    assert "paused from 21 Dec to 4 Jan 2027" in said(head)


def test_head_says_it_from_the_mentees_side(head, facts):
    head.show_mentorship(facts._replace(role="mentee", rest=Pause(date(2026, 11, 20))), "overview")
    assert "Priya mentors you" in said(head)
    assert "paused" in said(head)


@pytest.mark.parametrize(
    ("outcome", "by", "words"),
    [
        ("ended", "both", "ended 3 Nov, by both"),
        ("ended", "mentor", "ended 3 Nov, by you"),
        ("ended", "mentee", "ended 3 Nov, by Priya"),
        ("ended", None, "ended 3 Nov ·"),
        ("completed", "both", "completed 3 Nov ·"),
        (None, None, "ended 3 Nov ·"),
    ],
)
def test_head_says_how_it_was_closed(head, facts, outcome, by, words):
    over = {"state": "ended", "ended_on": date(2026, 11, 3)}
    head.show_mentorship(facts._replace(**over, outcome=outcome, ended_by=by), "overview")
    assert words in said(head)


@pytest.mark.parametrize(
    ("review_on", "words"),
    [
        (date(2026, 12, 14), "every 2 weeks, reviewed in 3 weeks"),
        (date(2026, 11, 23), "every 2 weeks, review due"),
    ],
)
def test_head_says_when_the_agreement_is_reviewed(head, facts, plain_desk, review_on, words):
    terms = Terms(facts.cadence, review_on=review_on)
    with plain_desk.change("Agree") as session:
        agreements.amend(session, facts.id, terms, date(2026, 5, 4))
    head.show_mentorship(facts, "overview")
    assert words in said(head)


def test_a_meeting_has_its_own_title_and_line(head, facts):
    head.show_mentorship(facts, "meetings", "Meeting 12 with Priya Raman", "Thu 26 Nov")
    assert "Meeting 12 with Priya Raman Thu 26 Nov" in said(head)
    assert "since" not in said(head)


def test_in_a_narrow_window_facts_are_left_out_and_never_cut(head, facts, qtbot):
    head.resize(264, 120)
    head.show_mentorship(facts, "overview")
    QCoreApplication.processEvents()
    seen = [each for each in head.findChildren(QLabel) if each.isVisible()]
    assert "You mentor Priya ·" in [each.text() for each in seen]
    assert all(each.width() >= each.minimumSizeHint().width() for each in seen)


def test_the_last_facts_go_before_one_ahead_of_them_is_cut(head, facts, qtbot):
    head.resize(490, 120)
    head.show_mentorship(facts, "overview")
    QCoreApplication.processEvents()
    seen = {each.text(): each for each in head.findChildren(QLabel) if each.isVisible()}
    since = seen["since May · every 2 weeks"]
    assert since.width() >= since.sizeHint().width()
    assert "GoToMeeting" not in seen


def test_a_tab_asks_and_the_page_decides(head, facts, qtbot):
    head.show_mentorship(facts, "meetings")
    tabs = head.findChild(Tabs)
    with qtbot.waitSignal(head.tab_asked) as asked:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert asked.args == ["notes"]
    assert tabs.currentIndex() == 1
    with qtbot.waitSignal(head.tab_asked) as asked:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert asked.args == ["meetings"]


def test_arrows_move_between_tabs(head, facts, qtbot):
    head.show_mentorship(facts, "overview")
    with qtbot.waitSignal(head.tab_asked) as asked:
        qtbot.keyClick(head.findChild(Tabs), Qt.Key.Key_Right)
    assert asked.args == ["meetings"]
