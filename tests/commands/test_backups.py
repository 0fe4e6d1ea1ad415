import json

import pytest
from PySide6.QtCore import QLockFile

from mentordesk.__main__ import main
from mentordesk.storage import backups
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file
from tests.conftest import NOW

PASSPHRASE = "it's a secret"


@pytest.fixture(params=["plain", "protected"])
def closed(request, tmp_path):
    """A closed desk, its key, and how its passphrase is given."""
    path, given = tmp_path / "desk.mentordesk", []
    key = keys.new(PASSPHRASE) if request.param == "protected" else None
    if key:
        (tmp_path / "passphrase").write_text(PASSPHRASE)
        given = ["--passphrase-file", str(tmp_path / "passphrase")]
    create_file(path, key)
    return path, key, given


def test_backups_are_listed(closed, capsys):
    path, key, _ = closed
    made = backups.make(path, key, "closing", NOW)
    assert main(["backups", str(path), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["path"], told["state"]) == (str(made.path), "good")
    assert (told["why"], told["made_at"]) == ("closing", "2026-11-23T09:12:00+01:00")


@pytest.mark.parametrize("content", [None, b"", b"garbage"])
def test_backups_of_a_lost_desk_are_listed_and_restored(closed, capsys, content):
    path, key, _ = closed
    made = backups.make(path, key, "closing", NOW)
    before = made.path.read_bytes()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert main(["backups", str(path)]) == 0
    assert "good" in capsys.readouterr().out

    assert main(["restore", str(path), str(made.path)]) == 0
    assert path.read_bytes() == before


def test_restoring_says_where_the_former_went(closed, capsys):
    path, key, given = closed
    made = backups.make(path, key, "closing", NOW)
    assert main(["restore", str(path), str(made.path), *given]) == 0
    aside = backups.found(path)[0]
    assert capsys.readouterr().out.splitlines() == [
        f"{path}: restored from {made.path.name}.",
        f"What was there is set aside: {aside.path}",
    ]


def test_a_desk_that_is_open_is_not_restored(closed, capsys):
    path, key, given = closed
    made = backups.make(path, key, "closing", NOW)
    window = QLockFile(f"{path}.lock")
    assert window.tryLock(0)
    assert main(["restore", str(path), str(made.path), *given]) == 1
    assert "is open in another window" in capsys.readouterr().err
    window.unlock()


def test_a_damaged_backup_is_told_and_not_restored(closed, capsys):
    path, key, _ = closed
    made = backups.make(path, key, "closing", NOW)
    made.path.write_bytes(made.path.read_bytes()[:-1] + b"x")
    main(["backups", str(path)])
    assert "damaged" in capsys.readouterr().out
    before = path.read_bytes()
    assert main(["restore", str(path), str(made.path)]) == 1
    assert "damaged" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_missing_backup_is_told(closed, capsys, tmp_path):
    assert main(["restore", str(closed[0]), str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err == "mentordesk: There is no backup at this place.\n"


def test_a_copy_in_a_folder_is_named_and_can_be_restored(closed, capsys, tmp_path):
    path, _, given = closed
    folder = tmp_path / "stick"
    folder.mkdir()
    assert main(["backup", str(path), str(folder), "--today", "2026-11-23", *given]) == 0
    copy = folder / "desk 2026-11-23 09.12.mentordesk"
    assert copy.exists()

    path.unlink()
    assert main(["restore", str(path), str(copy), *given]) == 0
    assert path.read_bytes() == copy.read_bytes()
