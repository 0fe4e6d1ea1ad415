import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlcipher3 import dbapi2

from mentordesk import errors
from mentordesk.desk import Desk
from mentordesk.storage import backups, copying, migrate
from mentordesk.storage import key as keys
from mentordesk.storage.backups import folders
from mentordesk.storage.connection import explain
from mentordesk.storage.file import create_file, is_protected, open_file, open_to_look, sniff
from mentordesk.storage.schema import Person
from tests.conftest import KEY, Clock, new_desk


@pytest.mark.parametrize(
    "content", [b"\x89PNG" * 100, b"x" * 16, b"x" * 4096, migrate.__doc__.encode()]
)
def test_what_is_not_a_desk_is_refused_and_untouched(tmp_path, content):
    path = tmp_path / "odd.mentordesk"
    path.write_bytes(content)

    with pytest.raises((errors.NotADesk, errors.KeyNeeded)):
        open_file(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("key", [None, KEY])
def test_empty_file_is_not_taken_for_a_new_desk(tmp_path, key):
    path = tmp_path / "empty.mentordesk"
    path.touch()

    with pytest.raises(errors.FileEmpty):
        open_file(path, key)
    assert path.read_bytes() == b""


def test_missing_file_is_not_created(tmp_path):
    with pytest.raises(errors.FileMissing):
        open_file(tmp_path / "none.mentordesk")
    assert list(tmp_path.iterdir()) == []


def test_folder_is_not_a_desk(tmp_path):
    with pytest.raises(errors.NotADesk):
        open_file(tmp_path)


def test_file_of_another_program_is_refused_and_untouched(tmp_path):
    path = tmp_path / "other.mentordesk"
    connection = sqlite3.connect(path)
    connection.execute("create table bookmark (url)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(errors.NotADesk):
        open_file(path)
    assert path.read_bytes() == before


def test_truncated_desk_is_refused_and_untouched(desk, key):
    desk.close()
    whole = desk.path.read_bytes()
    desk.path.write_bytes(whole[: len(whole) // 2 - 100])

    with pytest.raises(errors.MentorDeskError):
        connection = open_file(desk.path, key)
        found = connection.execute("pragma integrity_check").fetchone()
        connection.close()
        if found != ("ok",):
            raise errors.NotADesk
    desk.path.write_bytes(whole)


def test_looking_changes_nothing_in_the_file(desk, key, tmp_path):
    copy = tmp_path / "copy.mentordesk"
    copying.save(desk.connection, copy, key)
    before = copy.read_bytes()

    open_to_look(copy, key).close()
    assert copy.read_bytes() == before
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.mentordesk"]


def test_looking_sees_what_an_open_desk_has_saved(desk, key):
    desk.connection.execute("insert into preference (name, value) values ('a', 'b')")
    desk.connection.commit()
    with closing(open_to_look(desk.path, key)) as connection:
        assert connection.execute("select value from preference").fetchall() == [("b",)]


def test_looking_at_an_older_file_brings_it_up_to_date(desk, key, second_step):
    desk.close()
    second_step.write_text("create table extra (id integer primary key);")
    with closing(open_to_look(desk.path, key)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (len(migrate.STEPS),)


@pytest.mark.parametrize("content", [b"", b"odd" * 11, b"\x89PNG" * 1000])
def test_nobody_is_asked_for_the_passphrase_of_what_is_no_desk(tmp_path, content):
    path = tmp_path / "odd.mentordesk"
    path.write_bytes(content)
    with pytest.raises((errors.NotADesk, errors.FileEmpty)):
        is_protected(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_does_not_keep_us_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.NotADesk):
        sniff(tmp_path / "pipe")


@pytest.mark.parametrize("end", [4096, 4096 * 9])
def test_a_cut_desk_is_told_damaged_whatever_its_passphrase(desk, key, end):
    desk.close()
    desk.path.write_bytes(desk.path.read_bytes()[:end])
    with pytest.raises(errors.FileDamaged):
        open_file(desk.path, key)


@pytest.mark.parametrize("bit", [0, 3, 7])
def test_a_flipped_bit_where_the_tables_are_told_is_refused_in_a_sentence(plain_desk, bit):
    plain_desk.close()
    whole, refused = plain_desk.path.read_bytes(), set()
    for at in range(100, len(whole) // 4, 331):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << bit
        plain_desk.path.write_bytes(flipped)
        try:
            Desk(plain_desk.path, Clock()).close()
        except errors.MentorDeskError as error:
            refused.add(type(error))
    assert errors.FileDamaged in refused
    assert errors.NotSaved not in refused


def test_half_a_page_that_a_full_disk_left_behind_shuts_no_desk(desk, key, tmp_path):
    desk.connection.execute("insert into preference (name, value) values ('a', 'b')")
    desk.connection.commit()
    left = tmp_path / "left.mentordesk"
    for end in ("", "-wal"):
        shutil.copyfile(f"{desk.path}{end}", f"{left}{end}")
    with left.open("ab") as file:
        file.write(bytes(2048))
    with closing(open_file(left, key)) as connection:
        assert connection.execute("select value from preference where name = 'a'").fetchall()


def test_what_fills_a_new_desk_is_seen_once_it_is_whole(tmp_path, key):
    path = tmp_path / "desk.mentordesk"

    def fill(connection):
        assert not path.exists()
        connection.execute("insert into preference (name, value) values ('a', 'b')")

    create_file(path, key, fill)
    with closing(open_file(path, key)) as connection:
        assert connection.execute("select value from preference").fetchall() == [("b",)]


def test_newer_file_is_refused(desk, key):
    desk.connection.execute("pragma user_version = 999")
    desk.close()

    with pytest.raises(errors.FileTooNew):
        Desk(desk.path, Clock(), key)


@pytest.mark.parametrize("early", ["alter table meeting drop column useful", "drop table check_in"])
def test_a_file_from_before_the_first_release_is_refused_whole(desk, key, early):
    desk.connection.execute(early)
    desk.close()

    with pytest.raises(errors.FileTooEarly):
        Desk(desk.path, Clock(), key)
    with pytest.raises(errors.FileTooEarly):
        open_to_look(desk.path, key)


def test_a_desk_is_never_made_over_a_file(tmp_path):
    path = tmp_path / "taken.mentordesk"
    path.write_bytes(b"letter")

    with pytest.raises(errors.FileExists):
        create_file(path)
    assert path.read_bytes() == b"letter"


def test_desk_in_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(errors.NoFolder):
        create_file(tmp_path / "none" / "desk.mentordesk")


@pytest.mark.parametrize(
    "name", ["a #%?é.mentordesk", "file:x?mode=memory", "😀 'q\".mentordesk", "n" * 200]
)
def test_any_name_opens(tmp_path, name):
    new_desk(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_settings_hold(desk):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cache_size": -65536,
        "busy_timeout": 5000,
    }
    have = {name: desk.connection.execute(f"pragma {name}").fetchone()[0] for name in wanted}
    assert have == wanted


def test_desk_opens_once(desk, key):
    with pytest.raises(errors.DeskInUse):
        Desk(desk.path, Clock(), key)


def test_desk_opens_once_by_whatever_name(desk, key):
    other = desk.path.with_name("folder") / "other.mentordesk"
    other.parent.mkdir()
    other.symlink_to(desk.path)
    with pytest.raises(errors.DeskInUse):
        Desk(other, Clock(), key)


@pytest.mark.parametrize("content", [b"", b"garbage"])
def test_spoiled_lock_file_locks_nobody_out(desk, key, content):
    desk.close()
    Path(f"{desk.path}.lock").write_bytes(content)

    again = Desk(desk.path, Clock(), key)
    assert again.connection.execute("pragma quick_check").fetchone() == ("ok",)
    again.close()


def test_passphrase_opens_with_the_salt_in_the_file(tmp_path, qapp):
    path = tmp_path / "desk.mentordesk"
    create_file(path, keys.new("it's a secret"))

    Desk(path, Clock(), keys.derive("it's a secret", sniff(path))).close()
    with pytest.raises(errors.WrongKey):
        Desk(path, Clock(), keys.derive("another", sniff(path)))


def test_sqlcipher_makes_the_same_key_from_a_passphrase(tmp_path):
    path = tmp_path / "desk.mentordesk"
    create_file(path, keys.new("it's a secret"))
    connection = dbapi2.connect(str(path))
    connection.execute("pragma key = 'it''s a secret'")
    assert connection.execute("select count(*) from meeting").fetchone() == (0,)
    connection.close()


def test_nothing_of_a_protected_desk_is_readable(tmp_path):
    path = tmp_path / "desk.mentordesk"
    create_file(path, KEY)
    connection = open_file(path, KEY)
    connection.execute("insert into preference (name, value) values ('a', 'canary-4711')")
    connection.commit()
    on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    connection.close()

    assert b"canary-4711" not in on_disk
    assert b"create table" not in on_disk


@pytest.mark.parametrize("key", ["secret", f"{KEY[:-3]}'", KEY.upper()])
def test_key_that_is_not_raw_is_refused(tmp_path, key):
    create_file(tmp_path / "desk.mentordesk", KEY)
    with pytest.raises(errors.WrongKey):
        open_file(tmp_path / "desk.mentordesk", key)


def test_protected_and_plain_are_told_apart(tmp_path):
    create_file(tmp_path / "plain.mentordesk")
    create_file(tmp_path / "protected.mentordesk", KEY)

    with pytest.raises(errors.NotProtected):
        open_file(tmp_path / "plain.mentordesk", KEY)
    with pytest.raises(errors.KeyNeeded):
        open_file(tmp_path / "protected.mentordesk")


def mapped(table):
    return {
        (c.name, not c.nullable, *((f.column.table.name, f.ondelete) for f in c.foreign_keys))
        for c in table.columns
    }


def migrated(connection, name):
    links = {
        link[3]: (link[2], link[6].lower())
        for link in connection.execute(f"pragma foreign_key_list({name})")
    }
    return {
        (column, bool(not_null), *([links[column]] if column in links else []))
        for _, column, _, not_null, *_ in connection.execute(f"pragma table_info({name})")
    }


def test_migrations_make_the_tables_that_the_rows_map(desk):
    found = inspect(desk.session.connection())
    made = {name for name in found.get_table_names() if not name.startswith(("search", "undo"))}

    assert made == set(Person.metadata.tables)
    for table in Person.metadata.tables.values():
        assert migrated(desk.connection, table.name) == mapped(table), table.name


def test_every_foreign_key_has_its_index(desk):
    for table in Person.metadata.tables.values():
        for column in (c for c in table.columns if c.foreign_keys):
            plan = desk.connection.execute(
                f"explain query plan select 1 from {table.name} where {column.name} = 1"
            ).fetchall()
            assert "USING" in plan[0][-1], (table.name, column.name)


@pytest.fixture
def second_step(tmp_path, monkeypatch):
    """A next version of the file, whose step can be written."""
    step = tmp_path / "0002_next.sql"
    monkeypatch.setattr(migrate, "STEPS", [*migrate.STEPS, step])
    return step


def test_migrating_makes_a_backup_of_the_older_file(desk, key, second_step):
    desk.close()
    second_step.write_text("create table extra (id integer primary key);")
    open_file(desk.path, key).close()

    (made,) = backups.found(desk.path)
    assert (made.version, made.why) == (len(migrate.STEPS) - 1, "migration")
    assert backups.verified(made)


def test_where_no_backup_can_be_made_the_older_file_is_kept_beside_it(
    desk, key, second_step, tmp_path
):
    desk.close()
    folders.choose(desk.path, first=tmp_path / "gone")
    second_step.write_text("create table extra (id integer primary key);")
    connection = open_file(desk.path, key)

    assert connection.execute("pragma user_version").fetchone() == (len(migrate.STEPS),)
    connection.close()
    copies = [path.name for path in desk.path.parent.glob("desk.mentordesk.*")]
    assert copies == ["desk.mentordesk.version-1"]


def test_failing_migration_leaves_the_file_as_it_was(desk, key, second_step):
    desk.close()
    second_step.write_text(
        "create table extra (id integer primary key); insert into nothing values (1);"
    )
    with pytest.raises(errors.MentorDeskError):
        open_file(desk.path, key)

    second_step.write_text("create table extra (id integer primary key);")
    connection = open_file(desk.path, key)
    assert connection.execute("select count(*) from extra").fetchone() == (0,)
    connection.close()


def test_a_page_that_sqlcipher_cannot_read_is_told_as_a_failing_disk():
    assert explain(MemoryError()).code == "disk-failed"
