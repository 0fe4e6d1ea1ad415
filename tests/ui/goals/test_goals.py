import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentordesk.domain.place import Place
from mentordesk.storage import goals, milestones
from mentordesk.ui.goal.form import GoalForm
from mentordesk.ui.goals.card import GoalButton, GoalsCard
from mentordesk.ui.goals.model import CHART, NONE
from mentordesk.ui.goals.page import GoalsPage
from tests.storage.test_goals import START, goal, mentorship


@pytest.fixture
def people(plain_desk):
    with plain_desk.change("Set goals") as session:
        priya = mentorship(session, "Priya", kind="technical")
        lin = mentorship(session, "Lin", kind="career")
        graphql = goal(session, priya, "teach GraphQL")
        goals.edit(session, goal(session, priya, "speak up"), state="resting")
        goal(session, lin, "aim for lead")
        milestones.add(session, graphql, "M", on=START, points=4)
    return priya


@pytest.fixture
def page(plain_desk, theme, qtbot):
    page = GoalsPage(plain_desk, theme, Place("goals"))
    qtbot.addWidget(page)
    page.resize(1084, 840)
    page.show()
    return page


def titles(page):
    model = page._list.goals
    return [model.index(row).data() for row in range(model.rowCount())]


def test_goals_stand_below_their_persons(people, page):
    assert titles(page) == ["Lin", "Aim for lead", "Priya", "Teach GraphQL"]


def test_goals_stand_below_their_kinds(people, page):
    page._by.choose(1)
    page.refresh()
    assert titles(page) == ["Career", "Aim for lead", "Technical", "Teach GraphQL"]


def test_all_shows_those_that_rest(people, page):
    page._which.choose(1)
    page.refresh()
    assert titles(page)[-2:] == ["Teach GraphQL", "Speak up"]


def test_goals_of_ended_mentorships_are_not_active(people, page, plain_desk):
    with plain_desk.change("End") as session:
        session.get_one(goals.Mentorship, people).ended_on = plain_desk.today()
    assert titles(page) == ["Lin", "Aim for lead"]


def test_enter_opens_a_goal(people, page, qtbot, plain_desk):
    page._list.setCurrentIndex(page._list.goals.index(3))
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page._list, Qt.Key.Key_Return)
    place = asked.args[0]
    assert goals.facts(plain_desk.session, goals.by_uid(plain_desk.session, place.uid)).title == (
        "teach GraphQL"
    )


def test_delete_puts_a_goal_into_the_trash(people, page, qtbot, plain_desk):
    page._list.setCurrentIndex(page._list.goals.index(3))
    qtbot.keyClick(page._list, Qt.Key.Key_Delete)
    assert titles(page) == ["Lin", "Aim for lead"]
    assert plain_desk.undo_label == "Move goal to trash"


def test_rows_speak_and_carry_their_chart(people, page):
    index = page._list.goals.index(3)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Teach GraphQL, Priya’s goal · since 6 July, 0 of 4 points"
    assert index.data(CHART).total == 4


def test_a_changed_milestone_changes_the_row(people, page, plain_desk):
    index = page._list.goals.index(3)
    goal_id = page._list.goals.goal(index).goal_id
    with plain_desk.change("Add milestone") as session:
        milestones.add(session, goal_id, "M", on=START, points=5)
    assert page._list.goals.index(3).data(CHART).total == 9


def test_an_empty_desk_asks_for_a_mentorship_first(page, qtbot):
    assert page._stack.currentIndex() == 1
    with qtbot.waitSignal(page.requested) as requested:
        page._first.click()
    assert requested.args == ["mentorship"]


def test_without_goals_the_first_one_can_be_set(page, plain_desk):
    with plain_desk.change("Add mentorship") as session:
        mentorship(session)
    page._first.click()
    form = page.findChild(GoalForm)
    form._title.setPlainText("Speak up")
    form.accept()
    assert titles(page) == ["Priya Raman", "Speak up"]


def test_where_all_rest_the_button_shows_them(people, page, plain_desk):
    with plain_desk.change("Rest") as session:
        for each in goals.listed(session):
            goals.edit(session, each.goal_id, state="let-go")
    assert page._stack.currentIndex() == 1
    page._first.click()
    assert len(titles(page)) == 5


def test_a_list_of_one_mentorship_has_no_names(people, page):
    page._list.fill(people, group=NONE)
    assert titles(page) == ["Teach GraphQL", "Speak up"]


def test_the_model_keeps_its_promises(people, page, plain_desk):
    tester = QAbstractItemModelTester(page._list.goals)
    page._by.choose(1)
    page.refresh()
    assert tester.model() is page._list.goals


def test_the_card_shows_active_goals_and_opens_them(people, plain_desk, theme, qtbot):
    card = GoalsCard(plain_desk, theme, people)
    qtbot.addWidget(card)
    (button,) = card.findChildren(GoalButton)
    assert button.accessibleName() == "Teach GraphQL, 0 of 4 points"
    with qtbot.waitSignal(card.asked):
        button.click()


def test_the_card_of_a_mentorship_without_goals_offers_the_first(plain_desk, theme, qtbot):
    with plain_desk.change("Add mentorship") as session:
        lonely = mentorship(session)
    card = GoalsCard(plain_desk, theme, lonely)
    qtbot.addWidget(card)
    card._on_new_asked()
    assert card.findChild(GoalForm)._whom.value().mentorship_id == lonely


def test_pages_of_goals_come_without_the_charts_library():
    script = (
        "import sys, mentordesk.ui.goals.page, mentordesk.ui.goal.page;"
        "sys.exit('pyqtgraph' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
