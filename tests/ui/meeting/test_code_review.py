import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from mentordesk.storage import actions, agenda, code_reviews, meetings
from mentordesk.storage.code_reviews import LONGEST, Facts
from mentordesk.ui import dialogs
from mentordesk.ui.meeting.code_review import CodeReview, show_review
from mentordesk.ui.meeting.drawn_review import SIGN_ALONE
from mentordesk.ui.meeting.page import MeetingPage
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.visit import Pace

NEVER = 10_000_000
SLOW = Pace(NEVER, NEVER, NEVER, NEVER)
CTRL = Qt.KeyboardModifier.ControlModifier
TITLE = "Walk through the search"
HOSTILE = ["<b>bold</b> & <img src=x>", "def f():\n\treturn '\u00a0'", "عربي עברית", "👩🏽‍💻" * 50]
LINKS = [
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https:evil",
    "//host/x",
    "smb://h/x",
    "note:x",
]


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def item(ours):
    return ours.entry(TITLE).item_id


@pytest.fixture
def review(ours, item, plain_desk, theme, qtbot, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm", lambda *words: True)  # as the test ends
    voices = Voices("mentor", "Priya Raman")
    dialog = CodeReview(plain_desk, theme, item, ours.meeting, voices, pace=SLOW)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.fixture
def opened(monkeypatch):
    seen = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: seen.append(url.toString()) or True
    )
    return seen


def kept(ours, item):
    return code_reviews.facts(ours.desk.session, item)


def pasted(text):
    data = QMimeData()
    data.setText(text)
    return data


def shown(page):
    return next(row for row in page.body.list.rows.rows if row.text == TITLE)


def test_the_pill_of_an_item_opens_its_review_once(page, hand):
    hand.click(page.body.list, TITLE, "review")
    hand.press(page.body.list, Qt.Key.Key_R)
    assert [each.item_id for each in page.findChildren(CodeReview)] == [shown(page).id]


def test_only_items_of_that_section_are_reviewed(page, hand):
    rows = page.body.list
    hand.take(rows, "Ship accounts first")
    assert not page._rows.review.isEnabled()
    hand.take(rows, TITLE)
    assert page._rows.review.isEnabled()


def test_the_row_says_what_there_is(page, ours, item):
    assert (shown(page).review, shown(page).reviewed) == ("Review", False)
    with ours.desk.change("Review") as session:
        code_reviews.write(session, item, link="https://example.org")
        code_reviews.add_finding(session, item, "Rename", "mentee", ours.desk.today())
    assert (shown(page).review, shown(page).reviewed) == ("1 finding", True)
    assert shown(page).spoken.endswith("with a link, 1 finding")


@pytest.mark.parametrize("state", ["running", "held"])
def test_a_review_can_be_opened_later_too(page, ours, hand, state):
    ours.start()
    if state == "held":
        with ours.desk.change("End") as session:
            agenda.tick(session, ours.entry(TITLE).item_id, True)
            meetings.end(session, ours.meeting, ours.desk.now())
    hand.click(page.body.list, TITLE, "review")
    assert page.findChild(CodeReview).isVisible()


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_pasted_is_kept_to_the_letter(review, ours, item, text):
    review.snippet.insertFromMimeData(pasted(text))
    review.save()
    assert kept(ours, item).snippet == text
    review.grab()


def test_what_is_typed_is_saved_when_the_focus_leaves(review, ours, item, qtbot):
    qtbot.keyClicks(review.prompts["better"], "Shorter names")
    assert kept(ours, item) == Facts()
    review.prompts["better"].left.emit()
    assert kept(ours, item).better == "Shorter names"


def test_what_is_typed_is_saved_after_a_pause(ours, item, plain_desk, theme, qtbot):
    pace = Pace(20, NEVER, NEVER, NEVER)
    dialog = CodeReview(plain_desk, theme, item, ours.meeting, Voices("mentor", "P"), pace=pace)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(plain_desk.changed):
        qtbot.keyClicks(dialog.link, "https://example.org")
    assert kept(ours, item).link.startswith("h")


def test_before_the_desk_closes_all_is_saved(review, ours, item, qtbot, plain_desk):
    qtbot.keyClicks(review.link, "https://example.org/1")
    qtbot.keyClicks(review.snippet, "x = 1")
    plain_desk.settle()
    assert kept(ours, item) == Facts(link="https://example.org/1", snippet="x = 1")


def test_one_visit_is_one_step(review, ours, item, qtbot, plain_desk):
    for name in ("process", "better"):
        qtbot.keyClicks(review.prompts[name], name)
        review.save()
    plain_desk.undo()
    assert kept(ours, item) == Facts()
    assert review.prompts["better"].text() == ""


def test_after_a_visit_another_step_begins(review, ours, item, qtbot, plain_desk):
    qtbot.keyClicks(review.link, "a.org")
    review.leave()
    qtbot.keyClicks(review.link, "/b")
    review.leave()
    plain_desk.undo()
    assert (kept(ours, item).link, review.link.text()) == ("a.org", "a.org")


def test_code_begins_a_line_where_the_last_one_did(review, qtbot):
    review.snippet.insertFromMimeData(pasted("\tif x:"))
    qtbot.keyClick(review.snippet, Qt.Key.Key_Return)
    qtbot.keyClicks(review.snippet, "y")
    assert review.snippet.text() == "\tif x:\n\ty"


def test_tab_leaves_the_snippet(review, qtbot):
    review.activateWindow()
    review.snippet.setFocus()
    qtbot.waitUntil(review.snippet.hasFocus)
    qtbot.keyClick(review.snippet, Qt.Key.Key_Tab)
    assert review.prompts["process"].hasFocus()


def test_ten_megabytes_are_refused_with_a_sentence(review, ours, item):
    review.snippet.insertFromMimeData(pasted("x = 1\n"))
    review.snippet.insertFromMimeData(pasted("x" * 10_000_000))
    review.save()
    assert kept(ours, item).snippet == "x = 1\n"
    assert "100,000" in review._refused.accessibleName()


def test_a_line_that_would_take_seconds_to_lay_out_is_broken_anywhere(review, ours, item):
    review.snippet.insertFromMimeData(pasted("x" * (LONGEST - 10)))
    assert review.snippet.horizontalScrollBar().maximum() == 0
    review.save()
    assert len(kept(ours, item).snippet) == LONGEST - 10


def test_what_cannot_be_saved_stays_and_keeps_nothing_else_from_it(review, ours, item, qtbot):
    review.snippet.insertFromMimeData(pasted("page\x0cbreak"))
    qtbot.keyClicks(review.prompts["process"], "Read it")
    review.save()
    assert kept(ours, item) == Facts(process="Read it")
    assert review.holds_unsaved()
    assert review._refused.isVisible()


def test_closing_asks_before_text_is_lost(review, monkeypatch):
    asked = []
    review.snippet.insertFromMimeData(pasted("page\x0cbreak"))
    with monkeypatch.context() as patched:
        patched.setattr(dialogs, "confirm", lambda *words: asked.append(words[1]))
        review.reject()
    assert (asked, review.isVisible()) == (["Some text is not saved"], True)


def test_escape_closes_and_saves(review, ours, item, qtbot):
    qtbot.keyClicks(review.prompts["approach"], "Cursors")
    qtbot.keyClick(review.prompts["approach"], Qt.Key.Key_Escape)
    assert (review.isVisible(), kept(ours, item).approach) == (False, "Cursors")


def test_a_text_that_is_only_looked_at_is_never_written(review, ours, item, plain_desk):
    with plain_desk.change("Elsewhere") as session:
        code_reviews.write(session, item, snippet="a\u00a0b\r\n".replace("\r", ""))
    before = plain_desk.undo_label
    review.leave()
    review.close()
    assert (plain_desk.undo_label, kept(ours, item).snippet) == (before, "a\u00a0b\n")


def test_what_changes_elsewhere_is_shown_unless_it_is_being_edited(review, item, qtbot, plain_desk):
    qtbot.keyClicks(review.link, "mine.org")
    with plain_desk.change("Elsewhere") as session:
        code_reviews.write(session, item, link="theirs.org", better="Theirs")
    assert (review.link.text(), review.prompts["better"].text()) == ("mine.org", "Theirs")


@pytest.mark.parametrize("address", ["https://example.org/pull/1", "example.org/pull/1"])
def test_a_link_is_opened_after_asking_where_it_leads(review, opened, monkeypatch, address):
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda *words: asked.append(words[2]) or True)
    review.link.insert(address)
    review._open.click()
    assert opened == ["https://example.org/pull/1"]
    assert "example.org" in asked[0]


@pytest.mark.parametrize("address", [*LINKS, "https://evil.org/\u202egnp.exe"])
def test_any_other_link_is_not_opened(review, opened, monkeypatch, address):
    monkeypatch.setattr(dialogs, "confirm", lambda *words: True)
    review.link.insert(address)
    review._open.click()
    assert opened == []
    assert review._linked_field._words.plain().startswith("Only a link")


def test_enter_makes_a_finding_and_waits_for_the_next(review, ours, hand):
    ours.start()
    hand.type(review.line.field, "Rename the types")
    hand.type(review.line.field, "me: send the talk tomorrow")
    found = code_reviews.findings(ours.desk.session, review.item_id)
    assert [(f.text, f.voice, f.meeting_uid) for f in found] == [
        ("Rename the types", "mentee", ours.uid),
        ("send the talk", "mentor", ours.uid),
    ]
    assert str(found[1].due) == "2026-11-24"
    assert [row.text for row in review.findings.rows.rows] == ["Rename the types", "send the talk"]
    assert review.isVisible()


def test_a_finding_is_one_step_and_can_be_ticked(review, ours, hand, plain_desk):
    hand.type(review.line.field, "Rename the types")
    hand.take(review.findings, "Rename the types")
    hand.press(review.findings, Qt.Key.Key_Space)
    assert code_reviews.findings(ours.desk.session, review.item_id)[0].done_at
    plain_desk.undo()
    assert plain_desk.undo_label == "Add finding"
    hand.press(review.findings, Qt.Key.Key_Z, CTRL)
    assert code_reviews.findings(ours.desk.session, review.item_id) == []


def test_the_voice_and_the_day_are_chosen(review, ours, hand):
    ours.start()
    review.line.whose.choose(0)
    review.line._set_due(ours.desk.today())
    hand.type(review.line.field, "Read chapter 4")
    found = actions.of_meeting(ours.desk.session, ours.meeting)
    assert [(f.voice, f.due) for f in found] == [("mentor", ours.desk.today())]


def test_a_review_closes_with_its_item_and_loses_nothing(review, ours, item, qtbot, plain_desk):
    qtbot.keyClicks(review.snippet, "x = 1")
    with plain_desk.change("Trash") as session:
        agenda.discard(session, item, plain_desk.now())
    assert not review.isVisible()
    assert kept(ours, item).snippet == "x = 1"


@pytest.mark.parametrize("private", [True, False])
def test_while_others_look_on_the_review_of_a_private_item_is_closed(review, ours, item, private):
    with ours.desk.change("Hide") as session:
        agenda.edit(session, item, private=private)
    ours.desk.present(ours.mentorship)
    assert review.isVisible() is not private
    ours.desk.present(None)


def test_private_findings_are_hidden_while_others_look_on(review, ours, hand):
    for text in ("Rename the types", "Secret"):
        hand.type(review.line.field, text)
    secret = code_reviews.findings(ours.desk.session, review.item_id)[1]
    with ours.desk.change("Hide") as session:
        actions.edit(session, secret.id, private=True)
    ours.desk.present(ours.mentorship)
    assert [row.text for row in review.findings.rows.rows] == ["Rename the types"]
    ours.desk.present(None)


def test_the_page_knows_of_text_that_is_not_saved(page, ours, item, theme):
    dialog = show_review(ours.desk, theme, item, ours.meeting, Voices("mentor", "P"), page)
    dialog.snippet.insertFromMimeData(pasted("page\x0cbreak"))
    ours.desk.settle()
    assert page.holds_unsaved()
    dialog.snippet.clear()
    ours.desk.settle()
    assert not page.holds_unsaved()


def test_everything_is_reached_by_the_tab_key_and_has_a_name(review, qtbot):
    review.activateWindow()
    review.link.setFocus()
    qtbot.waitUntil(review.link.hasFocus)
    names = []
    for _ in range(9):
        names.append(review.focusWidget().accessibleName() or review.focusWidget().text())
        QTest.keyClick(review.focusWidget(), Qt.Key.Key_Tab)
    assert names[:2] == ["Link", "Snippet"]
    assert {"Walk through the process", "Finding"} <= set(names)
    assert all(names)


@pytest.mark.parametrize(("width", "alone"), [(1084, False), (560, True)])
def test_in_a_narrow_list_the_sign_stands_alone_and_still_opens(page, hand, width, alone):
    rows = page.body.list
    rows.setFixedWidth(width // 2)
    assert (rows._parts(shown(page))["review"].width() == SIGN_ALONE) == alone
    hand.click(rows, TITLE, "review")
    assert page.findChild(CodeReview)


def test_a_finding_that_is_not_entered_yet_outlives_a_crash(
    review, ours, item, plain_desk, theme, qtbot
):
    qtbot.keyClicks(review.line.field, "Rename the cur")
    qtbot.waitUntil(lambda: review._draft.kept() == {"text": "Rename the cur"})
    again = CodeReview(plain_desk, theme, item, ours.meeting, Voices("mentor", "Priya Raman"))
    qtbot.addWidget(again)
    assert again.line.field.text() == "Rename the cur"
    qtbot.keyClicks(again.line.field, "sor")
    qtbot.keyClick(again.line.field, Qt.Key.Key_Return)
    assert again._draft.kept() == {}


def test_where_findings_are_written_is_in_sight_at_once(review):
    line = review.line
    assert not line.visibleRegion().isEmpty()
    assert line.visibleRegion().boundingRect().height() == line.height()
