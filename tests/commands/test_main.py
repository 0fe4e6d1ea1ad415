import pytest

from mentordesk import __version__, errors
from mentordesk.__main__ import COMMANDS, main
from mentordesk.desk import Desk
from mentordesk.storage import key as keys
from mentordesk.storage.file import is_protected, sniff
from tests.commands.running import run
from tests.conftest import Clock


@pytest.fixture
def passphrase(tmp_path):
    path = tmp_path / "passphrase"
    path.write_text("correct horse\n")
    return path


@pytest.fixture
def demo(tmp_path):
    path = tmp_path / "demo.mentordesk"
    assert main(["demo", str(path), "--today", "2026-11-23"]) == 0
    return path


def told(capsys):
    """The one sentence on stderr."""
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    return line


def test_version_and_help_need_no_window():
    assert run("--version").out == f"MentorDesk {__version__}\n"
    shown = run("--help")
    assert shown.code == 0
    assert all(name in shown.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert name in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["check"], ["demo", "x", "--years", "0"], ["demo", "x", "--today", "soon"], ["--odd"]]
)
def test_wrong_usage_is_exit_code_two(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_a_missing_desk_is_one_sentence(tmp_path):
    done = run("check", tmp_path / "none.mentordesk")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"mentordesk: {errors.FileMissing.text}\n"


@pytest.mark.parametrize("content", [b"", b"odd" * 100, b"SQLite format 3\0" * 40])
@pytest.mark.parametrize("command", [["check"], ["list"], ["backup"], ["search"], ["chart"]])
def test_a_file_that_is_no_desk_is_one_sentence(tmp_path, capsys, command, content):
    path = tmp_path / "odd.mentordesk"
    path.write_bytes(content)
    more = {
        "list": ["people"],
        "backup": [str(tmp_path / "copy")],
        "search": ["--json", "--", "word"],
        "chart": ["--goal", "any", "--json"],
    }
    assert main([*command, str(path), *more.get(command[0], [])]) == 1
    assert told(capsys).startswith("mentordesk: ")
    assert path.read_bytes() == content


def test_demo_is_checked_whole(demo, capsys):
    capsys.readouterr()
    assert main(["check", str(demo)]) == 0
    assert "This desk is whole." in capsys.readouterr().out


def test_a_damaged_desk_is_exit_code_one(demo, capsys):
    desk = Desk(demo, Clock())
    desk.connection.execute("update meeting set number = 1 where state = 'held'")
    desk.connection.commit()
    desk.close()

    assert main(["check", str(demo)]) == 1
    assert "wrong  held meetings are numbered once" in capsys.readouterr().out


def test_demo_never_replaces_a_file(demo, capsys):
    capsys.readouterr()
    before = demo.read_bytes()
    assert main(["demo", str(demo)]) == 1
    assert told(capsys) == f"mentordesk: {errors.FileExists.text}"
    assert demo.read_bytes() == before


def test_protected_demo_opens_only_with_its_passphrase(tmp_path, passphrase, capsys):
    path, wrong = tmp_path / "p.mentordesk", tmp_path / "wrong"
    wrong.write_text("battery staple")
    assert main(["demo", str(path), "--passphrase-file", str(passphrase)]) == 0
    assert is_protected(path)
    assert main(["check", str(path), "--passphrase-file", str(passphrase)]) == 0
    assert "the seals of the pages" in capsys.readouterr().out

    assert main(["check", str(path), "--passphrase-file", str(wrong)]) == 1
    assert told(capsys) == f"mentordesk: {errors.WrongKey.text}"


def test_one_newline_of_the_passphrase_file_is_not_part_of_it(tmp_path, passphrase, qapp):
    path = tmp_path / "p.mentordesk"
    main(["demo", str(path), "--passphrase-file", str(passphrase)])
    desk = Desk(path, Clock(), keys.derive("correct horse", sniff(path)))
    assert desk.connection.execute("select count(*) from person where is_me").fetchone() == (1,)
    desk.close()


def test_a_protected_desk_without_a_passphrase_is_one_sentence(tmp_path, passphrase):
    path = tmp_path / "p.mentordesk"
    main(["demo", str(path), "--passphrase-file", str(passphrase)])
    done = run("check", path)
    assert (done.code, done.err) == (1, f"mentordesk: {errors.KeyNeeded.text}\n")


def test_backup_of_an_open_desk_is_whole(demo, tmp_path, capsys, qapp):
    desk, copy = Desk(demo, Clock()), tmp_path / "copy.mentordesk"
    desk.connection.execute("update person set name = 'Now' where id = 2")
    desk.connection.commit()
    assert main(["backup", str(demo), str(copy)]) == 0
    desk.close()
    assert main(["check", str(copy)]) == 0

    opened = Desk(copy, Clock())
    assert opened.connection.execute("select name from person where id = 2").fetchone() == ("Now",)
    opened.close()


def test_backup_never_replaces_a_file(demo, tmp_path, capsys):
    copy = tmp_path / "letter"
    copy.write_bytes(b"letter")
    capsys.readouterr()
    assert main(["backup", str(demo), str(copy)]) == 1
    assert told(capsys) == f"mentordesk: {errors.FileExists.text}"
    assert copy.read_bytes() == b"letter"


def test_tour_renders_every_page_of_a_copy(demo, tmp_path):
    before = demo.read_bytes()
    done = run(
        "tour", tmp_path / "shots", "--desk", demo, "--today", "2026-11-23", "--theme", "dark"
    )

    assert done.code == 0, done.err
    names = {path.name for path in (tmp_path / "shots").iterdir()}
    pages = {"today", "mentorships", "mentorship", "agenda", "meeting-live", "notes", "goal"}
    assert {f"{page}-dark.png" for page in pages} <= names
    assert demo.read_bytes() == before


def test_tour_is_the_same_every_time_wherever_one_lives(tmp_path):
    for name, language in (("one", "C.UTF-8"), ("other", "de_DE.UTF-8")):
        here = {"LANG": language, "LC_ALL": language}
        assert run("tour", tmp_path / name, "--today", "2026-11-23", **here).code == 0
    for picture in (tmp_path / "one").iterdir():
        assert picture.read_bytes() == (tmp_path / "other" / picture.name).read_bytes(), picture
