import pytest
from PySide6.QtCore import Qt

from mentordesk.storage import agenda, learnings, meetings, notes, usefulness
from mentordesk.ui.meeting.page import MeetingPage
from mentordesk.ui.meeting.wrap_up import WrapUp


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    page._on_asked("start")
    return page


@pytest.fixture
def wrap_up(page, plain_desk, theme, qtbot):
    """Open the dialog, as often as is wanted."""

    def opened():
        dialog = WrapUp(plain_desk, theme, page._shown, page)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.items.setFocus()
        return dialog

    return opened


@pytest.fixture
def dialog(wrap_up):
    return wrap_up()


def learned(ours):
    found = learnings.of_meeting(ours.desk.session, ours.meeting)
    return [(each.voice, each.text) for each in found]


def carry(ours, times):
    """End so many meetings without talking about anything, and start the next."""
    with ours.desk.change("Carry") as session:
        for _ in range(times):
            ours.meeting = meetings.end(session, ours.meeting, ours.desk.now())
        meetings.start(session, ours.meeting, ours.desk.now())


def test_what_was_captured_as_learned_is_shown_and_stays(ours, wrap_up, qtbot):
    with ours.desk.change("Capture") as session:
        day, item = ours.desk.today(), "Cursors are a promise"
        learnings.add(session, ours.mentorship, item, "mentee", day, ours.meeting)
    dialog = wrap_up()
    assert [(row.text, row.end) for row in dialog.learned.added.rows.rows] == [(item, "")]
    dialog.learned.added.setFocus()
    qtbot.keyClick(dialog.learned.added, Qt.Key.Key_Delete)
    dialog.accept()
    assert learned(ours) == [("mentee", item)]


def test_both_say_what_they_learned(dialog, ours, hand):
    hand.type(dialog.learned.fields["mentor"], "Ask first")
    hand.type(dialog.learned.fields["mentee"], "Cursors are a promise")
    hand.type(dialog.learned.fields["mentee"], "So is a schema", enter=False)
    dialog.accept()
    assert learned(ours) == [
        ("mentor", "Ask first"),
        ("mentee", "Cursors are a promise"),
        ("mentee", "So is a schema"),
    ]


def test_enter_adds_several_and_does_not_end_the_meeting(dialog, ours, hand):
    for text in ("One", "Two"):
        hand.type(dialog.learned.fields["mentor"], text)
    assert [row.text for row in dialog.learned.added.rows.rows] == ["One", "Two"]
    assert ours.facts.state == "running"


def test_ctrl_enter_ends_the_meeting_from_where_enter_adds(dialog, ours, hand, qtbot):
    hand.type(dialog.learned.fields["mentor"], "Ask first", enter=False)
    qtbot.keyClick(
        dialog.learned.fields["mentor"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert dialog.result() == WrapUp.DialogCode.Accepted
    assert learned(ours) == [("mentor", "Ask first")]


def test_what_was_added_is_taken_away_again(dialog, ours, hand):
    for text in ("One", "Two", "Three"):
        hand.type(dialog.learned.fields["mentor"], text)
    hand.click(dialog.learned.added, "Two", "end")
    hand.take(dialog.learned.added, "Three")
    hand.press(dialog.learned.added, Qt.Key.Key_Delete)
    assert dialog.learned.said() == [("mentor", "One")]


def test_what_was_typed_and_chosen_comes_back(dialog, wrap_up, ours, hand):
    hand.press(dialog.items, Qt.Key.Key_D)
    hand.type(dialog.learned.fields["mentor"], "Ask first")
    hand.type(dialog.learned.fields["mentee"], "Half a thou", enter=False)
    dialog.useful.choose(4)
    hand.press(dialog, Qt.Key.Key_Escape)
    again = wrap_up()
    assert again.learned.said() == [("mentor", "Ask first"), ("mentee", "Half a thou")]
    assert [row.chosen for row in again.items.rows.rows] == [2, 0, 0, 0]
    assert again.useful.value() == 4
    assert learned(ours) == []


def test_what_was_typed_survives_a_crash(dialog, wrap_up, hand, qtbot):
    hand.type(dialog.learned.fields["mentor"], "Half a thou", enter=False)
    draft = dialog._draft._draft
    qtbot.waitUntil(lambda: "Half a thou" in str(draft.kept()), timeout=20_000)
    assert wrap_up().learned.said() == [("mentor", "Half a thou")]


def test_what_came_with_the_end_does_not_come_back(dialog, wrap_up, page, hand, plain_desk):
    hand.type(dialog.learned.fields["mentor"], "Ask first")
    dialog.accept()
    plain_desk.settle()
    page._on_asked("reopen")
    assert wrap_up().learned.said() == []


def test_all_of_it_is_one_step(dialog, ours, hand, plain_desk):
    hand.type(dialog.learned.fields["mentor"], "Ask first")
    dialog.useful.choose(5)
    hand.press(dialog.items, Qt.Key.Key_P)
    dialog.accept()
    plain_desk.undo()
    assert (learned(ours), ours.facts.state) == ([], "running")
    assert usefulness.said(plain_desk.session, ours.meeting) is None
    assert {entry.state for entry in ours.entries()} == {"open"}


def test_usefulness_is_optional_and_the_record_says_it(dialog, page, ours):
    dialog.useful.choose(4)
    dialog.accept()
    assert usefulness.said(ours.desk.session, ours.meeting) == 4
    assert page.body._usefulness(ours.meeting)[0] == "· very useful"


def test_usefulness_is_not_asked_while_others_look_on(wrap_up, ours, plain_desk):
    plain_desk.present(ours.mentorship)
    dialog = wrap_up()
    assert dialog.useful is None
    dialog.accept()
    assert ours.facts.state == "held"


def test_an_item_carried_three_times_must_be_decided(page, ours, wrap_up, hand):
    carry(ours, 3)
    page.open(ours.place)
    dialog = wrap_up()
    assert [row.chosen for row in dialog.items.rows.rows] == [-1, -1, -1, -1]
    dialog.accept()
    assert ours.facts.state == "running"
    assert "was carried over often" in dialog._undecided.plain()
    for key in (Qt.Key.Key_C, Qt.Key.Key_P, Qt.Key.Key_D, Qt.Key.Key_C):
        hand.press(dialog.items, key)
    assert dialog._undecided.isHidden()
    dialog.accept()
    assert [entry.outcome for entry in ours.entries()] == [
        *("carried", "parked", "dropped", "carried")
    ]


def test_an_item_carried_twice_is_carried_over_unless_told_otherwise(page, ours, wrap_up):
    carry(ours, 2)
    page.open(ours.place)
    assert [row.chosen for row in wrap_up().items.rows.rows] == [0, 0, 0, 0]


def test_a_note_to_which_nothing_was_added_is_no_note(dialog, ours):
    dialog.accept()
    session = ours.desk.session
    assert notes.text(session, notes.by_uid(session, ours.facts.note_uid)) == ""


def test_it_fits_into_a_small_window(page, wrap_up, ours):
    with ours.desk.change("Add") as session:
        for number in range(20):
            agenda.add(session, ours.meeting, f"Item {number}", "struggling", "mentee")
    page.resize(1024, 640)
    assert wrap_up().height() <= 640
