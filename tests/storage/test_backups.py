import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mentordesk import errors
from mentordesk.storage import backups, copying, heads, identity, this_computer
from mentordesk.storage.backups import folders, manifest, placing
from mentordesk.storage.file import create_file, open_file, sniff
from mentordesk.storage.schema import Person
from tests.conftest import KEY, NOW, Clock, new_desk

DAY = timedelta(days=1)


@pytest.fixture
def written(desk):
    """The desk, with something in it."""
    write(desk, "Ada")
    return desk


def write(desk, name):
    with desk.change("Add") as session:
        session.add(Person(name=name))


def make(desk, now=NOW, why="changes"):
    return backups.make(desk.path, desk.key, why, now)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def flip(path, at=5000):
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_backup_is_a_desk_of_its_own_with_every_row(written, key):
    made = make(written)

    with closing(open_file(made.path, key)) as connection:
        assert copying.counts(connection) == made.rows == copying.counts(written.connection)
        assert connection.execute("select name from person").fetchall() == [("Ada",)]


def test_it_lies_among_the_documents_under_the_name_of_its_desk(written):
    made = make(written)
    assert made.path.name == "desk 2026-11-23 09.12.mentordesk"
    assert made.path.parent.parts[-3:] == ("Documents", "MentorDesk backups", "desk")
    assert names(made.path.parent) == [made.path.name, f"{made.path.name}.json"]


def test_two_of_one_minute_both_stay(written):
    first, other = make(written), make(written)
    assert other.path.name == "desk 2026-11-23 09.12 (2).mentordesk"
    assert backups.verified(first)
    assert backups.verified(other)


def test_a_backup_is_never_there_without_its_manifest(written, monkeypatch):
    """Killed in between it would stay unchecked, and never be thinned out."""
    link, seen = Path.hardlink_to, []

    def linked(path, target):
        link(path, target)
        seen.extend(manifest.listed(path.parent))

    monkeypatch.setattr(Path, "hardlink_to", linked)
    made = make(written)
    assert seen == [made]


def test_its_manifest_tells_all_but_words(written, key):
    write(written, "canary-4711")
    made = make(written)

    text = made.manifest.read_text()
    told = json.loads(text)
    assert "canary" not in text
    assert told["made_at"] == "2026-11-23T09:12:00+01:00"
    assert told["zone"] == "Europe/Berlin"
    assert told["rows"]["person"] == 2
    assert told["salt"] == (sniff(made.path).hex() if key else "")
    assert told["path"] == str(written.path)


def test_what_was_made_is_found_newest_first(written):
    old, new = make(written), make(written, NOW + DAY, "closing")
    assert backups.found(written.path) == [new, old]
    assert [each.why for each in backups.found(written.path)] == ["closing", "changes"]


def test_backups_of_a_missing_desk_are_found(written):
    made = make(written)
    written.close()
    written.path.unlink()
    assert backups.found(written.path) == [made]


def test_backups_are_found_on_a_computer_that_has_forgotten_them(written, monkeypatch, tmp_path):
    made = make(written)
    monkeypatch.setattr(this_computer, "_folder", lambda: tmp_path / "new")
    assert backups.found(written.path) == [made]


def test_a_renamed_desk_still_has_its_backups(written, key):
    made = make(written)
    written.close()
    renamed = written.path.rename(written.path.with_name("renamed.mentordesk"))
    other = backups.make(renamed, key, "changes", NOW + DAY)
    assert backups.found(renamed) == [other, made]


def test_a_desk_of_the_same_name_has_its_own(written, key, tmp_path):
    make(written)
    other = tmp_path / "elsewhere" / written.path.name
    other.parent.mkdir()
    create_file(other, key)
    made = backups.make(other, key, "changes", NOW)
    assert made.path.parent.samefile(folders.of(written.path).first)
    assert backups.found(other) == [made]


@pytest.mark.parametrize("at", [20, 5000, -1])
def test_one_flipped_bit_is_noticed(written, at):
    made = make(written)
    assert backups.verified(made)
    flip(made.path, at)
    assert not backups.verified(made)


def test_the_newest_good_one_is_the_newest_that_verifies(written):
    old, new = make(written), make(written, NOW + DAY)
    assert backups.newest_good(written.path) == new
    flip(new.path)
    assert backups.newest_good(written.path) == old


@pytest.mark.parametrize("text", ["", "{}", "[1]", "\0", '{"seal": 1, "size": "x"}'])
def test_without_a_sound_manifest_it_is_listed_and_not_checked(written, text):
    made = make(written)
    made.manifest.write_text(text)
    (found,) = backups.found(written.path)
    assert (found.path, found.digest) == (made.path, "")
    assert not backups.verified(found)


def test_a_manifest_that_was_changed_is_not_believed(written):
    made = make(written)
    made.manifest.write_text(made.manifest.read_text().replace('"person": 1', '"person": 9'))
    assert backups.found(written.path)[0].digest == ""


def test_older_ones_are_thinned_out(written):
    for hours in range(0, 24 * 6, 8):
        last = make(written, NOW + timedelta(hours=hours))
    left = backups.found(written.path)
    assert left[0] == last
    assert len(left) == 6 + 4
    assert len(names(last.path.parent)) == 2 * len(left)


def test_what_is_not_checked_is_never_thinned_out(written):
    made = make(written)
    made.manifest.unlink()
    for days in (1, 20, 40):
        make(written, NOW + days * DAY)
        make(written, NOW + days * DAY + timedelta(hours=1))
    assert made.path.exists()


def test_a_backup_that_someone_worked_in_is_never_thinned_out(written, key):
    made = make(written)
    with closing(open_file(made.path, key)) as connection:
        connection.execute("update person set name = 'Grace'")
        connection.commit()
    for days in (8, 9):
        make(written, NOW + days * DAY)
    folders.choose(written.path, budget=folders.LEAST)
    make(written, NOW + 10 * DAY)
    assert made.path.exists()


def test_other_desks_and_computers_are_not_thinned_out(written, monkeypatch):
    monkeypatch.setattr(folders, "LEAST", 1)
    folders.choose(written.path, budget=1)
    monkeypatch.setattr(this_computer, "name", lambda: "laptop")
    theirs = make(written)
    monkeypatch.setattr(this_computer, "name", lambda: "desktop")
    make(written, NOW + DAY)
    ours = make(written, NOW + 2 * DAY)
    assert backups.found(written.path) == [ours, theirs]


def test_a_budget_of_nothing_still_leaves_the_newest(written, monkeypatch):
    monkeypatch.setattr(folders, "LEAST", 1)
    folders.choose(written.path, budget=1)
    make(written)
    made = make(written, NOW + DAY)
    assert backups.found(written.path) == [made]


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_wrong_clock_loses_nothing(written, year):
    before = make(written)
    wrong = make(written, datetime(year, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")))
    after = make(written, NOW + timedelta(hours=1))
    assert {before, wrong, after} == set(backups.found(written.path))


def test_the_hour_that_comes_twice_has_two_backups(written):
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    made, later = make(written, first), make(written, first.replace(fold=1))
    assert backups.found(written.path) == [later, made]


def test_a_place_that_is_gone_is_told_and_not_made_up(written, tmp_path):
    folders.choose(written.path, first=tmp_path / "stick")
    with pytest.raises(errors.NoFolder):
        make(written)
    assert not (tmp_path / "stick").exists()


def test_a_backup_that_fails_leaves_the_older_ones_and_nothing_else(written, monkeypatch):
    made = make(written)
    before = names(made.path.parent)

    def full(backup):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(manifest, "write", full)
    with pytest.raises(errors.DiskFull):
        make(written, NOW + DAY)
    assert names(made.path.parent) == before
    assert backups.verified(made)


def test_what_was_cut_short_is_cleared_away_by_the_next_one(written, monkeypatch):
    folder = make(written).path.parent
    before = names(folder)
    with monkeypatch.context() as cut, pytest.raises(ZeroDivisionError):
        cut.setattr(placing, "_remove", lambda new: None)
        cut.setattr(manifest, "digest", lambda path: 1 / 0)
        make(written, NOW + DAY)
    assert len(names(folder)) == 3

    made = make(written, NOW + DAY)
    assert names(folder) == sorted([*before, made.path.name, made.manifest.name])


@pytest.mark.skipif(os.name == "nt", reason="there, what is written to cannot be deleted")
def test_what_another_process_is_writing_is_left_to_it(written):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        folder = make(written).path.parent
        with placing._unfinished(backups.found(written.path)[0]) as ours:
            theirs = ours.with_name(ours.name.replace(str(os.getpid()), str(other.pid)))
        theirs.write_bytes(b"half a desk")
        make(written, NOW + DAY)
        assert theirs.exists()
        other.communicate(b"\n")
    make(written, NOW + 2 * DAY)
    assert [name for name in names(folder) if "unfinished" in name] == []


def test_two_threads_that_back_up_wait_for_each_other(written, key):
    with ThreadPoolExecutor(4) as pool:
        made = [*pool.map(lambda n: make(written, NOW + n * DAY), range(4))]
    assert [backups.verified(each) for each in made] == [True] * 4


def test_backups_at_a_former_place_are_still_found(written, tmp_path):
    made = [make(written)]
    for days, name in enumerate(("one", "two"), 1):
        (tmp_path / name).mkdir()
        folders.choose(written.path, first=tmp_path / name)
        made.append(make(written, NOW + days * DAY))
    folders.choose(written.path, first=None)
    assert {each.path for each in backups.found(written.path)} == {each.path for each in made}


def test_a_missing_desk_is_told(tmp_path):
    with pytest.raises(errors.FileMissing):
        backups.make(tmp_path / "none.mentordesk", None, "changes", NOW)


def test_the_second_place_has_a_verified_copy(written, tmp_path):
    folders.choose(written.path, second=tmp_path / "stick")
    made = make(written)
    assert backups.second(made, written.path, NOW) is None  # it is away
    (tmp_path / "stick").mkdir()

    copy = backups.second(made, written.path, NOW)
    assert backups.verified(copy)
    assert copy.path.parent == tmp_path / "stick"
    assert backups.second(made, written.path, NOW) == copy


def test_the_second_place_serves_when_the_first_is_gone(written, tmp_path):
    (tmp_path / "stick").mkdir()
    folders.choose(written.path, second=tmp_path / "stick")
    made = make(written)
    copy = backups.second(made, written.path, NOW)
    assert backups.found(written.path) == [made]
    made.path.unlink()
    assert backups.found(written.path) == [copy]


def test_a_copy_that_arrives_changed_is_not_kept(written, tmp_path):
    (tmp_path / "stick").mkdir()
    folders.choose(written.path, second=tmp_path / "stick")
    made = make(written)
    flip(made.path)
    with pytest.raises(errors.BackupFailed):
        backups.second(made, written.path, NOW)
    assert names(tmp_path / "stick") == []


def test_a_desk_keeps_who_it_is(written, key):
    made, again = make(written), make(written)
    assert made.desk == again.desk == identity.of(written.connection)
    with closing(open_file(made.path, key)) as connection:
        assert identity.of(connection) == made.desk


def test_a_desk_that_is_being_backed_up_is_never_read_as_a_file(written, key, monkeypatch):
    head = sniff(written.path)
    with heads.known(written.path, key):
        monkeypatch.setattr(Path, "open", lambda *given: pytest.fail("its locks are lost now"))
        assert sniff(written.path) == head


@pytest.mark.parametrize("name", ["a b: ?*.mentordesk", "n" * 215, "😀 مرحبا.mentordesk", " .x"])
def test_any_name_of_a_desk_has_backups(tmp_path, name, qapp):
    desk = new_desk(tmp_path / name, KEY, Clock())
    made = make(desk)
    desk.close()
    assert backups.found(desk.path) == [made]
    assert backups.verified(made)


def test_places_are_kept_until_they_are_as_usual_again(desk, tmp_path):
    usual = folders.of(desk.path)
    folders.choose(desk.path, first=tmp_path, budget=20_000_000)
    assert folders.of(desk.path).first == tmp_path
    assert folders.of(desk.path).budget == 20_000_000
    folders.choose(desk.path, first=None, budget=None)
    assert folders.of(desk.path) == usual
