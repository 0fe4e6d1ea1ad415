"""Restoring a whole desk, in real windows."""

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from mentordesk import app
from mentordesk.domain.place import Place
from mentordesk.storage import backups, notes, protection
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, is_protected
from mentordesk.ui.backups.whole import Restore, WholeDialog, protects
from mentordesk.ui.backups.words import day_and_time
from mentordesk.ui.looking import LookingLine
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.notice import Notice
from tests.conftest import KEY


@pytest.fixture
def windows(qapp, qtbot):
    windows = app.Windows(qapp)
    yield windows
    windows.close_all()
    qtbot.waitUntil(lambda: not windows.shows_any())
    windows.deleteLater()


class Story:
    """A desk with the note “Then” in a backup, and the note “Later” in it now."""

    def __init__(self, windows, path, key, qtbot):
        self.windows, self.path, self.key, self.qtbot = windows, path, key, qtbot
        create_file(path, key)
        windows.reopen(path, key)
        self.write("Then")
        self.backup = backups.make(path, key, "asked", app.clock.now())
        self.write("Later")

    @property
    def window(self):
        return next(each for each in self.windows._open if isinstance(each, MainWindow))

    def write(self, body):
        with self.window.desk.change("Write") as session:
            notes.add(session, app.clock.now(), body)

    def restore(self, key=None):
        before = self.window
        self.window.wished.emit(Restore(self.backup, key or self.key, "23 Nov, 14:05"))
        self.wait(before)

    def wait(self, before):
        self.qtbot.waitUntil(
            lambda: bool(self.windows._open) and self.window is not before, timeout=20_000
        )

    def notes(self):
        rows = self.window.desk.connection.execute("select body from note order by id")
        return [body for (body,) in rows]

    def line(self):
        return next(n for n in self.window.findChildren(Notice) if n.isVisible())

    def undo(self):
        before, buttons = self.window, self.line().findChildren(QPushButton)
        next(b for b in buttons if b.text() == "Undo restore").click()
        self.wait(before)


@pytest.fixture
def story(windows, tmp_path, key, qtbot):
    return Story(windows, tmp_path / "Mine.mentordesk", key, qtbot)


def test_a_desk_is_restored_and_the_restore_undone(story):
    story.window.open(Place("backups"))
    story.restore()
    assert story.notes() == ["Then"]
    assert story.line().accessibleName() == "Restored as of 23 Nov, 14:05."
    assert story.window.page.place == Place("backups")
    story.undo()
    assert story.notes() == ["Then", "Later"]
    assert story.window.banner.accessibleName() == "The restore is undone."


def test_what_was_set_aside_is_listed_for_later(story):
    story.restore()
    whys = [each.why for each in backups.found(story.path)]
    assert "restore" in whys


def test_a_damaged_backup_is_refused_and_the_desk_opens_as_it_was(story):
    content = bytearray(story.backup.path.read_bytes())
    content[5000] ^= 1
    story.backup.path.write_bytes(content)
    story.restore()
    assert story.notes() == ["Then", "Later"]
    assert story.window.banner.accessibleName().startswith("This backup is damaged")


def test_a_protected_desk_stays_protected(windows, tmp_path, qtbot):
    story = Story(windows, tmp_path / "Mine.mentordesk", None, qtbot)
    window, key = story.window, keys.new("seven random words")
    window.shut()
    protection.rekeyed(story.path, None, key)
    windows.reopen(story.path, key)
    story.restore()
    assert story.notes() == ["Then"]
    assert story.window.desk.key == key
    story.window.shut()
    assert is_protected(story.path)


@pytest.mark.parametrize(
    ("backup", "desk", "said"),
    [
        (None, None, ""),
        (KEY, KEY, ""),
        (KEY, None, "The backup is protected: the desk will open with the passphrase it had then."),
        (None, KEY, "The backup is plain, and the desk stays protected by its passphrase."),
        (KEY, "x", "The backup has an earlier passphrase, and the desk keeps the one it has now."),
    ],
)
def test_what_becomes_of_the_protection_is_told(backup, desk, said):
    assert protects(backup, desk) == said


def test_what_will_be_different_is_told_before(story, monkeypatch, qtbot):
    told = []

    def answer(dialog):
        told.extend(text.plain() for text in dialog.findChildren(Text))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(WholeDialog, "exec", answer)
    window = story.window
    window.open(Place("backups"))
    qtbot.waitUntil(window.page.actions_.whole.isEnabled)
    window.page.actions_.whole.trigger()
    when = day_and_time(story.backup.made_at, window.desk.now())
    assert told[:3] == [
        f"Restore this desk as it was on {when}",
        "Notes: 1 fewer",
        "Notes that were added since and go: “Later”.",
    ]
    assert story.notes() == ["Then", "Later"]


def test_a_look_leads_back_to_restoring(story, windows, monkeypatch, qtbot):
    asked, window = [], story.window
    monkeypatch.setattr(WholeDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))
    window.open(Place("backups"))
    qtbot.waitUntil(window.page.actions_.look.isEnabled)
    window.page.actions_.look.trigger()
    seen = next(each for each in windows._open if each is not window)
    window.open(Place("today"))
    line = seen.findChild(LookingLine)
    line.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert window.page.place.kind == "backups"


def test_a_look_of_a_protected_backup_is_gone_with_its_desk(story, windows, qtbot):
    window = story.window
    window.open(Place("backups"))
    qtbot.waitUntil(window.page.actions_.look.isEnabled)
    window.page.actions_.look.trigger()
    assert len(windows._open) == 2
    window.shut()
    assert windows._open == []


def test_nothing_of_what_will_be_different_is_cut_off(story, monkeypatch, qtbot):
    missing = []

    def answer(dialog):
        dialog.show()
        texts = dialog.findChildren(Text)
        missing.extend(each.heightForWidth(each.width()) - each.height() for each in texts)
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(WholeDialog, "exec", answer)
    window = story.window
    window.open(Place("backups"))
    qtbot.waitUntil(window.page.actions_.whole.isEnabled)
    window.page.actions_.whole.trigger()
    assert max(missing) <= 0
