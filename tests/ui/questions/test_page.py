import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from mentordesk.domain.place import Place
from mentordesk.domain.questions import Known, Question
from mentordesk.storage import agenda, question_list, questions, trash
from mentordesk.storage.question_seeds import seed_uid, seeds
from mentordesk.ui import dialogs
from mentordesk.ui.questions import importing
from mentordesk.ui.questions.form import QuestionForm
from mentordesk.ui.questions.model import ALL, HIDDEN
from mentordesk.ui.questions.page import LIST, NOTHING, QuestionsPage
from tests.acquaintances import Acquaintances

KEY = Qt.Key
UNSURE = seed_uid("technical-least-sure")
WORDS = seeds()[UNSURE].text


@pytest.fixture
def known(plain_desk):
    return Acquaintances(plain_desk)


@pytest.fixture
def page(qtbot, plain_desk, theme):
    page = QuestionsPage(plain_desk, theme, Place("questions"))
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_first()
    return page


@pytest.fixture
def filled(monkeypatch):
    """Fill in the form that opens, and press its button."""

    def fill(text, kind=None, category=""):
        def run(form):
            form.text.setPlainText(text)
            form.kind.choose(kind)
            form.category.setText(category)
            form.accept()
            return form.result()

        monkeypatch.setattr(QuestionForm, "exec", run)

    return fill


@pytest.fixture
def imported(qtbot, page, monkeypatch, tmp_path):
    """Import a file of this content, and return what is then said."""

    def run(content, take=True):
        path = tmp_path / "list.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        monkeypatch.setattr(dialogs, "file_to_read", lambda *_: path)
        said, seen = [], []
        page._bringer.told.connect(lambda *told: said.append(told))
        monkeypatch.setattr(
            importing.ImportDialog, "exec", lambda dialog: seen.append(dialog) or take
        )
        page.import_list()
        qtbot.waitUntil(lambda: bool(said) or bool(seen and not take))
        return said[0] if said else None

    return run


def texts(page):
    return [each.question.text for each in page.list.questions.rows]


def take(page, uid=UNSURE):
    assert page.list.choose(uid)


def current(desk, uid=UNSURE):
    found = question_list.listed(desk.connection)
    return next((each for each in found if each.question.uid == uid), None)


def test_all_questions_are_listed_with_how_they_stand(page):
    assert len(texts(page)) == len(seeds())
    assert page.list.questions.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "How did you get from your first job to the role you have now?, Not asked yet, The way here"
    )


def test_a_kind_lists_its_questions(page, qtbot):
    qtbot.mouseClick(page.kinds._rows["closing"], Qt.MouseButton.LeftButton)
    assert len(texts(page)) == 12
    assert {each.question.kind for each in page.list.questions.rows} == {"closing"}


def test_arrows_go_from_kind_to_kind(page, qtbot):
    page.kinds._rows[ALL].setFocus()
    qtbot.keyClick(page.kinds._rows[ALL], KEY.Key_Down)
    assert page.kinds.kind == "career"
    assert page.kinds._rows["career"].hasFocus()


def test_words_are_searched_in_questions_categories_and_answers(page, known, plain_desk):
    meeting = known.meeting(known.someone("Priya"), "2026-11-26T16:00")
    item = known.do("Ask", questions.ask, UNSURE, meeting_id=meeting)
    known.do("Answer", questions.answer, item, "The zebra cache")
    page.field.setText("zebra")
    assert texts(page) == [WORDS]
    page.field.setText("unstuck")
    assert {each.question.category for each in page.list.questions.rows} == {"Getting unstuck"}


def test_nothing_found_is_said(page):
    page.field.setText("zzz")
    assert page._stack.currentIndex() == NOTHING
    assert page.detail.isHidden()
    page.field.clear()
    assert page._stack.currentIndex() == LIST


def test_the_answers_over_the_years_are_beside_a_question(page, known, qtbot):
    priya = known.someone("Priya Raman")
    meeting = known.meeting(priya, "2026-11-26T16:00")
    item = known.do("Ask", questions.ask, UNSURE, meeting_id=meeting)
    known.do("Tick", agenda.tick, item, True)
    known.do("Answer", questions.answer, item, "The cache")
    take(page)
    (row,) = page.detail._history.rows.rows
    assert (row.text, row.second) == ("The cache", "26 Nov · you asked Priya")
    with qtbot.waitSignal(page.asked) as asked:
        page.detail._on_opened(row)
    assert (asked.args[0].kind, asked.args[0].part) == ("meeting", row.key)


def test_a_question_that_waits_leads_to_its_mentorship(page, known, qtbot):
    known.do("Ask", questions.ask, UNSURE, mentorship_id=known.someone("Priya Raman"))
    take(page)
    with qtbot.waitSignal(page.asked) as asked:
        page.detail._on_opened(page.detail._history.rows.rows[0])
    assert asked.args[0].kind == "mentorship"


def test_a_question_is_added_to_the_kind_that_is_listed(page, plain_desk, qtbot, monkeypatch):
    qtbot.mouseClick(page.kinds._rows["career"], Qt.MouseButton.LeftButton)
    kinds = []
    monkeypatch.setattr(QuestionForm, "exec", lambda form: kinds.append(form.kind.value()))
    page.list.setFocus()
    qtbot.keyClick(page.list, KEY.Key_Insert)
    assert kinds == ["career"]


def test_an_added_question_is_selected(page, filled, qtbot):
    filled("What do you\navoid?", "career", "Fears")
    page._add.click()
    (chosen,) = page.list.chosen()
    assert (chosen.question.text, chosen.question.category) == ("What do you avoid?", "Fears")


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return])
def test_a_question_is_edited_by_key(page, filled, qtbot, plain_desk, key):
    take(page)
    filled("Where are you least sure?", "technical", "Code")
    qtbot.keyClick(page.list, key)
    assert current(plain_desk).question.text == "Where are you least sure?"
    plain_desk.undo()
    assert current(plain_desk).question.text == WORDS


def test_a_question_without_words_or_without_end_is_not_saved(page, plain_desk, theme, qtbot):
    form = QuestionForm(plain_desk, theme, parent=page)
    qtbot.addWidget(form)
    for text in (" \n", "why " * 200):
        form.text.setPlainText(text)
        form.accept()
        assert form.result() == 0
        assert form._text_field._words.plain()


def test_del_hides_what_comes_along_and_trashes_what_is_ones_own(page, plain_desk, qtbot, known):
    take(page)
    qtbot.keyClick(page.list, KEY.Key_Delete)
    assert current(plain_desk).question.hidden
    assert plain_desk.undo_label == "Hide question"
    own = known.do("Add", questions.add, "What do you avoid?")
    take(page, own)
    qtbot.keyClick(page.list, KEY.Key_Delete)
    assert [gone.uid for gone in trash.listed(plain_desk.session)] == [own]


def test_what_comes_after_a_hidden_question_is_selected(page, qtbot):
    take(page)
    after = texts(page)[page.list.currentIndex().row() + 1]
    qtbot.keyClick(page.list, KEY.Key_Delete)
    assert [each.question.text for each in page.list.chosen()] == [after]


def test_hidden_questions_are_listed_once_there_are_some_and_shown_again(page, qtbot, plain_desk):
    assert page.kinds._rows[HIDDEN].isHidden()
    take(page)
    qtbot.keyClick(page.list, KEY.Key_H)
    assert not page.kinds._rows[HIDDEN].isHidden()
    qtbot.mouseClick(page.kinds._rows[HIDDEN], Qt.MouseButton.LeftButton)
    assert texts(page) == [WORDS]
    page.list.setFocus()
    qtbot.keyClick(page.list, KEY.Key_H)
    assert not current(plain_desk).question.hidden


def test_questions_are_copied_a_line_each(page, qtbot):
    page.list.selectAll()
    qtbot.keyClick(page.list, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == texts(page)


def test_a_question_is_asked_in_the_next_meeting_with_someone(page, known, plain_desk):
    meeting = known.meeting(known.someone("Priya Raman"), "2026-11-26T16:00")
    take(page)
    menu = page.actions_.ask_menu
    menu.aboutToShow.emit()
    (priya,) = menu.actions()
    assert priya.text() == "Priya Raman"
    priya.trigger()
    assert [each.title for each in agenda.items(plain_desk.session, meeting)] == [WORDS]
    assert page.list.chosen()[0].state == "open"


def test_without_anyone_nobody_can_be_asked(page):
    take(page)
    page.actions_.ask_menu.aboutToShow.emit()
    assert [each.isEnabled() for each in page.actions_.ask_menu.actions()] == [False]


def test_the_menu_offers_what_can_be_done_to_what_is_selected(page, known):
    take(page)
    words = [action.text() for action in page.actions_.menu().actions() if action.text()]
    assert words == [
        *("Ask in the next meeting with", "Add question…", "Edit question…"),
        *("Hide question", "Copy question"),
    ]


def test_a_place_leads_to_its_question_whatever_was_listed(page):
    page.field.setText("zzz")
    page.open(Place("questions", "", UNSURE))
    assert [each.question.uid for each in page.list.chosen()] == [UNSURE]


def test_a_list_is_imported_in_one_step(page, imported, plain_desk):
    entries = [{"id": n, "question": {"en": f"<b>Why</b> {n}?"}} for n in range(3)]
    said, done = imported({"questions": [*entries, entries[0], 5]})
    assert (said, done) == (
        "Imported 3 questions; 1 was there already; 1 entry was none.",
        True,
    )
    assert "<b>Why</b> 0?" in texts(page)
    assert page._told.isVisible()
    plain_desk.undo()
    assert len(texts(page)) == len(seeds())
    assert not page._told.isVisible()


def test_a_list_that_is_none_is_told_and_nothing_changes(page, imported, plain_desk):
    said, done = imported("{not json")
    assert not done
    assert "No questions were found" in said
    assert page._failed.isVisible()
    assert plain_desk.undo_label is None


def test_what_is_not_taken_is_not_imported(page, imported, plain_desk):
    assert imported({"questions": [{"question": "Why?"}]}, take=False) is None
    assert plain_desk.undo_label is None


def test_the_import_shows_what_is_in_the_list_first(theme, qtbot):
    found = importing.QuestionList([importing.questions.Listed("", "<b>Why?</b>", "")] * 5, 0)
    dialog = importing.ImportDialog(theme, Path("list.json"), found)
    qtbot.addWidget(dialog)
    texts = [each.plain() for each in dialog.findChildren(importing.Text)]
    assert texts[0] == "5 questions in list.json"
    assert texts[1].splitlines() == ["<b>Why?</b>"] * 3 + ["…"]


def test_a_hundred_thousand_questions_are_listed_at_once(page, qtbot):
    rows = [Known(Question(str(n), f"Why {n}?", None, "")) for n in range(100_000)]
    page.list.show_rows(rows, ())
    page.list.scrollToBottom()
    qtbot.waitUntil(lambda: page.list.indexAt(page.list.viewport().rect().center()).isValid())
    assert page.list.indexAt(page.list.viewport().rect().center()).row() > 99_900


def test_a_private_answer_is_hidden_while_the_desk_is_presented(page, known, plain_desk):
    priya = known.someone("Priya")
    meeting = known.meeting(priya, "2026-11-26T16:00")
    item = known.do("Ask", questions.ask, UNSURE, meeting_id=meeting, private=True)
    known.do("Answer", questions.answer, item, "The cache")
    take(page)
    plain_desk.present(priya)
    assert page.list.chosen()[0].asked is None
    assert page.detail._history.rows.rows == []
    plain_desk.present(None)
    assert page.list.chosen()[0].asked.answer == "The cache"


def test_the_page_follows_what_is_answered_elsewhere(page, known):
    meeting = known.meeting(known.someone("Priya"), "2026-11-26T16:00")
    item = known.do("Ask", questions.ask, UNSURE, meeting_id=meeting)
    known.do("Answer", questions.answer, item, "The cache")
    row = next(each for each in page.list.questions.rows if each.question.uid == UNSURE)
    assert (row.asked.answer, row.asked.on) == ("The cache", date(2026, 11, 26))


def test_a_question_that_is_not_saved_yet_outlives_a_crash(plain_desk, theme, page, qtbot):
    form = QuestionForm(plain_desk, theme, parent=page)
    qtbot.keyClicks(form.text, "What would you do fi")
    qtbot.waitUntil(lambda: form._draft.kept() != {})
    again = QuestionForm(plain_desk, theme, parent=page)
    assert again.text.toPlainText() == "What would you do fi"
    again.accept()
    assert QuestionForm(plain_desk, theme, parent=page).text.toPlainText() == ""
