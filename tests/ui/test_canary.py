"""What is written in a protected desk is found nowhere on this computer but in its file."""

import pytest
from PySide6.QtWidgets import QApplication

from mentordesk import log
from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import backups, key, notes, people
from mentordesk.storage.backups import folders
from mentordesk.storage.file import create_file
from mentordesk.ui import this_computer
from mentordesk.ui.main_window import MainWindow
from tests.acquaintances import Acquaintances
from tests.conftest import NOW, Clock

TEXT, NAME, TITLE, PASSPHRASE = "canarytext", "Canaryname", "canarytitle", "canarypassphrase"
CANARIES = (TEXT, NAME, TITLE, PASSPHRASE)
PLACES = [
    "today",
    "mentorships",
    "agendas",
    "notes",
    "goals",
    "questions",
    "trash",
    "settings",
    "backups",
]


@pytest.fixture
def desk(tmp_path, qapp):
    path = tmp_path / "Mine.mentordesk"
    create_file(path, secret := key.new(PASSPHRASE))
    desk = Desk(path, Clock(), secret)
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot, desk, theme):
    window = MainWindow(desk, theme)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def fill(desk):
    known = Acquaintances(desk)
    someone = known.someone(NAME)
    known.meeting(someone, "2026-11-24T16:00", items=1)
    known.promise(someone, TEXT, "2026-11-20")
    known.goal(someone, "2026-11-01", title=TITLE)
    with desk.change("Add") as session:
        people.set_me(session, NAME)
        return notes.add(session, NOW, f"# {TITLE}\n{TEXT}", mentorship_id=someone)[1]


def written_below(*folders):
    """All files there, each with its bytes."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path, path.read_bytes()


def leaks(*folders):
    """The files in which a canary is found, in letters of one byte or of two."""
    spelt = [word.lower().encode(code) for word in CANARIES for code in ("utf-8", "utf-16-le")]
    return [
        path
        for path, content in written_below(*folders)
        if any(word in content.lower() for word in spelt) or _names(path)
    ]


def _names(path):
    return any(word.lower() in path.name.lower() for word in CANARIES)


def provoke(window):
    """Errors that carry what was written: of the file, of a value, of a name."""
    for error in (ValueError(TEXT), KeyError(NAME), OSError(2, TEXT, f"/{TITLE}/{NAME}")):
        log.error(error)
    with pytest.raises(BaseException) as met, window.desk.change("Add") as session:  # noqa: PT011
        notes.add(session, NOW, f"{TEXT}\x1b")
    log.error(met.value)


def test_nothing_that_was_written_is_found_outside_the_desk(tmp_path, desk, window, monkeypatch):
    uid = fill(desk)
    for kind in PLACES:
        window.open(Place(kind))
        QApplication.processEvents()
    window.open(Place("note", uid, "write"))
    window.page.sheet.editor.insertPlainText(f"{TEXT} {PASSPHRASE}")
    window.search(TITLE)
    this_computer.remember_desk(desk.path)
    this_computer.set_geometry(window.saveGeometry())
    provoke(window)
    backups.make(desk.path, desk.key, "asked", desk.now())
    home = folders.usual(desk.path).parents[2]
    assert list(written_below(home))  # there is something to look through
    assert "ValueError" in log.text()
    assert leaks(home, tmp_path) == []
    window.close()
    assert leaks(home, tmp_path) == []


def test_a_canary_in_a_plain_desk_is_found(tmp_path, plain_desk):
    fill(plain_desk)
    assert leaks(tmp_path)


def test_a_canary_in_the_name_of_a_file_is_found(tmp_path):
    (tmp_path / f"{TITLE}.md").touch()
    assert leaks(tmp_path)
