import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from sqlalchemy import delete

from mentordesk.domain.place import Place
from mentordesk.storage import backups, notes, protection, trash
from mentordesk.storage import key as keys
from mentordesk.storage.backups import folders
from mentordesk.storage.schema import Mentorship, Note
from mentordesk.ui import way_out
from mentordesk.ui.backups.mentorship import MentorshipDialog
from mentordesk.ui.backups.note import NoteDialog
from mentordesk.ui.looking import Look
from mentordesk.ui.safekeeping.safekeeping import BackUpNow
from mentordesk.ui.widgets.labels import Line, Text
from tests.conftest import NOW


def texts(widget):
    return [each.plain() for each in widget.findChildren(Text) if each.isVisible()]


def rows(page):
    return [page.entries.drawn(row) for row in page.entries.rows]


def write(desk, body):
    with desk.change("Write") as session:
        return notes.add(session, NOW, body)


def spoil(path):
    """Flip a bit in the middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.fixture
def opened(monkeypatch, qtbot):
    """Do something in the dialog that opens, once it may be accepted, and accept it."""

    def opened(kind, choose=0):
        def run(dialog):
            dialog.show()
            dialog._list.setCurrentIndex(dialog._list.entries.index(choose))
            qtbot.waitUntil(dialog._accept.isEnabled)
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(kind, "exec", run)

    return opened


def test_without_backups_it_says_how_they_are_made(shown, qtbot):
    page = shown(reads=False)
    qtbot.waitUntil(page._empty.isVisible)
    assert page._empty._title.text() == "No backups yet"


def test_each_backup_says_when_why_and_where(shown, make, known):
    make(hours=3)
    make(hours=30, why="closing")
    first, second = rows(shown())
    assert (first.first, second.first) == ("Today, 06:12", "Yesterday, 03:12")
    assert first.second.startswith("3 hours ago · after changes · ")
    assert second.second.startswith("1 day ago · on closing · ")
    assert first.second.endswith(" · plain · first place")


def test_the_newest_is_chosen_and_checked(shown, make, qtbot):
    make(hours=3)
    make(hours=30)
    page = shown()
    qtbot.waitUntil(lambda: page.list.chosen().state == "good")
    assert [row.state for row in page.entries.rows] == ["good", ""]
    assert "Checked: to the last bit what was written." in texts(page.detail)


def test_a_flipped_bit_is_told_and_nothing_whole_is_restored_from_it(shown, make, qtbot):
    spoil(make().path)
    page = shown()
    qtbot.waitUntil(lambda: page.list.chosen().state == "damaged")
    assert not page.actions_.whole.isEnabled()
    assert any(text.startswith("Damaged") for text in texts(page.detail))


def test_one_that_is_deleted_meanwhile_is_told_gone(shown, make, qtbot):
    made = make()
    page = shown()
    qtbot.waitUntil(lambda: page.list.chosen().state == "good")
    made.path.unlink()
    page.actions_.check.trigger()
    qtbot.waitUntil(lambda: page.list.chosen().state == "gone")
    assert not any(action.isEnabled() for action in page.actions_.all())


def test_what_the_desk_lacks_now_is_named(shown, make, known, plain_desk):
    known.someone("Priya")
    _, gone = write(plain_desk, "# Career plan")
    make()
    with plain_desk.change("Delete") as session:
        trash.put(session, "note", gone, NOW)
        session.execute(delete(Mentorship))
    said = "Mentorships the desk lacks now: “Priya”.\nNotes the desk lacks now: “Career plan”."
    assert said in texts(shown().detail)


def test_a_second_place_that_is_away_is_told(shown, make, plain_desk, tmp_path):
    make()
    folders.choose(plain_desk.path, second=tmp_path / "stick")
    page = shown()
    assert page._away.isVisible()
    assert str(tmp_path / "stick") in page._away.accessibleName()


def test_looking_at_one_is_wished_as_of_its_moment(shown, make, qtbot):
    made = make(hours=3)
    page = shown()
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    with qtbot.waitSignal(page.wished) as wished:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    (look,) = wished.args
    assert isinstance(look, Look)
    assert (look.path, look.as_of) == (made.path, made.made_at)
    assert look.said == "A backup of 23 Nov, 06:12 · only to look at"


def test_a_restored_mentorship_is_told_and_can_be_undone(shown, make, known, plain_desk, opened):
    known.someone("Priya")
    make()
    with plain_desk.change("Delete") as session:
        session.execute(delete(Mentorship))
    page = shown()
    opened(MentorshipDialog)
    page.actions_.mentorship.trigger()
    assert page._done.accessibleName() == (
        "The mentorship with Priya is as it was on 23 Nov, 09:12."
    )
    assert plain_desk.undo_label == "Restore a mentorship"
    page._undo.click()
    assert plain_desk.session.query(Mentorship).count() == 0


def test_a_restored_note_can_be_opened(shown, make, plain_desk, opened, qtbot):
    made, uid = write(plain_desk, "Then")
    make()
    with plain_desk.change("Write") as session:
        session.get_one(Note, made).updated_at = NOW.replace(hour=23)
        session.get_one(Note, made).body = "Now"
    page = shown()
    opened(NoteDialog)
    page.actions_.note.trigger()
    assert notes.text(plain_desk.session, made) == "Then"
    with qtbot.waitSignal(page.asked) as asked:
        page._open.click()
    assert asked.args == [Place("note", uid)]


def test_an_earlier_passphrase_is_asked_for(shown, make, plain_desk, qtbot, tmp_path):
    made = make()
    key = keys.new("an earlier one")
    other = tmp_path / "other.mentordesk"
    protection.copy(made.path, None, other, key)
    other.replace(made.path)
    made.manifest.unlink()
    page = shown(reads=False)
    qtbot.waitUntil(page.detail._field.isVisible)
    page.detail._field.setText("wrong")
    page.detail._enter.click()
    qtbot.waitUntil(lambda: "This passphrase does not open this backup." in texts(page.detail))
    page.detail._field.setText("an earlier one")
    page.detail._enter.click()
    qtbot.waitUntil(page.actions_.look.isEnabled)
    assert page._reader.key(page.list.chosen().backup) == key
    assert not page.detail._field.isVisible()


def test_one_without_a_seal_can_be_looked_at_but_not_restored(shown, make):
    make().manifest.unlink()
    page = shown()
    assert page.list.chosen().state == "unsealed"
    assert page.actions_.look.isEnabled()
    assert not page.actions_.whole.isEnabled()


def test_while_another_looks_on_nothing_is_listed(shown, make, known, plain_desk, qtbot):
    priya = known.someone("Priya")
    make()
    page = shown()
    plain_desk.present(priya)
    qtbot.waitUntil(page._empty.isVisible)
    assert not page.list.isVisible()
    plain_desk.present(None)
    qtbot.waitUntil(page.list.isVisible)


def test_its_folder_is_shown(shown, make, monkeypatch):
    made, opened = make(), []
    monkeypatch.setattr(way_out, "show_folder", opened.append)
    shown().actions_.show.trigger()
    assert opened == [made.path.parent]


def test_places_are_in_the_settings(shown, make, qtbot):
    make()
    page = shown()
    with qtbot.waitSignal(page.asked) as asked:
        next(b for b in page.findChildren(QPushButton) if b.text() == "Places…").click()
    assert asked.args == [Place("settings")]


def test_a_look_leads_back_to_restoring_it(shown, make, monkeypatch, qtbot):
    made, asked = make(hours=3), []
    make(hours=1)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))
    shown(part=str(made.path))
    qtbot.waitUntil(lambda: asked == ["Restore this desk as it was on 23 Nov, 06:12"])


def test_a_file_that_is_no_desk_is_told(shown, make, qtbot):
    made = make()
    made.path.write_bytes(b"odd" * 4096)
    page = shown(reads=False)
    qtbot.waitUntil(lambda: page.list.isVisible() and not page.actions_.look.isEnabled())
    said = "This file is not a desk, or it is damaged."
    qtbot.waitUntil(lambda: said in texts(page.detail))


def test_many_are_listed_at_once(shown, make, plain_desk):
    for hours in range(4):
        make(hours=hours)
    page = shown()
    assert page.list.entries.rowCount() == len(backups.found(plain_desk.path)) == 4


def test_a_change_is_compared_at_once(shown, make, plain_desk, qtbot):
    make()
    page = shown()
    write(plain_desk, "Later")
    qtbot.waitUntil(lambda: page._deeds.contents is not None)
    assert page._deeds.contents.now["note"] == 1
    assert page._deeds.contents.added["note"] == ("Later",)


def test_what_was_told_is_over_once_it_is_undone(shown, make, known, plain_desk, opened):
    known.someone("Priya")
    make()
    with plain_desk.change("Delete") as session:
        session.execute(delete(Mentorship))
    page = shown()
    opened(MentorshipDialog)
    page.actions_.mentorship.trigger()
    plain_desk.undo()
    assert not page._done.isVisible()


def test_a_backup_that_was_made_meanwhile_is_listed(shown, make, plain_desk, qtbot):
    make(hours=3)
    page = shown()
    make()
    plain_desk.backed_up.emit()
    qtbot.waitUntil(lambda: len(page.entries.rows) == 2)


def test_one_is_made_on_demand(shown, make, qtbot):
    make()
    page = shown()
    with qtbot.waitSignal(page.wished) as wished:
        page._make.click()
    assert wished.args == [BackUpNow()]


def test_a_key_that_is_pressed_twice_asks_once(shown, make, known, monkeypatch):
    known.someone("Priya")
    make()
    page, asked = shown(), []

    def press_again(dialog):
        asked.append(dialog)
        page.actions_.mentorship.trigger()

    monkeypatch.setattr(MentorshipDialog, "exec", press_again)
    page.actions_.mentorship.trigger()
    assert len(asked) == 1
    page.actions_.mentorship.trigger()
    assert len(asked) == 2


def test_what_it_contains_stays_on_view_while_it_is_compared_anew(shown, make, plain_desk, qtbot):
    make()
    page = shown()
    write(plain_desk, "Later")
    assert page.detail._counts.isVisible()
    assert page.actions_.look.isEnabled()
    names = [each.accessibleName() for each in page.detail._counts.findChildren(Line)]
    qtbot.waitUntil(
        lambda: [e.accessibleName() for e in page.detail._counts.findChildren(Line)] != names
    )
