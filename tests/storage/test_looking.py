import hashlib
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.storage import copying, migrate
from mentordesk.storage.looking import look
from tests.storage.test_file import second_step  # noqa: F401 - a fixture


def state(folder):
    """Every file of a folder with its content."""
    files = (path for path in folder.iterdir() if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def sealed(desk, key, tmp_path):
    """A backup in a folder of its own."""
    folder = tmp_path / "backups"
    folder.mkdir()
    desk.connection.execute("insert into preference (name, value) values ('a', 'b')")
    desk.connection.commit()
    copying.save(desk.connection, folder / "one.mentordesk", key)
    return folder / "one.mentordesk"


def test_looking_leaves_no_trace(sealed, key):
    before = state(sealed.parent)
    with closing(look(sealed, key)) as seen:
        query = "select value from preference"
        assert seen.connection.execute(query).fetchall() == [("b",)]
        assert state(sealed.parent) == before
    assert state(sealed.parent) == before


def test_what_is_looked_at_cannot_be_written(sealed, key):
    with closing(look(sealed, key)) as seen, pytest.raises(Exception, match="readonly"):
        seen.connection.execute("delete from preference")


def test_an_older_backup_is_brought_up_to_date_beside_itself(sealed, key, second_step):  # noqa: F811
    before = state(sealed.parent)
    second_step.write_text("create table extra (id integer primary key);")
    with closing(look(sealed, key)) as seen:
        version = seen.connection.execute("pragma user_version").fetchone()
        assert version == (len(migrate.STEPS),)
        assert seen.path.name == sealed.name
    assert not seen.path.parent.exists()
    assert state(sealed.parent) == before


def test_a_copy_of_a_protected_backup_is_protected(sealed, key, second_step):  # noqa: F811
    second_step.write_text("create table extra (id integer primary key);")
    with closing(look(sealed, key)) as seen:
        plain = seen.path.read_bytes()[:15] == b"SQLite format 3"
        assert plain == (key is None)
        assert seen.path.parent.stat().st_mode & 0o077 == 0


def test_a_desk_in_a_folder_that_may_not_be_written_is_seen(sealed, key):
    sealed.chmod(0o400)
    sealed.parent.chmod(0o500)
    try:
        with closing(look(sealed, key)) as seen:
            assert seen.connection.execute("select count(*) from preference").fetchone() == (1,)
    finally:
        sealed.parent.chmod(0o700)
    assert list(sealed.parent.iterdir()) == [sealed]


def test_changes_that_are_still_beside_the_file_are_seen(desk, key):
    desk.connection.execute("insert into preference (name, value) values ('late', 'yes')")
    desk.connection.commit()
    with closing(look(desk.path, key)) as seen:
        assert seen.connection.execute("select name from preference").fetchall() == [("late",)]


def test_what_is_no_desk_is_refused(tmp_path):
    with pytest.raises(errors.FileMissing):
        look(tmp_path / "none.mentordesk")
    (tmp_path / "odd.mentordesk").write_bytes(b"x" * 16)
    with pytest.raises(errors.NotADesk):
        look(tmp_path / "odd.mentordesk")
