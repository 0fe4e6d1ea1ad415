import pytest
from PySide6.QtWidgets import QLabel

from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.labels import chip


def facts(head):
    return [label.text() for label in head.findChildren(QLabel) if label.isVisible()][1:]


@pytest.mark.parametrize("shown", [["since May"], ["since May", "technical"], []])
def test_heads_are_equally_high_whatever_they_tell(theme, show, shown):
    plain, told = Head(theme, "Priya Raman", ["since May"]), Head(theme, "Lin", [])
    told.show_facts(*(chip(fact, "accent") for fact in shown))
    show(plain, told, width=700)
    assert plain.height() == told.height() == 76
    assert plain.title.y() == told.title.y()


def test_a_person_has_an_avatar(theme, show):
    head = Head(theme, "Priya Raman", ["since May"], button(theme, "Note"), person="Priya Raman")
    show(head, width=700)
    assert head.avatar.isVisible()
    assert head.avatar.accessibleName() == "Priya Raman"


def test_title_and_facts_can_change(qtbot, theme, show):
    head = Head(theme, "Meeting 11", ["Priya", "12 Nov"], person="Priya Raman")
    show(head, width=700)
    head.show_title("Reading list")
    head.show_facts("30 Oct")
    assert head.title.text() == "Reading list"
    assert not head.avatar.isVisible()
    qtbot.waitUntil(lambda: facts(head) == ["30 Oct"])


def test_a_head_shows_no_window_of_its_own(theme):
    head = Head(theme, "Priya Raman", (), person="Priya Raman")
    assert not head.avatar.isVisible()
    assert not head.avatar.isHidden()
