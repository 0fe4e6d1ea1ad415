import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from mentordesk.storage import agenda, agenda_templates, meetings, mentorships
from mentordesk.ui.meeting.page import MeetingPage
from mentordesk.ui.meeting.template_name import TemplateName

HOSTILE = ["<b>bold</b> & <img src=x>", "اجتماع حول الأهداف", "👩🏽‍💻" * 10, "a" * 100]


@pytest.fixture
def page(ours, plain_desk, theme, qtbot):
    page = MeetingPage(plain_desk, theme, ours.place)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def action(page, name):
    return next(a for a in page.meeting_actions if a.objectName() == name)


def menu(page):
    found = action(page, "use-template").menu()
    found.aboutToShow.emit()
    return [entry.text() for entry in found.actions() if entry.text()]


def empty(ours):
    with ours.desk.change("Empty") as session:
        for item in ours.ids:
            agenda.discard(session, item, ours.desk.now())


def told(page):
    return page.body._told.accessibleName()


def enter(qtbot, name):
    """Type a name into the dialog that comes."""

    def fill():
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(dialog._name.hasFocus)
        dialog._name.insert(name)
        qtbot.keyClick(dialog._name, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)


def test_the_menu_names_the_templates(page):
    assert menu(page)[:5] == [
        "First meeting",
        "Regular meeting",
        "Code review",
        "Goal review",
        "Closing",
    ]


def test_a_template_adds_its_items_and_says_how_many(page, ours):
    menu(page)
    action(page, "use-template").menu().actions()[0].trigger()
    assert len(ours.titles()) == 4 + 6
    assert told(page) == "6 items were added."


def test_using_it_again_adds_nothing(page, ours):
    for _ in range(2):
        menu(page)
        action(page, "use-template").menu().actions()[0].trigger()
    assert len(ours.titles()) == 4 + 6
    assert told(page) == "All of it is on the agenda already."


def test_one_undo_takes_a_template_back(page, ours, plain_desk):
    menu(page)
    action(page, "use-template").menu().actions()[0].trigger()
    assert plain_desk.undo_label == "Use template"
    plain_desk.undo()
    assert len(ours.titles()) == 4


def test_an_agenda_with_items_offers_no_first_step(page):
    assert not page.body.starter.isVisible()


def test_an_empty_first_agenda_begins_with_the_first_meeting(page, ours, qtbot):
    empty(ours)
    first = page.body.starter.findChild(QPushButton)
    assert (first.isVisible(), first.text()) == (True, "First meeting")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert ours.titles()[0].startswith("Who we are")
    assert not page.body.starter.isVisible()
    assert page.body.list.hasFocus()


def test_a_meeting_of_a_mentorship_that_has_ended_begins_with_the_closing_one(page, ours):
    empty(ours)
    with ours.desk.change("End") as session:
        mentorships.end(session, ours.mentorship, ours.desk.today())
        meetings.move(session, ours.meeting, ours.facts.starts_at, "Europe/Berlin", 45)
    assert page.body.starter.findChild(QPushButton).text() == "Closing"


def test_a_hidden_one_is_not_offered(page, ours):
    with ours.desk.change("Hide") as session:
        agenda_templates.hide(session, agenda_templates.uid_of("first-meeting"), True)
    empty(ours)
    assert not page.body.starter.findChild(QPushButton).isVisible()
    assert "First meeting" not in menu(page)


@pytest.mark.parametrize("name", HOSTILE)
def test_an_agenda_is_saved_under_any_name(page, ours, qtbot, name):
    enter(qtbot, name)
    action(page, "save-template").trigger()
    saved = agenda_templates.listed(ours.desk.session)[-1]
    assert (saved.name, len(saved.items)) == (name, 4)
    assert len(menu(page)) == 7


def test_a_name_that_is_taken_is_complained_of(page, plain_desk, theme, qtbot):
    dialog = TemplateName(plain_desk, theme, page)
    qtbot.keyClicks(dialog._name, " closing ")
    dialog.accept()
    assert not dialog.result()
    assert "already" in dialog._field._words.plain()


def test_what_is_private_is_not_kept(page, ours):
    with ours.desk.change("Hide") as session:
        for item in ours.ids:
            agenda.edit(session, item, private=True)
    action(page, "save-template").trigger()
    assert told(page) == "There is nothing shared on the agenda to keep."
    assert len(agenda_templates.listed(ours.desk.session)) == 5
