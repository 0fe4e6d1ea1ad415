from datetime import date

import pytest
from PySide6.QtCore import Qt

from mentordesk.storage import check_ins
from mentordesk.ui.agreement.review import Review

from .conftest import texts

TODAY = date(2026, 11, 23)


@pytest.fixture
def opened(plain_desk, theme, qtbot, priya, tab):
    def open_dialog():
        dialog = Review(plain_desk, theme, priya.facts, tab)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return open_dialog


def choose(dialog, voice, question, value):
    choice = dialog._choices[voice][question]
    choice.choose(value)
    choice.activated.emit(value)


def said(priya):
    return [tuple(each) for each in check_ins.listed(priya.desk.session, priya.id)]


def test_what_is_agreed_stands_beside_the_questions(opened, agreed):
    assert "To teach and learn GraphQL" in texts(opened())


def test_each_answer_is_saved_as_it_is_given(opened, agreed):
    dialog = opened()
    choose(dialog, "mentor", "useful", 4)
    assert said(agreed) == [(TODAY, "mentor", {"useful": 4}, "")]
    choose(dialog, "mentee", "useful", 2)
    choose(dialog, "mentor", "useful", None)
    assert said(agreed) == [(TODAY, "mentee", {"useful": 2}, "")]


def test_a_sitting_is_one_step(opened, agreed, plain_desk):
    dialog = opened()
    choose(dialog, "mentor", "useful", 4)
    choose(dialog, "mentee", "rhythm", 2)
    dialog.reject()
    assert len(said(agreed)) == 2
    plain_desk.undo()
    assert said(agreed) == []


def test_words_are_saved_while_one_never_rests(opened, agreed, qtbot):
    dialog = opened()
    dialog._timer.setInterval(200)

    def types():
        qtbot.keyClicks(dialog._remarks["mentor"], "on and ", delay=20)
        return said(agreed) != []

    assert any(types() for _ in range(20))


def test_words_are_saved_when_it_closes(opened, agreed, qtbot):
    dialog = opened()
    qtbot.keyClicks(dialog._remarks["mentee"], "Slower, please")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert said(agreed) == [(TODAY, "mentee", {}, "Slower, please")]
    assert opened()._remarks["mentee"].toPlainText() == "Slower, please"


def test_keeping_it_sets_the_day_of_the_next_review(opened, agreed):
    dialog = opened()
    dialog._next.set_day(date(2027, 3, 1))
    dialog.accept()
    assert agreed.versions[0].terms.review_on == date(2027, 3, 1)
    assert agreed.versions[0].agreed_on == TODAY


def test_later_changes_nothing(opened, agreed):
    opened().reject()
    assert len(agreed.versions) == 2


def test_amending_is_the_other_way_on(opened, agreed):
    dialog = opened()
    dialog._on_amend_clicked()
    assert dialog.amends
    assert not dialog.isVisible()


def test_without_an_agreement_there_is_only_the_check_in(opened, priya):
    dialog = opened()
    choose(dialog, "mentor", "balance", 5)
    dialog.accept()
    assert priya.versions == []
    assert said(priya) == [(TODAY, "mentor", {"balance": 5}, "")]


def test_what_cannot_be_saved_is_told_in_the_window(opened, agreed):
    dialog = opened()
    dialog._remarks["mentor"].setPlainText("\x00")
    dialog._save()
    assert "The text has a character that cannot be saved. Remove it to go on." in texts(dialog)
    assert said(agreed) == []
