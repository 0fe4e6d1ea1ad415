import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import timedelta
from subprocess import PIPE

import pytest

from mentordesk import errors
from mentordesk.storage import backups, migrate
from mentordesk.storage.backups import folders
from mentordesk.storage.backups.manifest import SET_ASIDE
from mentordesk.storage.file import create_file, open_file
from mentordesk.storage.schema import Person
from tests.conftest import KEY, NOW

LATER = NOW + timedelta(hours=1)
NAMES = "select name from person order by id"
OPENS = """
import sys
from pathlib import Path
from mentordesk.storage.file import open_file
desk = open_file(Path(sys.argv[1]), sys.argv[2] or None)
print(flush=True)
sys.stdin.read()
desk.close()
"""


@pytest.fixture
def made(desk):
    """A backup with Ada; since then came Grace, and the desk was closed."""
    write(desk, "Ada")
    made = backups.make(desk.path, desk.key, "changes", NOW)
    write(desk, "Grace")
    desk.close()
    return made


def write(desk, name):
    with desk.change("Add") as session:
        session.add(Person(name=name))


def people(path, key):
    with closing(open_file(path, key)) as connection:
        return [name for (name,) in connection.execute(NAMES)]


@contextmanager
def opened_elsewhere(path, key):
    words = [sys.executable, "-c", OPENS, str(path), key or ""]
    with subprocess.Popen(words, stdin=PIPE, stdout=PIPE) as other:
        other.stdout.readline()
        yield
        other.stdin.close()


def test_a_restored_desk_is_row_for_row_what_it_was(desk, key, made):
    backups.restore(made, desk.path, key, LATER)
    assert people(desk.path, key) == ["Ada"]


def test_what_was_there_is_set_aside_as_a_backup(desk, key, made):
    aside = backups.restore(made, desk.path, key, LATER)
    assert (aside.why, aside.rows["person"]) == ("restore", 2)
    assert backups.found(desk.path) == [aside, made]


def test_restoring_what_was_set_aside_undoes_it(desk, key, made):
    aside = backups.restore(made, desk.path, key, LATER)
    backups.restore(aside, desk.path, key, LATER)
    assert people(desk.path, key) == ["Ada", "Grace"]


def test_a_backup_is_still_whole_after_it_was_restored(desk, key, made):
    backups.restore(made, desk.path, key, LATER)
    assert people(desk.path, key) == ["Ada"]
    assert backups.verified(made)


def test_a_missing_desk_comes_back(desk, key, made):
    desk.path.unlink()
    assert backups.restore(made, desk.path, None, LATER) is None
    assert people(desk.path, key) == ["Ada"]


@pytest.mark.parametrize("content", [b"", b"garbage", b"x" * 8192])
def test_a_damaged_desk_is_set_aside_as_it_is(desk, key, made, content):
    desk.path.write_bytes(content)
    aside = backups.restore(made, desk.path, key, LATER)

    assert aside.why == SET_ASIDE
    assert aside.path.read_bytes() == content
    assert people(desk.path, key) == ["Ada"]
    assert backups.newest_good(desk.path) == made


def test_what_was_in_the_wal_of_a_damaged_desk_is_not_lost(desk, key, made):
    wal = desk.path.with_name(f"{desk.path.name}-wal")
    desk.path.write_bytes(b"garbage")
    wal.write_bytes(b"left over")
    aside = backups.restore(made, desk.path, key, LATER)
    assert people(desk.path, key) == ["Ada"]

    backups.restore(aside, desk.path, key, LATER)
    assert (desk.path.read_bytes(), wal.read_bytes()) == (b"garbage", b"left over")


def test_a_desk_of_another_passphrase_is_set_aside_as_it_is(desk, key, made):
    desk.path.unlink()
    create_file(desk.path, KEY.replace("ab", "ef"))
    before = desk.path.read_bytes()
    aside = backups.restore(made, desk.path, key, LATER)
    assert aside.path.read_bytes() == before
    assert people(desk.path, key) == ["Ada"]


def test_what_a_crash_left_in_the_wal_is_in_what_is_set_aside(desk, key, made, tmp_path):
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(open_file(desk.path, key)) as connection:
        connection.execute("update person set name = 'Grace Hopper' where name = 'Grace'")
        connection.commit()
        for path in (desk.path, desk.path.with_name(f"{desk.path.name}-wal")):
            (crashed / path.name).write_bytes(path.read_bytes())
    for path in crashed.iterdir():
        path.rename(desk.path.with_name(path.name))

    aside = backups.restore(made, desk.path, key, LATER)
    assert people(aside.path, key) == ["Ada", "Grace Hopper"]
    assert people(desk.path, key) == ["Ada"]


def test_a_damaged_backup_is_refused_and_the_desk_stays(desk, key, made):
    content = bytearray(made.path.read_bytes())
    content[5000] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(errors.BackupDamaged):
        backups.restore(made, desk.path, key, LATER)
    assert people(desk.path, key) == ["Ada", "Grace"]


def test_a_copy_without_a_manifest_is_looked_through_and_restored(desk, key, made):
    made.manifest.unlink()
    (found,) = backups.found(desk.path)
    backups.restore(found, desk.path, key, LATER, backup_key=key)
    assert people(desk.path, key) == ["Ada"]


def test_a_damaged_copy_without_a_manifest_is_refused(desk, key, made):
    made.manifest.unlink()
    with made.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"x" * 4096)
    (found,) = backups.found(desk.path)
    with pytest.raises((errors.BackupDamaged, errors.FileDamaged)):
        backups.restore(found, desk.path, key, LATER, backup_key=key)
    assert people(desk.path, key) == ["Ada", "Grace"]


def test_a_backup_of_a_newer_version_is_refused_and_the_desk_stays(desk, key, made, monkeypatch):
    with monkeypatch.context() as older, pytest.raises(errors.FileTooNew):
        older.setattr(migrate, "STEPS", [])
        backups.restore(made, desk.path, key, LATER)
    assert people(desk.path, key) == ["Ada", "Grace"]


def test_a_desk_that_someone_has_open_is_not_replaced(desk, key, made):
    with closing(open_file(desk.path, key)) as other:
        with pytest.raises(errors.DeskInUse):
            backups.restore(made, desk.path, key, LATER)
        other.execute("update person set name = 'Grace Hopper' where name = 'Grace'")
        other.commit()
    assert people(desk.path, key) == ["Ada", "Grace Hopper"]


def test_a_desk_that_another_program_has_open_is_not_replaced_without_its_key(desk, key, made):
    wrong = KEY.replace("ab", "ef")
    with opened_elsewhere(desk.path, key), pytest.raises(errors.DeskInUse):
        backups.restore(made, desk.path, wrong, LATER)
    assert backups.found(desk.path) == [made]
    assert people(desk.path, key) == ["Ada", "Grace"]


def test_without_a_place_for_backups_it_is_set_aside_beside_the_desk(desk, key, made, tmp_path):
    folders.choose(desk.path, first=tmp_path / "gone")
    aside = backups.restore(made, desk.path, key, LATER)
    assert aside.path.parent == desk.path.parent
    assert people(aside.path, key) == ["Ada", "Grace"]


def test_a_link_to_a_desk_still_leads_there(desk, key, made):
    link = desk.path.with_name("link.mentordesk")
    link.symlink_to(desk.path)
    backups.restore(made, link, key, LATER)
    assert link.is_symlink()
    assert people(desk.path, key) == ["Ada"]
