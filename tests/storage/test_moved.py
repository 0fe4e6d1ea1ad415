"""The file of a desk that is renamed, deleted or replaced while the desk is open."""

from contextlib import closing

import pytest

from mentordesk.storage import backups
from mentordesk.storage.connection import connect
from mentordesk.storage.file import create_file
from mentordesk.storage.schema import Person


@pytest.fixture
def written(desk):
    with desk.change("Add") as session:
        session.add(Person(name="Ada"))
    return desk


def people(path, key):
    with closing(connect(path, key)) as file:
        return [name for (name,) in file.execute("select name from person where not is_me")]


def test_a_desk_that_is_renamed_while_open_has_all_of_it_under_its_new_name(written, key):
    other = written.path.rename(written.path.with_name("Other.mentordesk"))
    assert written.is_moved
    written.close()
    assert people(other, key) == ["Ada"]
    assert not list(written.path.parent.glob(f"{written.path.name}-*"))


def test_a_desk_that_is_deleted_while_open_comes_back_from_its_backup(written, key):
    written.path.unlink()
    written.close()
    (made,) = backups.found(written.path)
    assert backups.verified(made)
    assert people(made.path, key) == ["Ada"]


def test_what_another_program_puts_in_the_place_of_a_desk_stays_as_it_is(written, key, tmp_path):
    other = tmp_path / "new.mentordesk"
    create_file(other, key)
    other.replace(written.path)
    written.close()
    assert people(written.path, key) == []
    assert people(backups.found(written.path)[0].path, key) == ["Ada"]


def test_a_desk_that_stays_where_it_is_is_not_taken_for_moved(written):
    assert not written.is_moved
    written.close()
    assert backups.found(written.path) == []
