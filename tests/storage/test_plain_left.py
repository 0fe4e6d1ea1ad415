from contextlib import closing
from datetime import timedelta

import pytest

from mentordesk import errors
from mentordesk.storage import backups, copying, plain_left, protection
from mentordesk.storage.backups import folders
from mentordesk.storage.file import create_file, is_protected, open_file, sniff
from mentordesk.storage.key import salt_of
from tests.conftest import KEY, NOW

DAY = timedelta(days=1)


def fill(connection):
    people = [(f"p{n}", f"Person {n}") for n in range(50)]
    connection.executemany("insert into person (uid, name, is_me) values (?, ?, 0)", people)


@pytest.fixture
def path(tmp_path):
    """A desk that has a passphrase now, and two backups of when it had none."""
    path = tmp_path / "desk.mentordesk"
    create_file(path, None, fill)
    for day in (0, 1):
        backups.make(path, None, "changes", NOW + day * DAY)
    protection.rekeyed(path, None, KEY)
    return path


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_earlier_backups_open_by_the_passphrase_alone(path):
    before = backups.found(path)
    assert plain_left.found(path) == [each.path for each in before]

    assert plain_left.protect(path, KEY) == []
    assert plain_left.found(path) == []
    now = backups.found(path)
    assert [each.made_at for each in now] == [each.made_at for each in before]
    assert [each.rows for each in now] == [each.rows for each in before]
    assert all(each.protected and backups.verified(each) for each in now)
    for each in now:
        assert sniff(each.path) == salt_of(KEY)
        with closing(open_file(each.path, KEY)) as desk:
            assert copying.counts(desk) == dict(each.rows)


def test_nothing_of_the_readable_ones_is_left(path):
    plain_left.protect(path, KEY)
    folder = backups.found(path)[0].path.parent
    assert len(names(folder)) == 4
    assert all(b"Person 7" not in (folder / name).read_bytes() for name in names(folder))


def test_a_second_place_is_not_forgotten(path, tmp_path):
    second = tmp_path / "stick"
    second.mkdir()
    folders.choose(path, second=second)
    backups.second(backups.found(path)[0], path, NOW)

    assert plain_left.protect(path, KEY) == []
    there = [each for each in second.iterdir() if each.suffix == ".mentordesk"]
    assert [is_protected(each) for each in there] == [True]
    assert len(backups.found(path)) == 2


def test_a_damaged_backup_is_left_as_it_is(path):
    newest, other = backups.found(path)
    content = bytearray(newest.path.read_bytes())
    content[9000] ^= 1
    newest.path.write_bytes(content)

    assert plain_left.protect(path, KEY) == [newest.path]
    assert newest.path.read_bytes() == content
    assert not other.path.exists()


def test_what_was_cut_short_is_done_the_next_time(path, monkeypatch):
    """The protected one is there already, and the readable one was not yet deleted."""
    kept = {each: each.read_bytes() for each in backups.found(path)[0].path.parent.iterdir()}
    plain_left.protect(path, KEY)
    for each, content in kept.items():
        each.write_bytes(content)

    assert plain_left.protect(path, KEY) == []
    assert len(backups.found(path)) == 2


def test_a_full_disk_loses_none(path, monkeypatch):
    before = [each.path for each in backups.found(path)]

    def full(*arguments):
        raise errors.DiskFull

    monkeypatch.setattr(protection, "copy", full)
    with pytest.raises(errors.DiskFull):
        plain_left.protect(path, KEY)
    assert [each.path for each in backups.found(path) if backups.verified(each)] == before
    assert len(names(before[0].parent)) == 4


def test_an_older_version_beside_the_desk_is_protected_at_its_place(path):
    version = path.with_name(f"{path.name}.version-1")
    create_file(version, None, fill)
    path.with_name(f"{path.name}.version-1.txt").write_text("not ours")
    assert version in plain_left.found(path)

    assert plain_left.protect(path, KEY) == []
    assert is_protected(version)
    with closing(open_file(version, KEY)) as desk:
        assert desk.execute("select count(*) from person").fetchone() == (50,)
