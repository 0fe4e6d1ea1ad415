import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from mentordesk import errors
from mentordesk.domain.place import Place
from mentordesk.storage import backups, copying, demo, protection
from mentordesk.storage.backups import manifest
from mentordesk.storage.file import create_file
from mentordesk.ui import dialogs, this_computer
from mentordesk.ui.backups.whole import WholeDialog
from mentordesk.ui.looking import Look, LookingLine
from tests.commands.running import TREE, obedient
from tests.conftest import NOW
from tests.storage.test_looking import state


@pytest.fixture
def window(windows, tmp_path):
    path = tmp_path / "Demo.mentordesk"
    demo.make(path, NOW)
    windows.open(path)
    return windows._open[0]


@pytest.fixture
def kept(window, tmp_path):
    """A backup of the demo."""
    path = tmp_path / "backups" / "20261123T140500Z.mentordesk"
    path.parent.mkdir()
    copying.save(window.desk.connection, path)
    return path


@pytest.fixture
def seen(windows, window, kept, qtbot):
    """A window in which the backup is looked at."""
    seen = Look(kept, None, "Demo, 23 Nov", "A backup of 23 Nov", NOW).grant(windows, window)
    with qtbot.waitExposed(seen):
        seen.show()
    return seen


def first(window, table, where="trashed_at is null"):
    query = f"select uid from {table} where {where}"
    return window.desk.connection.execute(query).fetchone()[0]


def test_the_window_says_what_is_looked_at(seen):
    assert seen.windowTitle() == "Today · Demo, 23 Nov"
    assert seen.findChild(LookingLine).accessibleName() == "A backup of 23 Nov"
    assert seen.desk.now() == NOW


@pytest.mark.parametrize("kind", ["today", "mentorships", "agendas", "notes", "goals", "trash"])
def test_every_page_opens_and_leaves_no_trace(seen, kept, kind):
    before = state(kept.parent)
    seen.open(Place(kind))
    assert seen.page.place == Place(kind)
    assert state(kept.parent) == before


@pytest.mark.parametrize("kind", ["mentorship", "meeting", "note", "goal"])
def test_everything_opens_on_its_page_and_closes(seen, kept, kind):
    before = state(kept.parent)
    seen.open(Place(kind, first(seen, kind)))
    assert seen.page.title
    seen.close()
    assert state(kept.parent) == before


def test_a_note_takes_no_words(seen, qtbot):
    seen.open(Place("note", first(seen, "note", "meeting_id is null"), "write"))
    editor = seen.page.sheet.editor
    before = editor.text()
    editor.setFocus()
    qtbot.keyClicks(editor, "typed")
    assert (editor.text(), editor.isReadOnly()) == (before, True)


def test_a_field_takes_no_words(seen, qtbot):
    seen.open(Place("settings"))
    (name,) = (f for f in seen.page.findChildren(QLineEdit) if f.accessibleName() == "My name")
    with qtbot.waitActive(seen):
        seen.activateWindow()
    name.setFocus()
    qtbot.waitUntil(name.isReadOnly)


def test_words_can_be_searched_for(seen, qtbot):
    seen.open(Place("questions"))
    with qtbot.waitActive(seen):
        seen.activateWindow()
    seen.page.field.setFocus()
    qtbot.keyClicks(seen.page.field, "career")
    assert seen.page.field.text() == "career"


def test_nothing_new_is_offered_in_the_menus(seen):
    offered = {a.text(): a.isEnabled() for m in seen.menu.actions() for a in m.menu().actions()}
    assert not offered["New &note"]
    assert not offered["&Plan a meeting…"]
    assert offered["Save my own &copy…"]


@pytest.mark.parametrize("verb", ["add_note", "add_mentorship", "plan_meeting", "quick_add"])
def test_what_would_ask_for_something_new_says_why_not(seen, verb):
    getattr(seen, verb)()
    assert seen.banner.accessibleName() == "This is only to look at; nothing is changed."


def ticked(page):
    return [box.isChecked() for box in page.findChildren(QCheckBox) if box.isVisible()]


def test_a_refused_tick_is_taken_back_and_says_why(seen, windows, qtbot):
    before = ticked(seen.page)
    with qtbot.capture_exceptions() as caught:
        seen.page.findChild(QCheckBox).click()
    assert [kind for kind, *_ in caught] == [errors.OnlyToLook]
    assert ticked(seen.page) == before
    with qtbot.waitActive(seen):
        seen.activateWindow()
    windows.mishaps.heed(*caught[0])
    assert seen.banner.accessibleName() == "This is only to look at; nothing is changed."


def test_a_look_is_neither_remembered_nor_reminded_of(seen, windows, window, kept):
    before = this_computer.geometry()
    seen.close()
    assert kept not in this_computer.recent_desks()
    assert this_computer.geometry() == before
    assert windows._open == [window]


def test_the_same_backup_is_shown_once(seen, windows, window, kept):
    assert Look(kept, None, "Demo", "A backup").grant(windows, window) is seen


def test_a_look_closes_with_the_desk_it_was_opened_from(seen, windows, window):
    window.close()
    assert windows._open == []
    assert seen.isHidden()


def test_an_own_copy_of_what_is_looked_at_can_be_saved(seen, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "copy.mentordesk"
    monkeypatch.setattr(dialogs, "save_path", lambda *given: path)
    qtbot.keyClick(
        seen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: "saved and verified" in seen.banner.accessibleName())
    assert path.exists()


UNWRITABLE = """
import sys
from pathlib import Path
from mentordesk import app
from mentordesk.ui.backups.whole import WholeDialog
from mentordesk.ui.looking import LookingLine
windows = app.Windows(app.application(["mentordesk"]))
windows.open(Path(sys.argv[1]))
(window,) = windows._open
line = window.findChild(LookingLine)
print(window.windowTitle(), line.accessibleName(), window.desk.looking, sep="|")
window.close()
"""


@pytest.mark.parametrize("where", ["file", "folder"])
def test_a_desk_that_may_not_be_written_is_shown_to_look_at(tmp_path, where):
    folder = tmp_path / "theirs"
    folder.mkdir()
    demo.make(folder / "Demo.mentordesk", NOW)
    before = state(folder)
    (folder / "Demo.mentordesk").chmod(0o400)
    folder.chmod(0o500 if where == "folder" else 0o700)
    command = [*obedient(), sys.executable, "-c", UNWRITABLE, folder / "Demo.mentordesk"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=TREE, check=False)
    said = "This file can't be written, so it is only to look at"
    assert (done.stdout.strip(), done.stderr) == (f"Today · Demo|{said}|True", "")
    assert state(folder) == before


@pytest.fixture
def made(window):
    return backups.make(window.desk.path, None, "asked", NOW)


def test_a_backup_that_is_opened_as_a_desk_is_only_looked_at(windows, window, made):
    windows.open(made.path)
    opened = windows._open[-1]
    said = opened.findChild(LookingLine).accessibleName()
    assert said.startswith("A backup of Demo, 23 Nov, ")
    assert said.endswith(" · only to look at")
    assert opened.desk.looking
    assert this_computer.recent_desks() == [window.desk.path]
    opened.close()
    assert backups.verified(made)


def test_from_a_backup_one_comes_to_where_it_is_restored(windows, window, made, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(WholeDialog, "exec", lambda dialog: asked.append(dialog) or 0)
    windows.open(made.path)
    opened = windows._open[-1]
    restore = next(b for b in opened.findChildren(QPushButton) if b.text() == "Restore…")
    qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert windows._open == [window]
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)


def test_a_backup_whose_desk_is_elsewhere_says_how_to_work_in_it(windows, window, made, tmp_path):
    elsewhere = replace(made, of=str(tmp_path / "gone" / "Demo.mentordesk"))
    manifest.write(elsewhere)
    windows.open(made.path)
    said = windows._open[-1].findChild(LookingLine).accessibleName()
    assert said.endswith(" · to work in it, save your own copy")


def test_a_backup_that_someone_worked_in_is_a_desk(windows, window, made):
    made.path.with_name(f"{made.path.name}-wal").touch()
    windows.open(made.path)
    assert not windows._open[-1].desk.looking


def test_a_desk_with_two_names_is_only_looked_at(windows, tmp_path):
    path, other = tmp_path / "Mine.mentordesk", tmp_path / "Other.mentordesk"
    create_file(path)
    other.hardlink_to(path)
    windows.open(other)
    (window,) = windows._open
    assert window.desk.looking
    assert "two names" in window.findChild(LookingLine).accessibleName()


def test_the_name_of_what_a_desk_was_before_is_no_second_one(windows, tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    protection.former(path).hardlink_to(path)  # as if its protection had been cut short then
    windows.open(path)
    assert not windows._open[0].desk.looking
