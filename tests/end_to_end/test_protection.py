import subprocess
import sys
from pathlib import Path

from mentordesk.storage import key as keys
from mentordesk.storage import offers, protection
from mentordesk.storage.file import create_file, is_protected, open_to_look, sniff
from tests.end_to_end.driver import TREE, until

PROTECT = (1235, 68)  # in the line above the page
CANARY = "canary 4711 sings"
BACK_UP = """
import sys
from contextlib import closing
from pathlib import Path
from mentordesk import clock
from mentordesk.storage import backups
from mentordesk.storage.connection import connect
desk, name = map(Path, sys.argv[1:])
with closing(connect(desk)) as source:
    backups.make_from(source, name, None, "changes", clock.now())
"""
PASSPHRASE = "gravel umbrella nobody 44 sings"


def was_offered(path):
    connection = open_to_look(path)
    with_offer = offers.is_settled(connection)
    connection.close()
    return with_offer


def notes_in(path, passphrase):
    connection = open_to_look(path, keys.derive(passphrase, sniff(path)))
    found = connection.execute("select body from note").fetchall()
    connection.close()
    return found


def write(app, text):
    app.key("ctrl+n")
    app.await_title("Notes")
    app.type(text)


def protect(app, path):
    """Take the offer, with a passphrase of one's own."""
    until(lambda: was_offered(path), lambda: "nothing was offered")
    app.click(*PROTECT)
    app.await_dialog("Protect desk")
    app.key("Right", "Tab")
    app.type(PASSPHRASE)
    app.key("Tab", "Tab")  # past the eye
    app.type(PASSPHRASE)
    app.key("Return")
    until(lambda: is_protected(path), lambda: "the desk is as plain as before")
    app.await_window("Mine")


def test_a_desk_is_protected_once_there_is_something_to_protect(start, tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    app = start(path)
    write(app, "Priya wants to lead the guild")
    protect(app, path)
    assert app.end() == (0, "")
    app = start(path)
    app.type(PASSPHRASE)
    app.key("Return")
    app.await_window("Today · Mine")
    assert app.end() == (0, "")
    assert notes_in(path, PASSPHRASE) == [("Priya wants to lead the guild",)]


def test_once_it_was_opened_well_nothing_of_a_protected_desk_can_be_read(start, env, tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    app = start(path)
    write(app, CANARY)
    protect(app, path)
    assert app.end() == (0, "")
    back_up(protection.former(path), path, env)
    places = tmp_path, Path(env["XDG_DOCUMENTS_DIR"])
    assert readable(*places) == {".former", ".mentordesk"}

    app = start(path)
    app.await_dialog("Mine")
    app.type(f"{PASSPHRASE}\r")
    app.await_window("Mine")
    until(lambda: not readable(*places), lambda: f"{readable(*places)} can be read")
    assert app.end() == (0, "")
    app = start(path)
    app.type(PASSPHRASE)
    app.key("Return")
    app.await_window("Today · Mine")
    assert app.end() == (0, "")
    assert notes_in(path, PASSPHRASE) == [(CANARY,)]


def back_up(desk, name, env):
    """Have a backup of a plain desk from before, as if it had been called so."""
    run = [sys.executable, "-c", BACK_UP, str(desk), str(name)]
    subprocess.run(run, env=env | {"PYTHONPATH": str(TREE)}, check=True)


def readable(*folders):
    """The ends of the names of files in which the note can be read."""
    every = [each for folder in folders for each in folder.rglob("*") if each.is_file()]
    return {each.suffix for each in every if CANARY.encode() in each.read_bytes()}
