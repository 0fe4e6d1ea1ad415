import os
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.storage import copying
from mentordesk.storage.file import open_file, sniff
from mentordesk.storage.schema import Person


@pytest.fixture
def copy(desk, tmp_path):
    with desk.change("Add") as session:
        session.add_all([Person(name="Ada"), Person(name="Grace")])
    return tmp_path / "copy.mentordesk"


def test_copy_of_an_open_desk_has_every_row(desk, key, copy):
    copying.save(desk.connection, copy, key)

    connection = open_file(copy, key)
    assert copying.counts(connection) == copying.counts(desk.connection)
    assert connection.execute("select name from person").fetchall() == [("Ada",), ("Grace",)]
    connection.close()


def test_copy_is_one_file_with_the_salt_of_its_desk(desk, key, copy, tmp_path):
    copying.save(desk.connection, copy, key)

    beside = [path.name for path in tmp_path.glob("copy*")]
    assert beside == ["copy.mentordesk"]
    if key:
        assert sniff(copy).hex() == key[-33:-1]


def test_copy_never_replaces_a_file_unasked(desk, key, copy):
    copy.write_bytes(b"letter")
    with pytest.raises(errors.FileExists):
        copying.save(desk.connection, copy, key)
    assert copy.read_bytes() == b"letter"


@pytest.mark.parametrize("how", ["symlink_to", "hardlink_to"])
def test_a_desk_is_never_replaced_by_its_own_copy(desk, key, copy, how):
    getattr(copy, how)(desk.path)
    with pytest.raises(errors.FileExists):
        copying.save(desk.connection, copy, key, over=True)
    assert copy.samefile(desk.path)


def test_a_copy_made_while_someone_writes_is_of_one_moment(desk, key, copy, monkeypatch):
    before = copying.counts

    def counts(connection):
        with closing(open_file(desk.path, key)) as other:
            other.execute("insert into preference (name, value) values (hex(randomblob(9)), 1)")
            other.commit()
        return before(connection)

    monkeypatch.setattr(copying, "counts", counts)
    copying.save(desk.connection, copy, key)
    assert copy.exists()


def test_copy_into_a_missing_folder_leaves_nothing(desk, key, tmp_path):
    with pytest.raises(errors.NoFolder):
        copying.save(desk.connection, tmp_path / "none" / "copy.mentordesk", key)


def test_a_copy_that_does_not_verify_is_not_kept(desk, key, copy, monkeypatch):
    before = copying.counts
    monkeypatch.setattr(
        copying, "counts", lambda c: before(c) | ({"person": 1} if c is desk.connection else {})
    )
    with pytest.raises(errors.BackupFailed):
        copying.save(desk.connection, copy, key)
    assert not copy.exists()
    assert list(copy.parent.glob("*.new*")) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions work otherwise on Windows")
def test_only_its_owner_may_read_a_copy(desk, key, copy):
    copying.save(desk.connection, copy, key)
    assert copy.stat().st_mode & 0o077 == 0
