import os
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.storage import backups, demo, diagnosis, rounds
from mentordesk.storage import key as keys
from mentordesk.storage.connection import connect
from mentordesk.storage.file import create_file, open_file
from mentordesk.storage.seals import PAGE
from tests.conftest import KEY, NOW
from tests.storage.damage import with_flip, with_page


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    for key in (None, KEY):
        demo.make(folder / str(key)[:4], NOW, key=key)
    return folder


@pytest.fixture
def content(made, key):
    return (made / str(key)[:4]).read_bytes()


@pytest.fixture
def told(tmp_path):
    """Open some content, and return what is told of it."""

    def run(content, key=None):
        path = tmp_path / "desk.mentordesk"
        path.write_bytes(content)
        try:
            open_file(path, key).close()
        except errors.MentorDeskError as error:
            return diagnosis.diagnose(path, error, key)
        pytest.fail("it opens")

    return run


def test_a_damaged_first_page_is_damage_whatever_it_holds(told, content, key):
    for first in (bytes(PAGE), os.urandom(PAGE), content[PAGE * 3 : PAGE * 4]):
        found = told(with_page(content, 1, first), key)
        assert (type(found.error), found.protected) == (errors.FileDamaged, key is not None)
        assert found.damaged == (1 if key else None)


def test_a_wrong_passphrase_and_damage_are_two_answers(told, made):
    content = (made / KEY[:4]).read_bytes()
    other = keys.new("another")
    assert isinstance(told(content, other).error, errors.WrongKey)
    assert isinstance(told(with_flip(content, 100), other).error, errors.WrongKey)
    assert isinstance(told(with_flip(content, 100), KEY).error, errors.FileDamaged)


def test_how_many_pages_are_damaged_is_told(told, made):
    content = (made / KEY[:4]).read_bytes()
    for page in (1, 7, 8, 20):
        content = with_flip(content, (page - 1) * PAGE + 500)
    assert told(content, KEY).damaged == 4


def test_a_cut_desk_is_damaged(told, content, key):
    found = told(content[: PAGE * 2 + 7], key)
    assert isinstance(found.error, errors.FileDamaged)
    assert found.size == PAGE * 2 + 7
    assert found.changed_at


def test_only_its_passphrase_can_tell_of_a_cut_protected_desk(told, made, tmp_path):
    found = told((made / KEY[:4]).read_bytes()[:-7], KEY)
    assert isinstance(found.error, errors.FileDamaged)
    path = tmp_path / "desk.mentordesk"
    assert diagnosis.diagnose(path, errors.NotADesk()).is_doubtful
    path.write_bytes(os.urandom(PAGE * 3 + 7))
    assert diagnosis.diagnose(path, errors.NotADesk()).is_doubtful


@pytest.mark.parametrize(
    ("content", "error", "kind"),
    [
        (b"", errors.FileEmpty, ""),
        (bytes(PAGE * 3), errors.FileDamaged, "zeros"),
        (b"Dear Zoe, thanks. " * 999, errors.NotADesk, "text"),
        (b"x" * 16, errors.NotADesk, "text"),
        (b"\x89PNG" + os.urandom(PAGE * 2 - 4), errors.NotADesk, "picture"),
        (b"\xff" * PAGE * 2, errors.NotADesk, "other"),
    ],
)
def test_what_is_no_desk_is_told_to_be_something_else(told, content, error, kind):
    found = told(content)
    assert (type(found.error), found.kind, found.is_doubtful) == (error, kind, False)


def test_the_database_of_another_program_is_no_desk(told, tmp_path):
    with closing(connect_new(tmp_path / "other")) as connection:
        connection.execute("create table bookmark (url)")
    found = told((tmp_path / "other").read_bytes())
    assert (type(found.error), found.kind) == (errors.NotADesk, "database")


def connect_new(path):
    path.touch()
    return connect(path)


def test_a_newer_desk_stays_a_newer_one(told, tmp_path):
    create_file(tmp_path / "new")
    with closing(open_file(tmp_path / "new")) as connection:
        connection.execute("pragma user_version = 999")
    assert isinstance(told((tmp_path / "new").read_bytes()).error, errors.FileTooNew)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise on Windows")
def test_names_that_lead_to_no_file_are_told_apart(tmp_path):
    (tmp_path / "dangling").symlink_to(tmp_path / "none")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    missing, other = errors.FileMissing, errors.NotADesk
    wanted = {
        "none": (missing, ""),
        "dangling": (missing, "link"),
        "loop": (missing, "loop"),
        "pipe": (other, "device"),
        ".": (other, "folder"),
        "n" * 300: (errors.NameTooLong, ""),
    }
    for name, told in wanted.items():
        found = diagnosis.diagnose(tmp_path / name, errors.FileMissing())
        assert (type(found.error), found.kind) == told


def test_a_desk_whose_salt_is_damaged_opens_by_that_of_its_backup(tmp_path):
    path = tmp_path / "desk.mentordesk"
    key = keys.new("it's a secret")
    create_file(path, key)
    path.write_bytes(os.urandom(16) + path.read_bytes()[16:])
    with pytest.raises(errors.WrongKey):
        diagnosis.fitting_key(path, "it's a secret")

    path.unlink()
    create_file(path, key)
    backups.make(path, key, "asked", NOW)
    path.write_bytes(os.urandom(16) + path.read_bytes()[16:])
    assert diagnosis.fitting_key(path, "it's a secret") == key
    with pytest.raises(errors.WrongKey):
        diagnosis.fitting_key(path, "another")


def test_a_desk_whose_salt_is_damaged_opens_by_that_which_this_computer_kept(tmp_path):
    path = tmp_path / "desk.mentordesk"
    key = keys.new("it's a secret")
    create_file(path, key)
    rounds.keep_salt(path, key)
    path.write_bytes(with_page(path.read_bytes(), 1))
    assert diagnosis.fitting_key(path, "it's a secret") == key
