from mentordesk.storage import key as keys
from mentordesk.storage import offers
from mentordesk.storage.file import create_file, is_protected, open_to_look, sniff
from tests.end_to_end.driver import until

PROTECT = (1235, 68)  # in the line above the page
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


def test_a_desk_is_protected_once_there_is_something_to_protect(start, tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    app = start(path)
    app.key("ctrl+n")
    app.await_title("Notes")
    app.type("Priya wants to lead the guild")
    until(lambda: was_offered(path), lambda: "nothing was offered")
    app.click(*PROTECT)
    app.await_dialog("Protect desk")
    app.key("Right", "Tab")  # to one's own
    app.type(PASSPHRASE)
    app.key("Tab", "Tab")  # past the eye
    app.type(PASSPHRASE)
    app.key("Return")
    until(lambda: is_protected(path), lambda: "the desk is as plain as before")
    app.await_window("Mine")
    assert app.end() == (0, "")
    assert notes_in(path, PASSPHRASE) == [("Priya wants to lead the guild",)]
