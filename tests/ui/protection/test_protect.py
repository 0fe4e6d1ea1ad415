from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton

from mentordesk.domain import passphrase
from mentordesk.ui.protection.protect import ProtectDialog, Subject
from mentordesk.ui.protection.strength import StrengthBar
from mentordesk.ui.widgets import growing

SUBJECT = Subject(Path("/home/alex/Mine.mentordesk"), "23 November 2026", ("Alexandra Winter",))
STRONG = "gravel umbrella nobody 44 sings"


@pytest.fixture
def opened(qtbot, theme):
    def opened(subject=SUBJECT):
        dialog = ProtectDialog(theme, subject)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return opened


@pytest.fixture
def dialog(opened):
    return opened()


@pytest.fixture
def own(dialog):
    press(dialog, "My own")
    return dialog


def visible(dialog, kind):
    return [each for each in dialog.findChildren(kind) if each.isVisible()]


def press(dialog, words):
    (button,) = [b for b in visible(dialog, QPushButton) if b.text() == words]
    button.click()


def said(dialog):
    return " ".join(each.accessibleName() or each.text() for each in visible(dialog, QLabel))


def words_of(dialog):
    return tuple(each.text() for each in dialog._seven._labels)


def type_in(qtbot, dialog, *texts):
    for field, text in zip(visible(dialog, QLineEdit), texts, strict=True):
        field.clear()
        qtbot.keyClicks(field, text)


def test_seven_words_are_taken_once_two_of_them_were_typed(qtbot, dialog):
    drawn = words_of(dialog)
    press(dialog, "I wrote them down")
    type_in(qtbot, dialog, drawn[0], f" {drawn[4].upper()} ")
    press(dialog, "Protect")
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.passphrase() == passphrase.joined(drawn)


def test_the_words_are_not_to_be_seen_while_they_are_asked_for(dialog):
    press(dialog, "I wrote them down")
    assert not any(each.isVisible() for each in dialog._seven._labels)
    assert not [b for b in visible(dialog, QPushButton) if "sheet" in b.text()]


def test_a_wrong_word_is_said_and_the_way_back_shows_them(qtbot, dialog):
    drawn = words_of(dialog)
    press(dialog, "I wrote them down")
    type_in(qtbot, dialog, drawn[0], "wrong")
    press(dialog, "Protect")
    assert dialog.isVisible()
    assert "This is not word 5" in said(dialog)
    assert "This is not word 1" not in said(dialog)
    press(dialog, "Back")
    assert words_of(dialog) == drawn


def test_other_words_can_be_drawn(dialog):
    before = words_of(dialog)
    press(dialog, "New words")
    assert words_of(dialog) != before
    assert dialog._made_sheet().words == words_of(dialog)


def test_a_screen_reader_reads_the_words_in_their_order(dialog):
    name = dialog._seven._card.accessibleName()
    assert name.endswith(", ".join(f"{n} {word}" for n, word in enumerate(words_of(dialog), 1)))
    assert dialog._seven._card.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_ones_own_is_typed_twice(qtbot, own):
    type_in(qtbot, own, STRONG, STRONG + "!")
    press(own, "Protect")
    qtbot.waitUntil(lambda: "differs" in said(own))
    type_in(qtbot, own, STRONG, STRONG)
    press(own, "Protect")
    qtbot.waitUntil(lambda: not own.isVisible())
    assert own.result() == QDialog.DialogCode.Accepted
    assert own.passphrase() == STRONG


def test_a_weak_one_is_taken_only_by_who_says_so(qtbot, own):
    type_in(qtbot, own, "alexandra", "alexandra")
    press(own, "Protect")
    qtbot.waitUntil(lambda: "Make it longer" in said(own))
    (anyway,) = [box for box in visible(own, QCheckBox) if "weak" in box.text()]
    anyway.click()
    press(own, "Protect")
    assert own.result() == QDialog.DialogCode.Accepted


def test_consent_to_a_weak_one_is_for_that_one(qtbot, own):
    type_in(qtbot, own, "alexandra", "")
    press(own, "Protect")
    qtbot.waitUntil(lambda: "Make it longer" in said(own))
    (anyway,) = [box for box in visible(own, QCheckBox) if "weak" in box.text()]
    anyway.click()
    type_in(qtbot, own, STRONG, "")
    qtbot.waitUntil(lambda: "Strong" in said(own))
    type_in(qtbot, own, "winter", "winter")
    press(own, "Protect")
    qtbot.waitUntil(lambda: "Make it longer" in said(own))


def test_how_strong_it_is_is_said_while_it_is_typed(qtbot, own):
    type_in(qtbot, own, "winter", "")
    qtbot.waitUntil(lambda: "weak" in said(own))
    type_in(qtbot, own, STRONG, "")
    qtbot.waitUntil(lambda: "Strong" in said(own))
    assert own.findChild(StrengthBar)._score == 4


@pytest.mark.parametrize("text", ["", " ", "two\u2028lines", "x" * 1001])
def test_what_can_be_no_passphrase_is_said(own, text):
    own._own._field.setText(text)
    press(own, "Protect")
    assert "passphrase" in own._own._first._words.plain()
    assert own.isVisible()


def test_a_sheet_for_ones_own_has_no_words(own):
    assert own._made_sheet().words == ()


def test_who_lets_it_be_leaves_nothing_behind(qtbot, own):
    type_in(qtbot, own, STRONG, STRONG)
    qtbot.keyClick(own, Qt.Key.Key_Escape)
    own.wipe()
    assert own.result() == QDialog.DialogCode.Rejected
    assert [field.text() for field in own.findChildren(QLineEdit)] == ["", "", "", ""]


def test_it_is_remembered_only_by_who_wants_it(opened):
    dialog = opened()
    assert not dialog.remember()
    (box,) = [box for box in visible(dialog, QCheckBox) if "Remember" in box.text()]
    box.click()
    assert dialog.remember()
    assert "no passphrase" in box.accessibleDescription()


def test_another_passphrase_says_what_becomes_of_the_earlier_one(opened):
    dialog = opened(Subject(SUBJECT.path, SUBJECT.day, changes=True, remembers=True))
    assert "new passphrase" in said(dialog)
    assert dialog.remember()


def test_tab_goes_from_the_passphrase_past_the_eye_to_the_same_once_more(qtbot, own):
    first, second = visible(own, QLineEdit)
    for expected in (own._own._eye, second):
        qtbot.keyClick(own.focusWidget(), Qt.Key.Key_Tab)
        assert own.focusWidget() is expected
    assert first is own._own._field


def test_a_complaint_has_room(qtbot, own):
    before = own.height()
    press(own, "Protect")
    qtbot.waitUntil(lambda: own.height() > before)


def test_where_the_screen_ends_it_scrolls_and_the_ways_out_stay(opened, monkeypatch):
    monkeypatch.setattr(growing, "AROUND", 500)
    dialog = opened()
    assert dialog.height() <= dialog.screen().availableGeometry().height() - 500
    (button,) = [b for b in visible(dialog, QPushButton) if b.text() == "I wrote them down"]
    at = button.mapTo(dialog, button.rect().bottomRight())
    assert dialog.rect().contains(at)


def test_every_part_has_a_name_and_is_reached_by_tab(qtbot, dialog):
    for way in ("Seven words (recommended)", "My own"):
        press(dialog, way)
        seen = set()
        for _ in range(30):
            qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
            seen.add(dialog.focusWidget())
        names = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Name) for w in seen]
        assert len(seen) >= 6
        assert all(names)


def test_earlier_backups_are_protected_too_unless_that_is_not_wanted(dialog):
    assert dialog.backups_too()
    dialog._too.click()
    assert not dialog.backups_too()


def test_who_changes_a_passphrase_is_not_asked_about_earlier_backups(opened):
    dialog = opened(replace(SUBJECT, changes=True))
    assert not dialog._too.isVisible()
    assert not dialog.backups_too()
