"""What a command says and leaves when something is in its way."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.__main__ import main
from mentordesk.desk import Desk
from mentordesk.storage import demo
from mentordesk.storage.file import create_file, open_file
from tests.commands.running import TREE, obedient, run
from tests.conftest import NOW, Clock

LISTED = ("people", "mentorships", "meetings", "agenda", "actions", "notes", "goals")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "desk.mentordesk"
    demo.make(path, NOW)
    return path


@pytest.fixture
def closed(path):
    """The desk in a folder where nobody may write."""
    path.chmod(0o400)
    path.parent.chmod(0o500)
    yield path
    path.parent.chmod(0o700)


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def sentence(error):
    return f"mentordesk: {error.text}\n"


@pytest.mark.parametrize("what", LISTED)
def test_an_empty_desk_lists_nothing(tmp_path, capsys, what):
    create_file(tmp_path / "empty.mentordesk")
    assert main(["list", str(tmp_path / "empty.mentordesk"), what, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_desk_that_may_not_be_written_can_be_looked_at(closed):
    done = run("list", closed, "people", "--json", before=obedient())
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)
    assert names(closed.parent) == ["desk.mentordesk"]


def test_a_desk_that_may_not_be_written_can_be_copied(closed, tmp_path_factory):
    copy = tmp_path_factory.mktemp("elsewhere") / "copy.mentordesk"
    assert run("backup", closed, copy, before=obedient()).code == 0
    assert run("check", copy).code == 0


def test_a_desk_that_may_not_be_written_can_be_toured(closed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    done = run("tour", folder, "--desk", closed, before=obedient())
    assert (done.code, done.err) == (0, "")
    assert "today.png" in names(folder)


def test_pictures_that_cannot_be_saved_are_one_sentence(small_disk):
    done = run("tour", small_disk, "--scale", "2")
    assert (done.code, done.err) == (1, sentence(errors.DiskFull))


def test_a_place_that_may_not_be_written_is_one_sentence(closed):
    before = obedient()
    for words in (["demo", closed.with_name("new")], ["backup", closed, closed.with_name("new")]):
        done = run(*words, before=before)
        assert (done.code, done.out, done.err) == (1, "", sentence(errors.NoPermission))
    assert names(closed.parent) == ["desk.mentordesk"]


def test_what_may_not_be_read_is_one_sentence(path):
    path.chmod(0)
    done = run("check", path, before=obedient())
    assert (done.code, done.out, done.err) == (1, "", sentence(errors.NoPermission))


def test_demo_refuses_the_place_of_an_open_desk(path, qapp):
    desk = Desk(path, Clock())
    assert run("demo", path).err == sentence(errors.FileExists)
    desk.connection.execute("insert into preference (name, value) values ('a', 'b')")
    desk.close()


@pytest.mark.parametrize("words", [["check"], ["list", "notes"], ["backup", "copy"]])
def test_an_open_desk_goes_on_beside_a_command(path, qapp, words):
    desk = Desk(path, Clock())
    desk.connection.execute("insert into preference (name, value) values ('a', 'before')")
    desk.connection.commit()
    assert run(words[0], path, *words[1:], cwd=path.parent).code == 0

    desk.connection.execute("update preference set value = 'after' where name = 'a'")
    desk.connection.commit()
    assert path.with_name(f"{path.name}-wal").stat().st_size
    desk.close()
    with closing(open_file(path)) as connection:
        kept = connection.execute("select value from preference where name = 'a'").fetchone()
    assert kept == ("after",)


@pytest.mark.skipif(os.name == "nt", reason="locks stay there")
def test_a_desk_that_lost_its_locks_loses_nothing_to_who_reads_it(path, qapp):
    desk = Desk(path, Clock())
    desk.connection.execute("insert into preference (name, value) values ('a', 'before')")
    desk.connection.commit()
    for end in ("", "-shm"):
        path.with_name(path.name + end).open("rb").close()
    assert run("list", path, "people").code == 0

    assert path.with_name(f"{path.name}-wal").exists()
    desk.close()


def test_a_damaged_page_is_told_by_every_command(path, tmp_path):
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    for words in (["list", path, "meetings"], ["backup", path, tmp_path / "copy"]):
        done = run(*words)
        assert (done.code, done.out, done.err) == (1, "", sentence(errors.FileDamaged))
    assert run("check", path).code == 1


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_demo_that_is_killed_leaves_no_desk_and_the_next_is_made(tmp_path, qtbot):
    path = tmp_path / "desk.mentordesk"
    words = ["demo", str(path), "--mentorships", "1000", "--years", "30"]
    with subprocess.Popen([sys.executable, "-m", "mentordesk", *words], cwd=TREE) as process:
        qtbot.waitUntil(path.with_name("desk.mentordesk.new-wal").exists)
        process.send_signal(signal.SIGKILL)
    assert not path.exists()

    assert run("demo", path).code == 0
    assert names(tmp_path) == ["desk.mentordesk"]


def test_an_empty_passphrase_file_is_refused(tmp_path):
    (tmp_path / "empty").write_text("\n")
    done = run("demo", tmp_path / "desk", "--passphrase-file", tmp_path / "empty")
    assert (done.code, done.err) == (1, sentence(errors.PassphraseEmpty))
    assert names(tmp_path) == ["empty"]


@pytest.mark.parametrize("written", [b"correct horse\r\n", b"\xef\xbb\xbfcorrect horse\n"])
def test_a_passphrase_file_may_come_from_any_editor(tmp_path, written):
    path, file = tmp_path / "desk.mentordesk", tmp_path / "passphrase"
    file.write_bytes(b"correct horse")
    assert main(["demo", str(path), "--passphrase-file", str(file)]) == 0
    file.write_bytes(written)
    assert main(["list", str(path), "people", "--passphrase-file", str(file)]) == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-29"])
def test_a_day_without_room_for_years_around_it_is_wrong_usage(tmp_path, day):
    with pytest.raises(SystemExit) as ended:
        main(["demo", str(tmp_path / "desk"), "--today", day])
    assert ended.value.code == 2
    assert names(tmp_path) == []


def test_what_is_listed_is_utf8_whatever_the_system_s_settings(path):
    done = run("list", path, "people", "--json", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert any(not person["name"].isascii() for person in json.loads(done.out))


@pytest.mark.skipif(os.name == "nt", reason="a shell closes them")
@pytest.mark.parametrize("without", [">&-", "<&-", "2>&-"])
def test_closed_streams_are_in_nobody_s_way(path, without):
    command = f'"{sys.executable}" -m mentordesk check "{path}" {without}'
    done = subprocess.run(
        command, shell=True, cwd=TREE, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 300 kB, which a copy of the demo desk does not fit on."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.call(mounting, stderr=subprocess.DEVNULL):
        pytest.skip("only root can make a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_one_sentence_and_keeps_nothing(path, small_disk, tmp_path):
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("planet umbrella")
    for words in (
        ["demo", small_disk / "desk"],
        ["backup", path, small_disk / "copy"],
        ["protect", path, small_disk / "copy", "--passphrase-file", passphrase],
    ):
        done = run(*words)
        assert (done.code, done.out, done.err) == (1, "", sentence(errors.DiskFull))
        assert names(small_disk) == []
