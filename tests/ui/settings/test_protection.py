import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from mentordesk.storage import backups, protection
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file
from mentordesk.ui import this_computer
from mentordesk.ui.protection import rekeying
from mentordesk.ui.settings.protection import ProtectionCard
from mentordesk.ui.widgets.labels import Text
from tests.conftest import NOW

KEY = keys.new("planet umbrella")
SALT = keys.salt_of(KEY)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path, KEY)
    return path


@pytest.fixture
def opened(qtbot, theme, path):
    def opened(key=KEY):
        card = ProtectionCard(theme, path, key)
        qtbot.addWidget(card)
        with qtbot.waitExposed(card):
            card.show()
        card.check()
        return card

    return opened


def ways(card):
    return [each.text() for each in card.findChildren(QPushButton)]


def press(card, words):
    (button,) = [b for b in card.findChildren(QPushButton) if b.text() == words]
    button.click()


def tick(qtbot, card):
    box = card.findChild(QCheckBox)
    box.click()
    qtbot.waitUntil(box.isEnabled)
    return box


def test_a_plain_desk_can_be_protected(qtbot, opened):
    card = opened(None)
    assert ways(card) == ["Protect desk…"]
    with qtbot.waitSignal(card.asked) as heard:
        press(card, "Protect desk…")
    assert heard.args == ["protect"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Lock now", "lock"),
        ("Change passphrase…", "change-passphrase"),
        ("Remove protection…", "unprotect"),
    ],
)
def test_of_a_protected_desk_everything_can_be_changed(qtbot, opened, words, what):
    card = opened()
    with qtbot.waitSignal(card.asked) as heard:
        press(card, words)
    assert heard.args == [what]


def test_a_desk_is_remembered_and_forgotten_here(qtbot, opened, ring):
    card = opened()
    assert tick(qtbot, card).isChecked()
    assert [*ring.kept.values()] == [KEY]
    assert this_computer.remembers(SALT)
    assert not tick(qtbot, card).isChecked()
    assert ring.kept == {}
    assert not this_computer.remembers(SALT)


def test_a_system_without_keyring_says_so_and_that_the_passphrase_opens(qtbot, opened):
    card = opened()
    assert not tick(qtbot, card).isChecked()
    assert "no keyring" in card._trouble.plain()
    assert "passphrase opens the desk" in card._trouble.plain()
    assert card._trouble.isVisible()


def test_a_keyring_that_lost_its_entry_is_told_of(qtbot, opened, ring):
    rekeying.remember_key(KEY)
    ring.kept.clear()
    card = opened()
    qtbot.waitUntil(card._trouble.isVisible)
    assert "did not keep it" in card._trouble.plain()


def test_what_the_keyring_still_has_needs_no_words(qtbot, opened, ring):
    rekeying.remember_key(KEY)
    ring.kept.clear()
    card = opened()
    qtbot.waitUntil(card._trouble.isVisible)
    rekeying.remember_key(KEY)
    card.check()
    qtbot.waitUntil(lambda: not card._trouble.isVisible())


def test_the_keyring_is_left_alone_unless_it_was_used(opened, ring):
    ring.does = lambda: pytest.fail("nobody asked for it")
    assert not opened().findChild(QCheckBox).isChecked()


def test_when_an_idle_desk_locks_is_chosen(qtbot, opened):
    choice = opened().findChild(QComboBox)
    assert choice.currentText() == "15 minutes"
    choice.setFocus()
    qtbot.keyClicks(choice, "Ne")
    assert this_computer.idle_minutes() == 0


def said(card):
    return [text.plain() for text in card.findChildren(Text) if text.isVisible()]


def plain_desk_of_before(path):
    """Have been a plain desk with a backup until now."""
    path.unlink()
    create_file(path)
    made = backups.make(path, None, "changes", NOW)
    protection.rekeyed(path, None, KEY)
    return made


def test_what_anybody_can_still_read_is_told_and_can_be_ended(qtbot, opened, path):
    made = plain_desk_of_before(path)
    card = opened()
    qtbot.waitUntil(lambda: "Delete it now" in visible_ways(card))
    assert any("anybody can read it" in sentence for sentence in said(card))
    assert any(made.path.name in sentence for sentence in said(card))

    press(card, "Delete it now")
    qtbot.waitUntil(lambda: "Delete it now" not in visible_ways(card))
    assert not protection.former(path).exists()
    press(card, "Protect them")
    qtbot.waitUntil(lambda: "Protect them" not in visible_ways(card))
    assert [each.protected for each in backups.found(path)] == [True]


def test_what_follows_by_itself_is_told(qtbot, opened, path):
    plain_desk_of_before(path)
    this_computer.set_protects_backups(SALT, True)
    card = opened()
    qtbot.waitUntil(lambda: any("As you wished" in sentence for sentence in said(card)))


def test_a_backup_that_cannot_be_protected_is_named(qtbot, opened, path):
    made = plain_desk_of_before(path)
    made.path.write_bytes(made.path.read_bytes()[:-1] + b"x")
    card = opened()
    qtbot.waitUntil(lambda: "Protect them" in visible_ways(card))
    press(card, "Protect them")
    qtbot.waitUntil(lambda: any("could not be protected" in each for each in said(card)))
    assert any(made.path.name in sentence for sentence in said(card))


def test_where_nothing_can_be_read_nothing_is_said(qtbot, opened):
    card = opened()
    with qtbot.waitSignal(card._readable.looked):
        card.check()
    assert not card._readable.isVisible()


def visible_ways(card):
    return [each.text() for each in card.findChildren(QPushButton) if each.isVisible()]
