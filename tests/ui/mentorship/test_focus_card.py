import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from mentordesk.domain.place import Place
from mentordesk.storage import focus, goals, mentorships
from mentordesk.ui import dialogs

LINKS = "https://git.example.org/book\nrecipes.example.org\nfile:///etc/passwd"
HOSTILE = ["<b>bold</b> & <img src=x>", "عربي עברית", "👩🏽‍💻" * 20, "a" * 200]


@pytest.fixture
def card(opened, priya):
    return opened(priya.uid)._parts["overview"]._focus


@pytest.fixture
def say(plain_desk, priya):
    def say(aim="", project="", links=""):
        with plain_desk.change("Say") as session:
            focus.write(session, priya.id, aim, project, links)

    return say


@pytest.fixture
def gone_to(monkeypatch):
    seen = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: seen.append(url.toString()) or True
    )
    monkeypatch.setattr(dialogs, "confirm", lambda *words: True)
    monkeypatch.setattr(dialogs, "tell", lambda *words: seen.append(words[1]))
    return seen


def said(card):
    return [each.accessibleName() or each.text() for each in card.findChildren(QLabel)]


def shown_button(card, text):
    QApplication.processEvents()  # what is new is laid out
    found = [each for each in card.findChildren(QPushButton) if each.isVisible()]
    return next(each for each in found if each.text().startswith(text))


def test_while_nothing_is_said_there_is_no_card(card):
    assert not card.isVisible()


def test_the_technology_and_the_project_are_shown(card, say):
    say("GraphQL", "Recipe book")
    assert card.isVisible()
    assert {"Technology", "GraphQL", "Side project", "Recipe book"} <= set(said(card))


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_are_shown_as_they_are(card, say, words):
    say(words, words, words)
    assert words in said(card)
    card.grab()


@pytest.mark.parametrize(
    ("role", "kind", "name"),
    [
        ("mentor", "career", "The role Priya aims for"),
        ("mentee", "career", "The role I aim for"),
        ("mentor", "personal", "What Priya wants to change"),
        ("mentee", "personal", "What I want to change about myself"),
    ],
)
def test_the_focus_is_the_mentees(card, say, priya, plain_desk, role, kind, name):
    say("Something", "Recipe book")
    with plain_desk.change("Edit") as session:
        mentorships.edit(session, priya.id, role=role, kind=kind)
    assert name in said(card)
    assert all(each.isHidden() for each in card.findChildren(QPushButton))


def test_a_link_is_opened_through_its_door(card, say, gone_to, qtbot):
    say(links=LINKS)
    for name in ("git.example.org", "recipes.example.org", "file:"):
        qtbot.mouseClick(shown_button(card, name), Qt.MouseButton.LeftButton)
    assert gone_to[:2] == ["https://git.example.org/book", "https://recipes.example.org"]
    assert gone_to[2:] == ["This link is not opened"]


def test_a_project_becomes_a_goal_and_then_leads_to_it(card, say, priya, plain_desk, qtbot):
    say("GraphQL", "Recipe book", "https://git.example.org/book")
    with qtbot.waitSignal(card.asked) as asked:
        qtbot.mouseClick(shown_button(card, "Make it a goal"), Qt.MouseButton.LeftButton)
    goal = goals.listed(plain_desk.session, priya.id)[0]
    assert asked.args == [Place("goal", goal.uid)]
    assert (goal.title, goal.voice) == ("build Recipe book", "mentee")
    assert "https://git.example.org/book" in goal.by_doing
    with qtbot.waitSignal(card.asked) as asked:
        qtbot.mouseClick(shown_button(card, "Open its goal"), Qt.MouseButton.LeftButton)
    assert asked.args == [Place("goal", goal.uid)]


def test_one_undo_takes_the_goal_back(card, say, priya, plain_desk, qtbot):
    say(project="Recipe book")
    qtbot.mouseClick(shown_button(card, "Make it a goal"), Qt.MouseButton.LeftButton)
    plain_desk.undo()
    assert goals.listed(plain_desk.session, priya.id) == []
    assert shown_button(card, "Make it a goal")
