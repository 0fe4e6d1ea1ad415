import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from mentordesk.domain.place import Place
from mentordesk.storage import agenda, meetings, question_list, questions
from mentordesk.storage.question_seeds import seed_uid, seeds
from mentordesk.ui.meeting.page import MeetingPage
from mentordesk.ui.meeting.suggested import Suggested

KEY = Qt.Key
UNSURE = seed_uid("technical-least-sure")
WORDS = seeds()[UNSURE].text


@pytest.fixture
def shown(plain_desk, theme, qtbot):
    """Show the page of a meeting, as it is now."""

    def show(place):
        page = MeetingPage(plain_desk, theme, place)
        qtbot.addWidget(page)
        page.resize(1084, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.body.list.setFocus()
        return page

    return show


@pytest.fixture
def page(ours, shown):
    return shown(ours.place)


@pytest.fixture
def rows(page):
    return page.body.list


def do(desk, verb, *arguments, **named):
    with desk.change("Do") as session:
        return verb(session, *arguments, **named)


def ask(ours, question=UNSURE):
    return do(ours.desk, questions.ask, question, meeting_id=ours.meeting)


def hold(ours, item, answer):
    """Ask a question, keep its answer, end the meeting and return the place of the next one."""
    do(ours.desk, agenda.tick, item, True)
    do(ours.desk, questions.answer, item, answer)
    following = do(ours.desk, meetings.end, ours.meeting, ours.desk.now())
    return Place("meeting", meetings.facts(ours.desk.session, following).uid)


def row_of(rows, text=WORDS):
    return next(row for row in rows.rows.rows if row.text == text)


def card(page):
    return page.findChild(Suggested)


def suggestions(page):
    return [each.question.text for each in card(page)._known]


def picker(rows):
    return rows._picker


def test_slash_opens_the_bank_and_enter_puts_a_question_on_the_agenda(rows, ours, hand):
    hand.press(rows, KEY.Key_Slash)
    hand.type(picker(rows).field, "least sure about")
    assert WORDS in ours.titles()
    assert (rows.hasFocus(), rows.current().text) == (True, WORDS)
    assert not picker(rows).isVisible()


def test_slash_typed_into_an_empty_new_item_asks_in_its_section(rows, ours, hand):
    hand.take(rows, "Cursors feel wrong")
    hand.press(rows, KEY.Key_A)
    hand.type(rows.inline, "/", enter=False)
    hand.type(picker(rows).field, "least sure about")
    assert ours.titles("struggling") == ["Cursors feel wrong", WORDS]
    assert "/" not in ours.titles()


def test_slash_within_an_item_is_a_slash(rows, ours, hand):
    hand.press(rows, KEY.Key_A)
    hand.type(rows.inline, "Client/server")
    assert "Client/server" in ours.titles()


def test_the_bank_opens_by_its_hint(rows, hand):
    hand.click(rows, "Add an agenda item", "end")
    assert picker(rows).isVisible()
    assert picker(rows).field.hasFocus()


def test_escape_closes_the_bank_and_gives_the_focus_back(rows, ours, hand):
    before = ours.titles()
    hand.press(rows, KEY.Key_Slash)
    hand.press(picker(rows).field, KEY.Key_Escape)
    assert (picker(rows).isVisible(), rows.hasFocus()) == (False, True)
    assert ours.titles() == before


def test_arrows_choose_in_the_bank_while_one_types(rows, ours, hand):
    hand.press(rows, KEY.Key_Slash)
    second = picker(rows).list.rows.rows[1].place.part
    hand.press(picker(rows).field, KEY.Key_Down)
    hand.press(picker(rows).field, KEY.Key_Return)
    assert seeds()[second].text in ours.titles()


def test_the_bank_tells_beside_a_question_what_was_answered_before(ours, shown, hand):
    place = hold(ours, ask(ours), "The cache, <b>again</b>")
    rows = shown(place).body.list
    hand.press(rows, KEY.Key_Slash)
    hand.type(picker(rows).field, "least sure", enter=False)
    assert "The cache, <b>again</b>" in picker(rows)._history.plain()
    assert "The cache" in picker(rows).field.accessibleDescription()


def test_first_meeting_questions_lead_in_the_bank_and_hidden_ones_are_left_out(rows, ours, hand):
    first = seed_uid("first-why-now")
    do(ours.desk, questions.hide, first, True)
    hand.press(rows, KEY.Key_Slash)
    listed = [row.place.part for row in picker(rows).list.rows.rows]
    assert seeds()[listed[0]].kind == "first-meeting"
    assert first not in listed


def test_the_card_suggests_three_questions_for_the_meeting(page, ours):
    assert len(suggestions(page)) == 3
    assert card(page)._head.text() == "Questions for a first meeting"


def test_after_the_first_meeting_the_card_is_for_the_kind(ours, shown):
    page = shown(hold(ours, ask(ours), ""))
    assert card(page)._head.text() == "Questions for a technical mentorship"


def test_plus_puts_a_suggestion_on_the_agenda_and_the_next_takes_its_place(page, ours, hand, qtbot):
    first, *others = suggestions(page)
    qtbot.mouseClick(card(page)._adders[0], Qt.MouseButton.LeftButton)
    assert first in ours.titles()
    assert first not in suggestions(page)
    assert len(suggestions(page)) == 3
    ours.desk.undo()
    assert suggestions(page) == [first, *others]


def test_each_plus_is_called_after_its_question(page):
    names = [each.accessibleName() for each in card(page).findChildren(QToolButton)]
    assert all(text in name for text, name in zip(suggestions(page), names, strict=True))


def test_a_suggestion_can_be_hidden(page, ours):
    first = suggestions(page)[0]
    actions = card(page)._rows[0].actions()
    next(each for each in actions if each.text() == "Hide question").trigger()
    assert first not in suggestions(page)


def test_a_question_is_shown_in_the_bank(page, qtbot):
    uid = card(page)._known[0].question.uid
    with qtbot.waitSignal(page.asked) as asked:
        card(page)._show(0)
    assert asked.args == [Place("questions", "", uid)]


def test_a_question_that_was_asked_before_says_so(ours, shown):
    place = hold(ours, ask(ours), "The cache")
    do(ours.desk, questions.ask, UNSURE, mentorship_id=ours.mentorship)
    row = row_of(shown(place).body.list)
    assert row.second == "You asked this on 26 Nov: “The cache”"
    assert "The cache" in row.tip
    assert "The cache" in row.spoken


def test_an_answer_is_typed_below_its_question_and_saved(ours, shown, hand):
    item = ask(ours)
    ours.start()
    rows = shown(ours.place).body.list
    hand.take(rows, WORDS)
    hand.press(rows, KEY.Key_Q)
    hand.type(rows.inline, "The cache")
    assert question_list.of_meeting(ours.desk.connection, ours.meeting)[item].answer == "The cache"
    assert row_of(rows).second == "Answer: The cache"
    assert rows.hasFocus()


def test_what_is_typed_of_an_answer_is_saved_while_one_types(ours, shown, hand, qtbot):
    item = ask(ours)
    ours.start()
    rows = shown(ours.place).body.list
    hand.take(rows, WORDS)
    hand.press(rows, KEY.Key_Q)
    with qtbot.waitSignal(ours.desk.changed, timeout=5_000):
        hand.type(rows.inline, "The ca", enter=False)
    hand.type(rows.inline, "che", enter=False)
    hand.press(rows.inline, KEY.Key_Return)
    assert question_list.of_meeting(ours.desk.connection, ours.meeting)[item].answer == "The cache"
    ours.desk.undo()
    assert question_list.of_meeting(ours.desk.connection, ours.meeting)[item].answer == ""


def test_an_answer_is_never_a_draft_of_the_words_of_its_question(ours, shown, hand):
    ask(ours)
    ours.start()
    rows = shown(ours.place).body.list
    hand.take(rows, WORDS)
    hand.press(rows, KEY.Key_Q)
    hand.type(rows.inline, "The cache", enter=False)
    assert rows.inline.is_changed()
    assert rows._draft._read() == {}


def test_escape_keeps_what_was_typed_of_an_answer(ours, shown, hand):
    item = ask(ours)
    ours.start()
    rows = shown(ours.place).body.list
    hand.take(rows, WORDS)
    hand.press(rows, KEY.Key_Q)
    hand.type(rows.inline, "The cache", enter=False)
    hand.press(rows.inline, KEY.Key_Escape)
    assert question_list.of_meeting(ours.desk.connection, ours.meeting)[item].answer == "The cache"


def test_an_answer_can_be_taken_away(ours, shown, hand):
    item = ask(ours)
    do(ours.desk, questions.answer, item, "Nothing")
    ours.start()
    rows = shown(ours.place).body.list
    hand.click(rows, WORDS, "second")
    rows.inline.clear()
    hand.press(rows.inline, KEY.Key_Return)
    assert question_list.of_meeting(ours.desk.connection, ours.meeting)[item].answer == ""
    assert "No answer yet" in row_of(rows).second


def test_a_question_stays_in_sight_while_it_is_answered(ours, shown, hand):
    ask(ours)
    ours.start()
    rows = shown(ours.place).body.list
    hand.take(rows, WORDS)
    index = rows.rows.find(row_of(rows).key)
    before = rows.visualRect(index).height()
    hand.press(rows, KEY.Key_Q)
    assert rows.visualRect(index).height() > before
    assert rows.inline.geometry().top() > rows.visualRect(index).top() + 20
    hand.press(rows.inline, KEY.Key_Escape)
    assert rows.visualRect(index).height() == before


def test_a_question_is_answered_on_the_record(ours, shown, hand):
    item = ask(ours)
    hold(ours, item, "")
    rows = shown(ours.place).body.list
    hand.take(rows, WORDS)
    hand.press(rows, KEY.Key_Q)
    hand.type(rows.inline, "The cache")
    assert row_of(rows).second == "Answer: The cache"


def test_what_asks_no_question_of_the_bank_has_no_answer(rows, hand, page):
    hand.take(rows, "Cursors feel wrong")
    assert not page._rows.answer.isEnabled()
    assert page._rows.question.isEnabled()


def test_a_private_question_keeps_its_lock_beside_its_answer(ours, shown):
    item = ask(ours)
    do(ours.desk, agenda.edit, item, private=True)
    ours.start()
    assert row_of(shown(ours.place).body.list).private


@pytest.fixture
def left_open(ours, shown):
    """The page of the meeting after one that left a question without an answer."""
    page = shown(hold(ours, ask(ours), ""))
    return page, page.body.brief.since.unanswered


def unanswered(rows):
    return [row.text for row in rows.rows.rows if row.is_thing]


def test_the_brief_tells_what_is_still_unanswered(left_open):
    _, rows = left_open
    assert unanswered(rows) == [WORDS]
    assert rows.rows.rows[1].second == "Asked on 26 Nov"
    assert "Q writes the answer down" in rows.rows.rows[1].tip


def test_an_answer_is_written_down_in_the_brief_and_stays_in_sight_until_then(
    left_open, ours, hand, qtbot
):
    _, rows = left_open
    hand.take(rows, WORDS)
    hand.press(rows, KEY.Key_Q)
    with qtbot.waitSignal(ours.desk.changed, timeout=5_000):
        hand.type(rows.inline, "The ca", enter=False)
    assert unanswered(rows) == [WORDS]
    hand.type(rows.inline, "che")
    assert (unanswered(rows), rows.isVisible()) == ([], False)
    (asking,) = question_list.history(ours.desk.connection, UNSURE)
    assert asking.answer == "The cache"


def test_an_unanswered_question_is_asked_again_with_a_click(left_open, ours, hand):
    page, rows = left_open
    hand.click(rows, WORDS, "end")
    assert WORDS in [row.text for row in page.body.list.rows.rows]


def test_what_is_asked_again_is_no_longer_told_to_be_unanswered(left_open, ours, hand):
    _, rows = left_open
    hand.click(rows, WORDS, "end")
    assert (unanswered(rows), rows.isVisible()) == ([], False)
    ours.desk.undo()
    assert unanswered(rows) == [WORDS]


def test_what_was_carried_onto_this_agenda_is_not_told_twice(ours, shown):
    ask(ours)
    following = do(ours.desk, meetings.end, ours.meeting, ours.desk.now())
    page = shown(Place("meeting", meetings.facts(ours.desk.session, following).uid))
    assert WORDS in [row.text for row in page.body.list.rows.rows]
    assert unanswered(page.body.brief.since.unanswered) == []
