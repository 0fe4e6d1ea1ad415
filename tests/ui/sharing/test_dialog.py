from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton

from mentordesk.domain.cadence import Cadence
from mentordesk.storage import agenda, decisions, meetings, mentorships, notes
from mentordesk.ui.sharing import leaving
from mentordesk.ui.sharing.dialog import ShareDialog

Key = Qt.Key


class Shared:
    """A desk with a meeting, and the dialog that shares it."""

    def __init__(self, desk):
        self.desk = desk
        terms = {"role": "mentor", "kind": "technical", "cadence": Cadence("weeks", 2)}
        started, start = date(2026, 5, 4), datetime(2026, 11, 26, 16)
        self.mentorship = self.do(
            mentorships.add,
            name="Priya Raman",
            mail="priya@example.com",
            started_on=started,
            **terms,
        )
        self.meeting = self.do(
            meetings.plan, self.mentorship, start, "Europe/Berlin", 45, now=desk.now()
        )
        self.add("Ship accounts")

    def do(self, verb, *arguments, **named):
        with self.desk.change("Set up") as session:
            return verb(session, *arguments, **named)

    def add(self, title, private=False):
        return self.do(agenda.add, self.meeting, title, "accomplish", "mentee", None, private)

    def write(self, body, private=False):
        uid = meetings.facts(self.desk.session, self.meeting).note_uid
        note = notes.by_uid(self.desk.session, uid)
        self.do(notes.write, note, body, self.desk.now())
        self.do(notes.set_private, note, private)


@pytest.fixture
def ours(plain_desk):
    return Shared(plain_desk)


@pytest.fixture
def share(ours, theme, qtbot):
    def show(what=leaving.AGENDA):
        dialog = ShareDialog(ours.desk, theme, ours.meeting, what)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    return show


@pytest.fixture
def mails(monkeypatch):
    """The mails that were begun."""
    begun = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: begun.append(url) or True)
    return begun


def copied():
    return QGuiApplication.clipboard().text()


def pressed(dialog, name):
    next(each for each in dialog.findChildren(QPushButton) if each.text() == name).click()


def test_what_is_shown_is_what_is_copied(share, ours):
    ours.add("Secret", private=True)
    dialog = share()
    shown = dialog._preview.toPlainText()
    assert "- Ship accounts (Priya)" in shown
    assert "Secret" not in shown
    assert dialog._left_out.plain() == "1 private item was left out."
    pressed(dialog, "Copy")
    assert copied() == shown
    assert dialog.told == "The agenda was copied. 1 private item was left out."


def test_the_format_is_remembered_on_this_computer(share, qtbot):
    dialog = share()
    assert dialog._formats.current() == leaving.FORMATS.index("text")
    qtbot.mouseClick(dialog._formats._group.button(0), Qt.MouseButton.LeftButton)
    assert dialog._preview.toPlainText().startswith("# Meeting 1")
    assert share().text() == dialog.text()


def test_keys_alone_take_a_format_and_copy(share, qtbot):
    dialog = share()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog._formats._group.button(1))
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Right)
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert copied().startswith("*Meeting 1")


def test_the_keys_of_the_menu_copy_here_too(share, qtbot):
    dialog = share()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(
            dialog,
            Key.Key_C,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )


def test_sharing_changes_nothing(share, ours, mails):
    changes = []
    ours.desk.changed.connect(changes.append)
    before = ours.desk.undo_label
    pressed(share(), "Copy")
    pressed(share(leaving.SUMMARY), "Mail…")
    assert (changes, ours.desk.undo_label) == ([], before)


def test_the_note_goes_along_only_when_it_is_ticked(share, ours):
    ours.write("# What we said")
    dialog = share(leaving.SUMMARY)
    assert "What we said" not in dialog.text()
    dialog._note.click()
    assert dialog._preview.toPlainText().endswith("Note\n# What we said\n")


def test_a_private_note_cannot_go_along(share, ours):
    ours.write("# Secret", private=True)
    dialog = share(leaving.SUMMARY)
    assert not dialog._note.isEnabled()
    dialog._note.setChecked(True)
    assert "Secret" not in dialog.text()
    assert dialog._left_out.plain() == "The note is private and stays here."


def test_an_agenda_has_no_note(share, ours):
    ours.write("# Secret", private=True)
    dialog = share()
    assert not dialog._note.isVisible()
    assert not dialog._lock.isVisible()


def test_a_mail_is_begun_with_what_is_shown(share, mails):
    dialog = share()
    pressed(dialog, "Mail…")
    (url,) = mails
    asked = url.query(QUrl.ComponentFormattingOption.FullyEncoded)
    assert (url.scheme(), url.path()) == ("mailto", "priya@example.com")
    assert asked.startswith("subject=Meeting%201%3A%20with%20Priya%20Raman&body=Meeting")
    assert asked.endswith("Ship%20accounts%20%28Priya%29")
    assert dialog.told == "A mail was begun with it."


def test_what_is_too_long_for_a_mail_is_copied(share, ours, mails):
    ours.do(decisions.add, ours.mentorship, "word " * 400, date(2026, 11, 23), ours.meeting)
    dialog = share(leaving.SUMMARY)
    pressed(dialog, "Mail…")
    assert not mails[0].hasQuery() or "body" not in mails[0].query()
    assert copied() == dialog.text()
    assert "too long" in dialog.told


def test_without_a_program_for_mails_it_is_copied_and_said(share, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    dialog = share()
    pressed(dialog, "Mail…")
    assert dialog.isVisible()
    assert "copied instead" in dialog._failed.plain()
    assert copied() == dialog.text()
