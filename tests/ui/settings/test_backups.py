from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from mentordesk.storage.backups import folders
from mentordesk.storage.backups.standing import State
from mentordesk.ui import background, dialogs
from mentordesk.ui.settings.backups import BackupsCard
from tests.conftest import KEY, NOW, Clock, new_desk

GOOD = State(NOW - timedelta(minutes=7))


@pytest.fixture
def card(plain_desk, theme, qtbot):
    card = BackupsCard(plain_desk, theme)
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """A folder that the person chooses."""
    monkeypatch.setattr(dialogs, "folder", lambda parent, title, usual: tmp_path / "chosen")
    return tmp_path / "chosen"


def press(card, words):
    (wanted,) = [each for each in card.findChildren(QPushButton) if each.text() == words]
    assert wanted.isVisible()
    wanted.click()


def test_it_says_where_backups_are(card, plain_desk):
    assert card._first.plain() == str(folders.usual(plain_desk.path))
    assert card._second.plain().startswith("None")
    assert card._budget.currentText() == "1 GB"


def test_another_place_is_kept_until_it_is_as_usual_again(card, plain_desk, chosen):
    press(card, "Change…")
    assert folders.of(plain_desk.path).first == chosen
    assert card._first.plain() == str(chosen)
    press(card, "As usual")
    assert folders.of(plain_desk.path).usual


def test_a_second_place_is_chosen_and_left(card, plain_desk, chosen):
    press(card, "Choose…")
    assert folders.of(plain_desk.path).second == chosen
    press(card, "No second place")
    assert folders.of(plain_desk.path).second is None


def test_the_room_for_backups_is_kept(card, plain_desk):
    card._budget.choose(5 * 10**9)
    card._budget.activated.emit(card._budget.currentIndex())
    assert folders.of(plain_desk.path).budget == 5 * 10**9


def test_a_backup_can_be_asked_for_now(card, qtbot):
    with qtbot.waitSignal(card.asked):
        press(card, "Back up now")


def test_the_list_of_all_is_one_button_away(card, qtbot):
    with qtbot.waitSignal(card.list_asked):
        press(card, "Show all…")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State(), "There is none yet."),
        (GOOD, "Last backed up 09:05."),
        (replace(GOOD, running=True), "A backup is being made."),
        (replace(GOOD, trouble="disk-full"), "Not backed up since 09:05: the disk is full."),
        (replace(GOOD, second="away"), "The second place is away; it gets a copy"),
        (replace(GOOD, second="disk-full"), "Not copied to the second place: the disk is full."),
    ],
)
def test_it_says_how_the_desk_stands(card, plain_desk, state, words):
    plain_desk.stand(state)
    assert words in card._state.plain()
    assert card._make.isEnabled() is not state.running


def test_plain_backups_that_go_to_a_cloud_are_warned_of(card, plain_desk, tmp_path, qtbot):
    folders.choose(plain_desk.path, second=tmp_path / "Dropbox" / "Kept")
    card.refresh()
    qtbot.waitUntil(card._cloud.isVisible)
    assert "go to Dropbox" in card._cloud.plain()
    folders.choose(plain_desk.path, second=None)
    card.refresh()
    qtbot.waitUntil(lambda: not card._cloud.isVisible())


@pytest.mark.parametrize(("key", "looked"), [(KEY, 0), (None, 1)])
def test_a_cloud_may_have_protected_backups(tmp_path, theme, qtbot, monkeypatch, key, looked):
    asked = []
    monkeypatch.setattr(background, "run_aside", lambda work, then: asked.append(work))
    desk = new_desk(tmp_path / "Mine.mentordesk", key, Clock())
    qtbot.addWidget(BackupsCard(desk, theme))
    desk.close()
    assert len(asked) == looked
