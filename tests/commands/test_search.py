import argparse
import json

import pytest

from mentordesk.commands import search
from mentordesk.storage import notes
from tests.storage.note_content import NOW, add_mentorship, add_one_of_each

from .running import run


@pytest.fixture
def path(desk, monkeypatch, key):
    """The desk's raw key stands for its passphrase: making a key takes its time elsewhere."""
    monkeypatch.setattr(search.opening, "key_of", lambda _: key)
    with desk.change("Add") as session:
        add_one_of_each(session, add_mentorship(session), "opaque cursors")
        notes.add(session, NOW, "# Cursors\nsee *cursors*\nand 我们")
    return desk.path


def ran(path, *arguments):
    parser = argparse.ArgumentParser()
    search.add(parser.add_subparsers())
    options = parser.parse_args(["search", str(path), *arguments])
    return options.run(options)


def test_everything_is_found_as_json(path, capsys):
    assert ran(path, "--json", "--", "curs") == 0
    found = json.loads(capsys.readouterr().out)
    assert [set(each) for each in found] == [{"kind", "uid", "title", "excerpt"}] * 6
    assert found[0]["kind"] == "note"
    assert (found[0]["title"], found[0]["excerpt"]) == ("Cursors", "see cursors and 我们")


def test_several_words_and_plain_lines(path, capsys):
    assert ran(path, "--", "我们", "cursors") == 0
    assert capsys.readouterr().out.split() == ["note", "Cursors", "see", "cursors", "and", "我们"]


@pytest.mark.parametrize("words", ['"', "-x", "NEAR(", "((((", "zzz"])
def test_hostile_words_find_nothing(path, capsys, words):
    assert ran(path, "--json", "--", words) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_missing_desk_is_one_sentence(tmp_path):
    told = run("search", tmp_path / "no.mentordesk", "--json", "--", "a")
    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
