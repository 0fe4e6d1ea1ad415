from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from mentordesk.domain.cadence import Cadence
from mentordesk.storage import drafts
from mentordesk.ui.agreement.amend import Amend
from mentordesk.ui.agreement.fields import resumed
from mentordesk.ui.widgets.fields import Choice

from .conftest import NOW_HOLDS, texts

KEY = Qt.Key


@pytest.fixture
def opened(plain_desk, theme, qtbot, priya, tab):
    def open_dialog(reviewed=False):
        dialog = Amend(plain_desk, theme, priya.facts, tab, reviewed)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return open_dialog


def purpose(dialog):
    return dialog._fields.texts["purpose"]


def test_a_first_agreement_begins_with_how_they_meet_and_a_review(opened, priya):
    dialog = opened()
    purpose(dialog).setPlainText("  To learn\n")
    dialog.accept()
    (version,) = priya.versions
    assert (version.terms.purpose, version.terms.cadence) == ("To learn", Cadence("weeks", 2))
    assert version.terms.review_on == date(2027, 2, 23)
    assert version.agreed_on == priya.desk.today()


def test_a_first_wording_is_offered_and_calls_both_by_name(opened):
    dialog = opened()
    dialog._start.click()
    said = dialog._fields.texts["expectations"].toPlainText()
    assert "Priya drives" in said
    assert "Alex listens" in said
    assert not dialog._start.isVisible()


def test_no_field_is_cut_at_the_side(opened):
    area = opened().findChild(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_it_is_not_offered_over_what_is_agreed(opened, agreed):
    assert not opened()._start.isVisible()


def test_an_amendment_is_one_step_with_its_reason(opened, agreed, qtbot):
    dialog = opened()
    purpose(dialog).setPlainText("To learn")
    qtbot.keyClicks(dialog._why, "We know more now")
    dialog.accept()
    assert agreed.versions[0].remark == "We know more now"
    assert agreed.desk.undo_label == "Amend agreement"
    agreed.desk.undo()
    assert agreed.versions[0].terms == NOW_HOLDS


def test_nothing_changed_is_no_amendment(opened, agreed):
    opened().accept()
    assert len(agreed.versions) == 2


def test_what_escape_leaves_behind_is_there_again(opened, agreed, qtbot):
    dialog = opened()
    purpose(dialog).setPlainText("Half a sentence")
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert agreed.versions[0].terms == NOW_HOLDS
    again = opened()
    assert purpose(again).toPlainText() == "Half a sentence"
    assert "What you typed last time is here, not yet saved." in texts(again)


def test_a_draft_is_kept_before_the_desk_is_closed(opened, agreed, plain_desk):
    purpose(opened()).setPlainText("Half a sentence")
    plain_desk.settle()
    kept = drafts.kept(plain_desk.session, f"agreement {agreed.facts.uid}")
    assert kept["purpose"] == "Half a sentence"


def test_a_draft_can_be_let_go(opened, agreed):
    dialog = opened()
    purpose(dialog).setPlainText("Half a sentence")
    dialog.reject()
    again = opened()
    again._resumed.findChildren(type(again._start))[0].click()
    assert purpose(again).toPlainText() == NOW_HOLDS.purpose
    again.reject()
    assert not opened()._resumed.isVisible()


def test_what_was_saved_leaves_no_draft(opened, agreed):
    dialog = opened()
    purpose(dialog).setPlainText("Half a sentence")
    dialog.reject()
    opened().accept()
    assert not opened()._resumed.isVisible()
    assert agreed.versions[0].terms.purpose == "Half a sentence"


def test_opened_and_closed_nothing_is_kept(opened, agreed, plain_desk):
    opened().reject()
    assert drafts.kept(plain_desk.session, f"agreement {agreed.facts.uid}") == {}


def test_what_cannot_be_saved_stays_in_the_window(opened, agreed):
    dialog = opened()
    purpose(dialog).setPlainText("To \x00 learn")
    dialog.accept()
    assert dialog.isVisible()
    assert "The text has a character that cannot be saved. Remove it to go on." in texts(dialog)
    assert agreed.versions[0].terms == NOW_HOLDS


def test_a_wrong_link_is_complained_of_in_place(opened, agreed, qtbot):
    dialog = opened()
    channel = dialog._fields._channel
    channel.findChild(Choice).choose("video")
    channel.findChild(Choice).activated.emit(1)
    channel._address.setText("no link")
    dialog.accept()
    assert dialog.isVisible()
    assert len(agreed.versions) == 2


def test_after_a_review_the_next_one_is_proposed(opened, agreed):
    dialog = opened(reviewed=True)
    assert dialog._fields.terms().review_on == date(2027, 2, 23)


def test_on_the_day_it_was_agreed_it_is_only_corrected(opened, agreed):
    assert "What was agreed before stays in the history, with its day." in texts(opened())
    agreed.agree(NOW_HOLDS, agreed.desk.today())
    agreed.agree(replace(NOW_HOLDS, purpose="To learn"), agreed.desk.today())
    assert "It was agreed today: what you change now corrects it." in texts(opened())


def test_a_draft_of_some_parts_leaves_the_others_as_they_hold():
    assert resumed({"purpose": "To learn"}, NOW_HOLDS) == replace(NOW_HOLDS, purpose="To learn")
    assert resumed({}, NOW_HOLDS) == NOW_HOLDS


def test_before_the_first_agreement_there_are_questions_to_talk_about(opened, priya, plain_desk):
    question = "In one sentence, what is this mentorship for?"
    assert any(question in line for line in texts(opened()))
    priya.agree(NOW_HOLDS, date(2026, 6, 11))
    assert not any(question in line for line in texts(opened()))
