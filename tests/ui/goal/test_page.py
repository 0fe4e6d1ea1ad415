from mentordesk.domain.place import Place
from mentordesk.storage import goals
from mentordesk.ui.goal.form import GoalForm
from mentordesk.ui.goal.page import GoalPage


def entries(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def chosen(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_head_says_whose_goal_it_is(page):
    assert page._head.title.text() == "Become fluent in GraphQL"
    assert page.title == "Become fluent in GraphQL"
    assert page._plan._why.plain() == "I want to become fluent in GraphQL, so that I can teach it."


def test_the_story_tells_facts_and_the_plateau(page):
    assert page._chart._story.plain() == "20 of 38 points remain. No milestone for 45 days."
    assert "every 15 days" in page._chart._advice.plain()


def test_the_words_are_there_before_the_picture(goal, plain_desk, theme, qtbot):
    page = GoalPage(plain_desk, theme, Place("goal", goal.uid))
    qtbot.addWidget(page)
    page.show()
    assert page._chart._picture is None
    assert page._chart._story.plain()


def test_a_goal_without_milestones_says_how_to_begin(goal, plain_desk, theme, qtbot):
    with plain_desk.change("Set goal") as session:
        empty = goals.add(
            session, goal.mentorship, title="x", voice="mentee", started_on=plain_desk.today()
        )
    page = GoalPage(plain_desk, theme, Place("goal", goals.facts(plain_desk.session, empty).uid))
    qtbot.addWidget(page)
    page.show()
    assert page._chart._empty.isVisible()
    assert not page._log.isEnabled()


def test_a_goal_in_the_trash_says_so_and_comes_back_by_undo(page, plain_desk, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        page._menu.discard(page._goal)
    assert asked.args == [Place("goals")]
    assert page._stack.currentIndex() == 1
    plain_desk.undo()
    assert page._stack.currentIndex() == 0


def test_a_goal_can_rest_by_its_menu(page, goal, plain_desk):
    page._menu.offer(page._goal)
    chosen(page._menu, "Let it rest")
    assert goals.facts(plain_desk.session, goal.id).state == "resting"
    assert plain_desk.undo_label == "Rest goal"
    assert "Resting" in page._head.findChildren(type(page._head.title))[-1].text()


def test_a_goal_can_be_made_private_by_its_menu(page, goal, plain_desk):
    page._menu.offer(page._goal)
    assert "Open" not in entries(page._menu)
    chosen(page._menu, "Make private")
    assert goals.facts(plain_desk.session, goal.id).private
    page._menu.offer(page._goal)
    assert "Make shared" in entries(page._menu)


def test_a_place_may_name_the_milestone_to_show(goal, plain_desk, theme, qtbot):
    early = goal.entry("Read")
    page = GoalPage(plain_desk, theme, Place("goal", goal.uid, early.uid))
    qtbot.addWidget(page)
    page.show()
    shown = page._plan.list
    assert shown.milestones.entry(shown.currentIndex()).title == "Read"


def test_the_form_saves_the_three_blanks(page, goal, plain_desk):
    form = GoalForm(plain_desk, page._theme, page, goal.id)
    assert form._title.toPlainText() == "become fluent in GraphQL"
    form._by_doing.setPlainText("building one")
    form._voice.choose("mentor")
    form.accept()
    facts = goals.facts(plain_desk.session, goal.id)
    assert (facts.by_doing, facts.voice) == ("building one", "mentor")
    assert page._plan._why.plain().endswith("I will do this by building one.")


def test_a_new_goal_needs_its_first_blank(page, goal, plain_desk):
    form = GoalForm(plain_desk, page._theme, page, mentorship_id=goal.mentorship)
    assert not form.act.isEnabled()
    form._title.setPlainText("speak up")
    form.accept()
    assert goals.facts(plain_desk.session, form.goal_id).title == "speak up"
    assert goals.facts(plain_desk.session, form.goal_id).voice == "mentee"


def test_a_theme_switch_redraws_the_chart(page, theme):
    theme.use("dark")
    try:
        assert page._chart._picture.backgroundBrush().color() == theme.color("surface")
    finally:
        theme.use("light")


def test_every_part_has_a_name(page):
    for widget in (
        page._chart._picture,
        page._plan.list,
        page._chart._more,
        page._plan.adder._title,
    ):
        assert widget.accessibleName()
    assert "20 of 38 points remain" in page._chart._picture.accessibleDescription()
