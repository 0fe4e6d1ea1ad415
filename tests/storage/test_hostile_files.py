"""Every file that can lie where a desk is thought to be: one sentence, and not one byte changed."""

import os
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.desk import Desk
from mentordesk.storage import copying, demo, diagnosis
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, is_protected, open_file
from mentordesk.storage.seals import PAGE
from tests.conftest import KEY, NOW, Clock
from tests.storage.damage import rows, with_flip, with_page

OTHER = keys.new("another desk's")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    for key in (None, KEY):
        demo.make(folder / str(key)[:4], NOW, key=key)
    return {key: (folder / str(key)[:4]).read_bytes() for key in (None, KEY)}


SPOILED = {
    "empty": lambda whole: b"",
    "16 bytes": lambda whole: whole[:16],
    "cut at a page": lambda whole: whole[: PAGE * 3],
    "cut within a page": lambda whole: whole[: PAGE * 3 + 100],
    "first page zeroed": lambda whole: with_page(whole, 1),
    "first pages swapped": lambda whole: whole[PAGE : PAGE * 2] + whole[:PAGE] + whole[PAGE * 2 :],
    "a bit of the head flipped": lambda whole: with_flip(whole, 18, 5),
    "zeros": lambda whole: bytes(len(whole)),
    "random": lambda whole: os.urandom(len(whole) + 5),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_spoiled_desk_has_its_sentence_and_stays_as_it_is(tmp_path, made, key, how):
    path = tmp_path / "Mine.mentordesk"
    content = SPOILED[how](made[key])
    path.write_bytes(content)
    with pytest.raises(errors.MentorDeskError) as caught:
        Desk(path, Clock(), key)
    found = diagnosis.diagnose(path, caught.value, key)
    wrong_key = isinstance(found.error, errors.WrongKey)
    assert wrong_key == (how == "random" and key is not None)
    assert path.read_bytes() == content
    assert sorted(each.name for each in tmp_path.iterdir()) == ["Mine.mentordesk"]


@pytest.mark.parametrize("extra", [PAGE, 100])
def test_what_was_put_behind_a_desk_loses_nothing(tmp_path, made, key, extra):
    path = tmp_path / "Mine.mentordesk"
    path.write_bytes(made[key] + os.urandom(extra))
    try:
        Desk(path, Clock(), key).close()
    except errors.MentorDeskError as error:
        found = diagnosis.diagnose(path, error, key)
        assert isinstance(found.error, errors.FileDamaged)  # a sealed file has whole pages
    else:
        assert rows(path, key)["note"]


@pytest.mark.parametrize("changes", [b"", os.urandom(9000), b"\x37\x7f\x06\x82" + bytes(5000)])
def test_a_spoiled_wal_is_passed_over(tmp_path, made, key, changes):
    path = tmp_path / "Mine.mentordesk"
    path.write_bytes(made[key])
    path.with_name(f"{path.name}-wal").write_bytes(changes)
    before = rows(path, key)
    Desk(path, Clock(), key).close()
    assert rows(path, key) == before


def test_the_wal_of_another_desk_does_not_get_into_a_protected_one(tmp_path, made):
    path, other = tmp_path / "Mine.mentordesk", tmp_path / "Other.mentordesk"
    path.write_bytes(made[KEY])
    create_file(other, OTHER)
    with closing(open_file(other, OTHER)) as connection:
        connection.execute("insert into preference (name, value) values ('a', 'b')")
        connection.commit()
        foreign = other.with_name(f"{other.name}-wal").read_bytes()
    path.with_name(f"{path.name}-wal").write_bytes(foreign)
    with pytest.raises(errors.ChangesForeign):
        Desk(path, Clock(), KEY)
    assert path.read_bytes() == made[KEY]


def test_a_key_of_another_desk_and_a_key_for_a_plain_one_are_refused(tmp_path, made):
    path = tmp_path / "Mine.mentordesk"
    for content, key, error in (
        (made[KEY], OTHER, errors.WrongKey),
        (made[KEY], None, errors.KeyNeeded),
        (made[None], KEY, errors.NotProtected),
    ):
        path.write_bytes(content)
        with pytest.raises(error):
            Desk(path, Clock(), key)
        assert path.read_bytes() == content


@pytest.mark.parametrize("name", ["a %20 #1 ?x=y", "file:x?mode=memory", "😀 ' \"", "n" * 230])
def test_whatever_it_is_called_it_is_told_what_it_is(tmp_path, name):
    path = tmp_path / f"{name}.mentordesk"
    path.write_bytes(b"\x89PNG" + os.urandom(PAGE * 3))
    with pytest.raises(errors.NotADesk) as caught:
        Desk(path, Clock())
    assert diagnosis.diagnose(path, caught.value).kind == "picture"


def test_a_copy_without_its_wal_is_whole_as_of_an_earlier_moment(desk, key, tmp_path):
    """Nothing in it tells that something is missing: a copy is made by a backup."""
    desk.connection.execute("insert into preference (name, value) values ('a', 'b')")
    desk.connection.commit()
    moved = tmp_path / "Moved.mentordesk"
    moved.write_bytes(desk.path.read_bytes())
    copying.save(desk.connection, tmp_path / "Copy.mentordesk", key)
    assert not is_protected(moved) or key
    missing = rows(tmp_path / "Copy.mentordesk", key)["preference"] - rows(moved, key)["preference"]
    assert missing == 1


def test_a_damaged_salt_is_written_anew_by_opening_with_the_right_key(tmp_path, made):
    path = tmp_path / "Mine.mentordesk"
    path.write_bytes(os.urandom(16) + made[KEY][16:])
    Desk(path, Clock(), KEY).close()
    assert path.read_bytes()[:16] == made[KEY][:16]
