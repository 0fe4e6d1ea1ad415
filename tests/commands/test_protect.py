import unicodedata
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.__main__ import main
from mentordesk.desk import Desk
from mentordesk.storage import demo
from mentordesk.storage import key as keys
from mentordesk.storage.file import is_protected, open_file, sniff
from mentordesk.storage.sameness import are_same
from tests.commands.running import run
from tests.conftest import NOW, Clock

PASSPHRASE = "Größe ﬁndet Straße"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "desk.mentordesk"
    demo.make(path, NOW)
    return path


@pytest.fixture
def passphrase(tmp_path):
    file = tmp_path / "passphrase"
    file.write_text(unicodedata.normalize("NFC", PASSPHRASE), "utf-8")
    return file


def told(error):
    return 1, "", f"mentordesk: {error.text}\n"


def test_a_protected_desk_has_all_that_the_plain_one_has(path, passphrase, tmp_path):
    before, out = path.read_bytes(), tmp_path / "out.mentordesk"
    done = run("protect", path, out, "--passphrase-file", passphrase)
    assert (done.code, done.err) == (0, "")
    assert "as it was, readable by all" in done.out
    assert path.read_bytes() == before

    key = keys.derive(PASSPHRASE, sniff(out))
    with closing(open_file(out, key)) as there, closing(open_file(path)) as here:
        assert are_same(here, there)


def test_and_back_again(path, passphrase, tmp_path):
    out, plain = tmp_path / "out.mentordesk", tmp_path / "plain.mentordesk"
    run("protect", path, out, "--passphrase-file", passphrase)
    done = run("unprotect", out, plain, "--passphrase-file", passphrase)
    assert (done.code, done.err) == (0, "")
    assert is_protected(out)
    with closing(open_file(plain)) as there, closing(open_file(path)) as here:
        assert are_same(here, there)
    assert run("check", plain).code == 0


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_passphrase_opens_however_a_keyboard_composes_it(path, passphrase, tmp_path, form):
    out = tmp_path / "out.mentordesk"
    main(["protect", str(path), str(out), "--passphrase-file", str(passphrase)])
    passphrase.write_text(unicodedata.normalize(form, PASSPHRASE), "utf-8")
    assert main(["list", str(out), "people", "--passphrase-file", str(passphrase)]) == 0


def test_a_desk_that_is_open_can_be_protected(path, passphrase, tmp_path, qapp):
    desk, out = Desk(path, Clock()), tmp_path / "out.mentordesk"
    desk.connection.execute("update person set name = 'Now' where id = 2")
    desk.connection.commit()
    assert run("protect", path, out, "--passphrase-file", passphrase).code == 0
    desk.close()

    with closing(open_file(out, keys.derive(PASSPHRASE, sniff(out)))) as there:
        assert there.execute("select name from person where id = 2").fetchone() == ("Now",)


def test_no_file_is_ever_replaced(path, passphrase, tmp_path):
    letter = tmp_path / "letter"
    letter.write_bytes(b"letter")
    for out in (letter, path):
        done = run("protect", path, out, "--passphrase-file", passphrase)
        assert done == told(errors.FileExists)
    assert letter.read_bytes() == b"letter"


def test_what_has_a_passphrase_or_none_is_told(path, passphrase, tmp_path):
    out, other = tmp_path / "out.mentordesk", tmp_path / "other"
    run("protect", path, out, "--passphrase-file", passphrase)
    again = run("protect", out, other, "--passphrase-file", passphrase)
    assert again == told(errors.AlreadyProtected)
    assert run("unprotect", path, other) == told(errors.NotProtected)
    assert not other.exists()


def test_a_wrong_passphrase_leaves_nothing(path, passphrase, tmp_path):
    out, other = tmp_path / "out.mentordesk", tmp_path / "other"
    run("protect", path, out, "--passphrase-file", passphrase)
    passphrase.write_text("another")
    assert run("unprotect", out, other, "--passphrase-file", passphrase) == told(errors.WrongKey)
    assert list(tmp_path.glob("other*")) == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (" ", errors.PassphraseEmpty),
        ("two\nlines", errors.PassphraseRefused),
        ("x" * 1001, errors.PassphraseTooLong),
    ],
)
def test_what_can_be_no_passphrase_is_told(path, passphrase, tmp_path, text, error):
    passphrase.write_text(text)
    done = run("protect", path, tmp_path / "out", "--passphrase-file", passphrase)
    assert done == told(error)
    assert not (tmp_path / "out").exists()


def test_a_passphrase_that_is_typed_is_typed_twice(path, tmp_path, monkeypatch, capsys):
    typed = ["correct horse", "correct house"]
    monkeypatch.setattr("getpass.getpass", lambda prompt: typed.pop(0))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["protect", str(path), str(tmp_path / "out")]) == 1
    assert errors.PassphraseDiffers.text in capsys.readouterr().err
