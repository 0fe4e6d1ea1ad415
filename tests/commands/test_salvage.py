from mentordesk import errors
from mentordesk.desk import Desk
from mentordesk.storage import demo
from mentordesk.storage import key as keys
from tests.commands.running import run
from tests.conftest import NOW, Clock
from tests.storage.damage import with_page


def test_what_can_be_read_of_a_damaged_desk_becomes_a_new_one(tmp_path):
    path = tmp_path / "old.mentordesk"
    demo.make(path, NOW)
    path.write_bytes(with_page(path.read_bytes(), 1))

    done = run("salvage", path, tmp_path / "new.mentordesk")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{tmp_path / 'new.mentordesk'}: a new desk with ")
    assert run("check", tmp_path / "new.mentordesk").code == 0


def test_a_protected_desk_is_salvaged_by_its_passphrase_alone(tmp_path):
    path, given = tmp_path / "old.mentordesk", tmp_path / "passphrase"
    demo.make(path, NOW, key=keys.new("it's a secret"))
    path.write_bytes(with_page(path.read_bytes(), 40))

    given.write_text("another")
    done = run("salvage", path, tmp_path / "new", "--passphrase-file", given)
    assert done.err == f"mentordesk: {errors.WrongKey.text}\n"
    given.write_text("it's a secret")
    assert run("salvage", path, tmp_path / "new", "--passphrase-file", given).code == 0
    assert run("check", tmp_path / "new", "--passphrase-file", given).code == 0


def test_a_desk_that_is_open_is_not_salvaged(tmp_path, qapp):
    demo.make(tmp_path / "old", NOW)
    desk = Desk(tmp_path / "old", Clock())
    assert run("salvage", desk.path, tmp_path / "new").err == (
        f"mentordesk: {errors.DeskInUse.text}\n"
    )
    desk.close()
