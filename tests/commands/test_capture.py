import argparse
import json

import pytest

from mentordesk import errors
from mentordesk.commands import capture
from mentordesk.desk import Desk
from mentordesk.storage import demo
from mentordesk.storage.file import create_file
from tests.conftest import NOW, Clock

from .running import run

TODAY = ["--today", "2026-11-23"]


@pytest.fixture
def path(tmp_path, monkeypatch, key):
    """The desk's raw key stands for its passphrase: making a key takes its time elsewhere."""
    monkeypatch.setattr(capture.opening, "key_of", lambda _: key)
    path = tmp_path / "desk.mentordesk"
    demo.make(path, NOW, key=key)
    return path


def ran(path, *arguments):
    parser = argparse.ArgumentParser()
    capture.add(parser.add_subparsers())
    options = parser.parse_args(["capture", str(path), *arguments, *TODAY])
    return options.run(options)


def test_what_became_of_a_line_is_a_sentence(path, capsys):
    assert ran(path, "Priya: draft the note by Friday") == 0
    said = "Action item of Priya Raman, due 2026-11-27, for the meeting of 2026-11-26"
    assert capsys.readouterr().out == f"{said}: draft the note\n"


def test_what_became_of_a_line_is_an_object(path, capsys):
    assert ran(path, "ask Priya about tests 10 min", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["text"], told["minutes"]) == ("agenda_item", "tests", 10)
    assert (told["person"], told["voice"]) == ("Priya Raman", "mentor")
    assert told["meeting_start"].startswith("2026-11-26T")


def test_a_desk_that_was_written_opens_as_before(path, key, qapp):
    ran(path, "Just a thought")
    desk = Desk(path, Clock(), key)
    (found,) = desk.connection.execute("select body, private from note order by id desc limit 1")
    assert found == ("Just a thought", 1)
    desk.close()


def test_another_language_is_understood(path, capsys):
    ran(path, "Priya: Notiz schreiben bis nächste Woche", "--language", "de")
    assert "due 2026-11-30" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("two\nlines", errors.NotOneLine),
        ("bell \x07", errors.TextRefused),
        ("nul \x00", errors.TextRefused),
        ("half \ud800", errors.TextRefused),
        ("x" * 1_000_000, errors.LineTooLong),
        ("decided: what", errors.NobodyNamed),
        ("Priya:", errors.NothingCaptured),
        ("", errors.NothingCaptured),
    ],
)
def test_hostile_lines_are_refused_in_a_sentence(path, text, error):
    with pytest.raises(error):
        ran(path, text)


@pytest.fixture
def plain(tmp_path):
    create_file(tmp_path / "plain.mentordesk")
    return tmp_path / "plain.mentordesk"


def test_a_desk_that_is_open_in_a_window_is_refused(plain, qapp):
    desk = Desk(plain, Clock())
    told = run("capture", plain, "A thought")
    desk.close()
    assert (told.code, told.out) == (1, "")
    assert told.err == f"mentordesk: {errors.DeskInUse.text}\n"
    assert run("capture", plain, "A thought").out == "Private note: A thought\n"


def test_a_line_that_only_a_shell_could_hand_on_is_one_sentence(plain):
    told = run("capture", plain, "half \udcff")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)


def test_a_desk_that_is_not_there_is_not_made(tmp_path):
    told = run("capture", tmp_path / "no.mentordesk", "A thought")
    assert (told.code, told.err) == (1, f"mentordesk: {errors.FileMissing.text}\n")
    assert list(tmp_path.iterdir()) == []
