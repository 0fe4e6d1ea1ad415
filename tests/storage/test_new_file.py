import pytest

from mentordesk import errors
from mentordesk.storage.new_file import LONGEST, is_same_file, new_file


def test_a_file_comes_into_its_place_once_it_is_whole(tmp_path):
    path = tmp_path / "desk"
    with new_file(path) as new:
        new.write_bytes(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert [each.name for each in tmp_path.iterdir()] == ["desk"]


def test_what_is_cut_short_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), new_file(tmp_path / "desk") as new:
        new.with_name("desk.new-wal").write_bytes(b"half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_an_earlier_time_are_in_nobody_s_way(tmp_path):
    for end in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"desk.new{end}").write_bytes(b"left")
    with new_file(tmp_path / "desk") as new:
        assert new.read_bytes() == b""
    assert [each.name for each in tmp_path.iterdir()] == ["desk"]


def test_what_cannot_be_cleared_away_does_not_make_a_whole_file_fail(tmp_path):
    with new_file(tmp_path / "desk") as new:
        new.write_bytes(b"whole")
        new.with_name("desk.new-journal").mkdir()
    assert (tmp_path / "desk").read_bytes() == b"whole"


@pytest.mark.parametrize("over", [False, True])
def test_nothing_comes_beside_the_unsaved_changes_of_another_desk(tmp_path, over):
    (tmp_path / "desk-wal").write_bytes(b"changes")
    with pytest.raises(errors.ChangesLeft), new_file(tmp_path / "desk", over=over):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["desk-wal"]


def test_a_link_to_nowhere_is_not_replaced(tmp_path):
    (tmp_path / "desk").symlink_to(tmp_path / "none")
    with pytest.raises(errors.FileExists), new_file(tmp_path / "desk"):
        pass
    assert (tmp_path / "desk").is_symlink()


def test_a_name_must_leave_room_for_the_files_beside_it(tmp_path):
    with new_file(tmp_path / ("n" * LONGEST)) as new:
        new.with_name(f"{new.name}-journal").touch()
    with pytest.raises(errors.NameTooLong), new_file(tmp_path / ("n" * (LONGEST + 1))):
        pass


def test_two_names_of_one_file_are_the_same(tmp_path):
    path, link, twin = (tmp_path / name for name in ("desk", "link", "twin"))
    path.touch()
    link.symlink_to(path)
    twin.hardlink_to(path)

    assert is_same_file(path, link)
    assert is_same_file(path, twin)
    assert not is_same_file(path, tmp_path / "none")
