from mentordesk.errors import DeskInUse
from mentordesk.storage.file import open_file
from mentordesk.ui import own_copy, words
from tests.conftest import Clock, new_desk


def test_a_copy_of_an_open_desk_has_what_was_just_saved(plain_desk, tmp_path):
    plain_desk.connection.execute("insert into preference (name, value) values ('a', 'b')")
    plain_desk.connection.commit()
    said = own_copy._copied(plain_desk.path, tmp_path / "copy", None)

    assert str(tmp_path / "copy") in said
    connection = open_file(tmp_path / "copy")
    assert connection.execute("select value from preference").fetchall() == [("b",)]
    connection.close()


def test_a_copy_never_replaces_a_desk_that_someone_works_in(plain_desk, tmp_path):
    other = new_desk(tmp_path / "other.mentordesk", clock=Clock())
    node = other.path.stat().st_ino
    assert own_copy._copied(plain_desk.path, other.path, None) == words.sentence(DeskInUse())
    assert other.path.stat().st_ino == node
    other.close()
