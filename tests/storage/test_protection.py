import os
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.storage import key as keys
from mentordesk.storage import protection
from mentordesk.storage.file import create_file, is_protected, open_file, sniff
from mentordesk.storage.new_file import is_same_file
from mentordesk.storage.sameness import are_same
from tests.conftest import KEY

NEW = f"x'{'12' * 32}{'34' * 16}'"
WAYS = [(None, NEW), (KEY, NEW), (KEY, None)]
IDS = ["protect", "change", "unprotect"]


def fill(connection):
    """A desk with rows deleted and rows left, whose sequence is beyond its rows."""
    names = [(f"p{n}", f"Person {n} \N{SNOWMAN}") for n in range(500)]
    connection.executemany("insert into person (uid, name, is_me) values (?, ?, 0)", names)
    connection.execute("delete from person where id % 3 = 0")
    connection.execute("insert into preference (name, value) values ('line', 'a\u2028b\r\n')")


def made(path, key):
    create_file(path, key, fill)
    return path


def names(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture(params=WAYS, ids=IDS)
def way(request):
    return request.param


@pytest.fixture
def path(tmp_path, way):
    return made(tmp_path / "desk.mentordesk", way[0])


def people(path, key):
    with closing(open_file(path, key)) as desk:
        return desk.execute("select count(*) from person").fetchone()[0]


def test_a_desk_opens_by_its_new_key_and_has_all_it_had(path, way):
    key, new = way
    protection.rekeyed(path, key, new)

    kept = protection.former(path)
    with closing(open_file(path, new)) as now, closing(open_file(kept, key)) as before:
        assert are_same(before, now)
    assert is_protected(path) == (new is not None)
    if new:
        assert sniff(path) == keys.salt_of(new)


def test_a_sequence_goes_on_where_it_was(path, way):
    key, new = way
    protection.rekeyed(path, key, new)
    with closing(open_file(path, new)) as desk:
        desk.execute("delete from person where id > 490")
        added = desk.execute("insert into person (uid, name, is_me) values ('x', 'X', 0)").lastrowid
    assert added == 501


def test_after_a_good_start_only_the_desk_is_left(path, way):
    key, new = way
    protection.rekeyed(path, key, new)
    assert names(path.parent) == ["desk.mentordesk", "desk.mentordesk.former"]

    assert protection.settle(path, new) is False
    assert names(path.parent) == ["desk.mentordesk"]
    assert people(path, new) == 334


def test_a_desk_goes_all_the_way_round(tmp_path):
    path = made(tmp_path / "desk", None)
    for key, new in ((None, KEY), (KEY, NEW), (NEW, None), (None, KEY), (KEY, None)):
        protection.rekeyed(path, key, new)
    with closing(open_file(path)) as desk:
        assert desk.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert people(path, None) == 334


def test_a_wrong_key_changes_nothing(path, way):
    before = path.read_bytes()
    wrong = f"x'{'00' * 48}'"
    with pytest.raises((errors.WrongKey, errors.NotProtected)):
        protection.rekeyed(path, wrong, NEW)
    assert path.read_bytes() == before
    assert names(path.parent) == ["desk.mentordesk"]


def test_a_desk_that_someone_reads_is_not_swapped(tmp_path):
    path, key, new = made(tmp_path / "desk.mentordesk", KEY), KEY, NEW
    with closing(open_file(path, key)) as reader:
        reader.execute("select * from person").fetchone()
        with pytest.raises(errors.DeskInUse):
            protection.rekeyed(path, key, new)
    assert people(path, key) == 334
    assert names(path.parent) == ["desk.mentordesk"]


def test_a_copy_that_is_not_the_same_is_not_swapped_in(path, way, monkeypatch):
    key, new = way
    monkeypatch.setattr(protection, "are_same", lambda one, other: False)
    with pytest.raises(errors.BackupFailed):
        protection.rekeyed(path, key, new)
    assert people(path, key) == 334
    assert names(path.parent) == ["desk.mentordesk"]


def test_on_a_disk_without_links_the_former_is_a_verified_copy(path, way, monkeypatch):
    key, new = way
    monkeypatch.setattr(type(path), "hardlink_to", lambda self, to: os.link("/none", "/none/x"))
    protection.rekeyed(path, key, new)

    kept = protection.former(path)
    with closing(open_file(path, new)) as now, closing(open_file(kept, key)) as before:
        assert are_same(before, now)


def test_what_fails_after_the_swap_is_put_back(path, way, monkeypatch):
    """The folder cannot be written to the disk once the new desk is at its place."""
    key, new = way

    def sync(each):
        if each.is_dir():
            raise OSError(5, "EIO")

    monkeypatch.setattr("mentordesk.storage.new_file.sync", sync)
    with pytest.raises(errors.DiskFailed):
        protection.rekeyed(path, key, new)
    assert people(path, key) == 334
    assert names(path.parent) == ["desk.mentordesk"]


def test_a_change_cut_short_is_told_and_cleared_away(path, way):
    key, _ = way
    protection.former(path).hardlink_to(path)
    path.with_name("desk.mentordesk.new").write_bytes(b"half")
    with closing(open_file(path, key)) as desk:
        assert protection.settle(path, key) is True
        desk.execute("insert into person (uid, name, is_me) values ('x', 'X', 0)")
    assert [name for name in names(path.parent) if "former" in name or "new" in name] == []


def test_a_damaged_desk_keeps_what_it_was_before(path, way):
    key, new = way
    protection.rekeyed(path, key, new)
    whole = path.read_bytes()
    path.write_bytes(whole[: 4096 * 3] + bytes(4096) + whole[4096 * 4 :])
    with pytest.raises(errors.FileDamaged):
        protection.settle(path, new)
    assert people(protection.former(path), key) == 334


def test_a_link_stays_a_link(path, way):
    key, new = way
    link = path.with_name("link")
    link.symlink_to(path)
    protection.rekeyed(link, key, new)
    assert link.is_symlink()
    assert is_same_file(link, path)
    assert people(path, new) == 334


def test_a_copy_may_be_made_of_an_open_desk(path, way, tmp_path):
    key, new = way
    out = tmp_path / "out #1 %41?.mentordesk"
    with closing(open_file(path, key)) as desk:
        desk.execute("insert into person (uid, name, is_me) values ('x', 'X', 0)")
        desk.commit()
        protection.copy(path, key, out, new)
    assert people(out, new) == 335
    assert people(path, key) == 335


def test_a_copy_never_replaces_a_file(path, way, tmp_path):
    out = tmp_path / "letter"
    out.write_bytes(b"letter")
    with pytest.raises(errors.FileExists):
        protection.copy(path, way[0], out, way[1])
    assert out.read_bytes() == b"letter"


def test_what_is_saved_while_a_copy_is_made_does_not_spoil_it(path, way, tmp_path, monkeypatch):
    key, new = way
    write, writer = protection._write, open_file(path, key)
    saved = []

    def meanwhile(*arguments):
        if not saved:
            saved.append(writer.execute("insert into preference (name, value) values ('x', 1)"))
            writer.commit()
        write(*arguments)

    monkeypatch.setattr(protection, "_write", meanwhile)
    with closing(writer):
        protection.copy(path, key, tmp_path / "out", new)
    assert people(tmp_path / "out", new) == 334
