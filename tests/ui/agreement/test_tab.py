from dataclasses import replace
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from mentordesk.storage import agreements, check_ins, mentorships, pauses
from mentordesk.ui.widgets.labels import Changed

from .conftest import FIRST, NOW_HOLDS, texts

GOOD = {"useful": 5, "rhythm": 2}


def press(widget, name):
    buttons = widget.findChildren(QPushButton)
    next(each for each in buttons if name in (each.text(), each.accessibleName())).click()


def test_without_an_agreement_the_tab_says_what_it_is_for(tab, priya):
    tab.show_mentorship(priya.facts)
    assert "No agreement yet" in texts(tab)
    assert not tab._due.isVisible()


def test_what_holds_can_be_read_part_by_part(tab, agreed):
    tab.show_mentorship(agreed.facts)
    said = texts(tab)
    assert "Agreed 11 Jun · amended 20 Aug" in said
    for each in ("To teach and learn GraphQL", "Priya drives the agenda", "every 2 weeks"):
        assert each in said
    assert "Nothing is said about this yet." in said


def test_the_history_tells_what_changed_in_words(tab, agreed):
    tab.show_mentorship(agreed.facts)
    said = texts(tab._history)
    assert [line for line in said if line in ("Amended", "First agreed")] == [
        "Amended",
        "First agreed",
    ]
    assert "A week was too short" in said
    assert "Cadence: every week → every 2 weeks" in said
    (words,) = tab._history.findChildren(Changed)
    assert "<b>and learn </b>" in words.text()
    assert words.accessibleName() == "Purpose: added: and learn"


def test_an_earlier_version_is_shown_whole_and_left_again(tab, agreed):
    tab.show_mentorship(agreed.facts)
    press(tab, "Show the agreement of 11 Jun")
    assert "As it was agreed on 11 Jun" in texts(tab)
    assert "every week" in texts(tab._terms)
    assert not tab._amend.isVisible()
    press(tab, "Show what holds now")
    assert "every 2 weeks" in texts(tab._terms)
    assert tab._amend.isVisible()


def test_a_review_that_kept_everything_is_told_as_one(tab, agreed, plain_desk):
    with plain_desk.change("Keep") as session:
        agreements.keep(session, agreed.id, date(2026, 10, 1), date(2027, 1, 1))
    tab.show_mentorship(agreed.facts)
    said = texts(tab._history)
    assert "Kept as it was" in said
    assert "Next review: 1 Dec → 1 Jan 2027" in said


def test_a_review_is_asked_for_when_its_day_has_come(tab, agreed, clock):
    tab.show_mentorship(agreed.facts)
    assert not tab._due.isVisible()
    clock.now = clock.now.replace(month=12, day=1)
    tab.show_mentorship(agreed.facts)
    assert tab._due.isVisible()
    assert "You wanted to look at this agreement again on 1 Dec." in texts(tab._due)


def test_what_rests_is_not_asked_to_be_reviewed(tab, agreed, plain_desk, clock):
    clock.now = clock.now.replace(month=12, day=1)
    with plain_desk.change("Pause") as session:
        pauses.add(session, agreed.id, plain_desk.today())
    tab.show_mentorship(agreed.facts)
    assert not tab._due.isVisible()
    assert tab._amend.isVisible()


def test_what_has_ended_is_not_reviewed_or_amended(tab, agreed, plain_desk, clock):
    clock.now = clock.now.replace(month=12, day=1)
    with plain_desk.change("End") as session:
        mentorships.end(session, agreed.id, plain_desk.today())
    tab.show_mentorship(agreed.facts)
    assert not tab._due.isVisible()
    assert not tab._amend.isVisible()
    assert "To teach and learn GraphQL" in texts(tab)


def test_the_agreement_is_copied_with_both_by_name(tab, agreed):
    tab.show_mentorship(agreed.facts)
    tab._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "The agreement was copied." in texts(tab)
    assert copied.startswith(
        "Agreement of Alex Winter and Priya Raman, 20 August 2026\n\nPurpose\n"
    )
    assert "Cadence\nevery 2 weeks" in copied
    assert "Boundaries" not in copied
    assert "too short" not in copied


def test_an_earlier_version_is_copied_from_its_menu(tab, agreed):
    tab.show_mentorship(agreed.facts)
    tab._history.copied.emit(agreed.versions[-1].uid)
    assert "every week" in QGuiApplication.clipboard().text()


def test_check_ins_are_shown_one_day_at_a_time(tab, agreed, plain_desk):
    with plain_desk.change("Check in") as session:
        check_ins.answer(session, agreed.id, "mentee", date(2026, 8, 20), {"useful": 2}, "Slower")
        check_ins.answer(session, agreed.id, "mentee", date(2026, 10, 15), GOOD)
        check_ins.answer(session, agreed.id, "mentor", date(2026, 10, 15), {"useful": 4})
    tab.show_mentorship(agreed.facts)
    assert "Check-in, 15 Oct" in texts(tab)
    spoken = tab._check_ins._answers.accessibleName()
    assert spoken.startswith("Are our meetings worth the time? Priya: very much, you: mostly.")
    tab._check_ins._earlier.click()
    assert "Check-in, 20 Aug" in texts(tab)
    assert "Priya: Slower" in texts(tab)
    assert not tab._check_ins._earlier.isEnabled()


def test_many_versions_are_shown_when_they_are_asked_for(tab, priya):
    for month in range(1, 12):
        for day in (1, 15):
            terms = replace(FIRST, purpose=f"{month} {day}")
            priya.agree(terms, date(2025, month, day))
    tab.show_mentorship(priya.facts)
    assert sum(line == "Amended" for line in texts(tab._history)) == 12
    press(tab, "Show all")
    assert sum(line == "Amended" for line in texts(tab._history)) == 21


def test_another_mentorship_begins_with_what_holds(tab, agreed, plain_desk):
    tab.show_mentorship(agreed.facts)
    tab._history.asked.emit(agreed.versions[-1].uid)
    with plain_desk.change("Add") as session:
        other = mentorships.add(
            session,
            name="Lin",
            role="mentor",
            kind="career",
            cadence=NOW_HOLDS.cadence,
            started_on=date(2026, 1, 1),
        )
        agreements.amend(session, other, NOW_HOLDS, date(2026, 2, 2))
    tab.show_mentorship(mentorships.facts(plain_desk.session, other, plain_desk.today()))
    assert "Agreed 2 Feb" in texts(tab)
