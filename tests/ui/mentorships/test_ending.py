from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication

from mentordesk.storage import drafts, meetings, mentorships, people
from mentordesk.ui.mentorships import deeds
from mentordesk.ui.mentorships.ending import Ending
from mentordesk.ui.widgets.labels import Text

START = datetime.fromisoformat("2026-11-26T16:00")


@pytest.fixture
def priya(plain_desk, people):
    return people["Priya"]


@pytest.fixture
def known(plain_desk, priya):
    """What there is to know of her now."""

    def facts():
        return mentorships.facts(plain_desk.session, priya, plain_desk.today())

    return facts


@pytest.fixture
def opened(plain_desk, theme, qtbot, known, page):
    def open_dialog(outcome="ended"):
        dialog = Ending(plain_desk, theme, known(), outcome, page)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return open_dialog


def choose(segments, index):
    segments.choose(index)
    segments.chosen.emit(index)


def test_it_ends_by_whom_why_and_with_a_letter(plain_desk, opened, known, qtbot):
    dialog = opened()
    choose(dialog._by, 1)
    qtbot.keyClicks(dialog._why, "She moved")
    dialog._letter.setPlainText("Dear Priya\n")
    dialog.accept()
    after = known()
    assert (after.state, after.outcome, after.ended_by) == ("ended", "ended", "mentee")
    assert (after.ended_why, after.letter) == ("She moved", "Dear Priya")
    assert plain_desk.undo_label == "End mentorship"


def test_while_the_other_looks_on_why_is_not_asked_and_stays(plain_desk, opened, known, priya):
    with plain_desk.change("End and go on") as session:
        mentorships.end(session, priya, plain_desk.today(), why="She moved")
        mentorships.reopen(session, priya, "Letter", plain_desk.now())
    plain_desk.present(priya)
    dialog = opened()
    assert not dialog._why.isVisible()
    dialog.accept()
    plain_desk.present(None)
    assert (known().state, known().ended_why) == ("ended", "She moved")


def test_what_is_complete_is_so_for_both(plain_desk, opened, known):
    dialog = opened("completed")
    assert not dialog._whom.isVisible()
    dialog.accept()
    assert (known().outcome, known().ended_by) == ("completed", "both")
    assert plain_desk.undo_label == "Complete mentorship"


def test_planned_meetings_are_named_cancelled_and_brought_back(
    plain_desk, opened, known, priya, clock
):
    with plain_desk.change("Plan") as session:
        row = meetings.plan(session, priya, START, "Europe/Berlin", 45, now=clock())
    dialog = opened()
    said = " ".join(each.plain() for each in dialog.findChildren(Text))
    assert "1 planned meeting is cancelled." in said
    dialog.accept()
    assert meetings.facts(plain_desk.session, row).state == "cancelled"
    plain_desk.undo()
    assert meetings.facts(plain_desk.session, row).state == "planned"
    assert (known().state, known().letter) == ("active", "")


def test_the_letter_follows_the_outcome_until_it_is_touched(opened):
    dialog = opened()
    assert "ends here" in dialog._letter.toPlainText()
    choose(dialog._outcome, 1)
    assert "is done" in dialog._letter.toPlainText()
    dialog._letter.setPlainText("My own words")
    choose(dialog._outcome, 0)
    assert dialog._letter.toPlainText() == "My own words"
    dialog._again.click()
    assert "ends here" in dialog._letter.toPlainText()


def test_without_a_letter_none_is_kept(opened, known):
    dialog = opened()
    dialog._wanted.setChecked(False)
    assert not dialog._letter.isEnabled()
    dialog.accept()
    assert known().letter == ""


def test_the_letter_is_copied_as_it_stands(opened):
    dialog = opened()
    dialog._letter.setPlainText("Dear Priya")
    dialog._ways.copy.click()
    assert QGuiApplication.clipboard().text() == "Dear Priya"


def test_a_mail_is_begun_with_the_letter_and_nothing_else(opened, monkeypatch):
    begun = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: begun.append(url) or True)
    dialog = opened()
    dialog._letter.setPlainText("Dear Priya")
    dialog._why.setPlainText("Tired")
    dialog._ways.mail.click()
    assert [url.toString() for url in begun] == ["mailto:?subject=Our mentorship&body=Dear Priya"]
    assert dialog._ways.told.plain() == "A mail was begun with it."


def test_on_a_small_screen_it_is_seen_that_the_letter_was_copied(opened):
    dialog = opened()
    dialog.resize(660, 600)
    dialog._ways.copy.click()
    assert not dialog._ways.told.visibleRegion().isEmpty()


def test_without_a_mail_program_the_letter_is_copied(opened, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    dialog = opened()
    dialog._letter.setPlainText("Dear Priya")
    dialog._ways.mail.click()
    assert QGuiApplication.clipboard().text() == "Dear Priya"
    assert "It was copied instead." in dialog._ways.told.plain()


def test_escape_ends_nothing_and_keeps_what_was_typed(plain_desk, opened, known, qtbot):
    dialog = opened()
    dialog._letter.setPlainText("Half a letter")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert known().state == "active"
    assert opened()._letter.toPlainText() == "Half a letter"


def test_only_looked_at_it_keeps_nothing(plain_desk, opened, known):
    opened().reject()
    assert drafts.kept(plain_desk.session, f"letter {known().uid}") == {}


def test_what_cannot_be_saved_stays_in_the_window(opened, known):
    dialog = opened()
    dialog._letter.setPlainText("Dear \x00")
    dialog.accept()
    assert dialog.isVisible()
    assert "cannot be saved" in dialog._wrong.plain()
    assert known().state == "active"


def test_why_it_ended_before_is_proposed_again(plain_desk, opened, known, priya, clock):
    with plain_desk.change("End") as session:
        mentorships.end(session, priya, plain_desk.today(), why="Time", letter="Dear Priya")
    deeds.reopen(plain_desk, [known()])
    assert opened()._why.toPlainText() == "Time"


def test_a_letter_stays_as_a_private_note_when_it_goes_on(plain_desk, known, priya):
    with plain_desk.change("End") as session:
        mentorships.end(session, priya, date(2026, 11, 3), letter="Dear Priya")
    deeds.reopen(plain_desk, [known()])
    query = "select title, private from note where mentorship_id = ?"
    found = plain_desk.connection.execute(query, (priya,)).fetchall()
    assert found == [("Closing letter of 3 Nov 2026", 1)]
    plain_desk.undo()
    assert known().letter == "Dear Priya"


def test_the_letter_is_signed_by_me(plain_desk, opened):
    with plain_desk.change("Me") as session:
        people.set_me(session, "Alex Winter")
    assert opened()._letter.toPlainText().endswith("Warmly,\nAlex\n")
