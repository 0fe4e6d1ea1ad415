import os
import stat

import pytest

from mentordesk import errors, log
from mentordesk.storage.session import open_session
from mentordesk.ui import background, hooks
from tests.conftest import KEY

CANARY = "canary-7f3a"


def met(do):
    """The error that a call ends in."""
    with pytest.raises(BaseException) as caught:  # noqa: PT011 - whichever it is
        do()
    return caught.value


def test_an_event_is_noted_for_its_owner_alone():
    log.event("started", "MentorDesk-0.1.0", 3)
    assert log.text().endswith(" started MentorDesk-0.1.0 3\n")
    if os.name == "posix":
        assert stat.S_IMODE((log.folder() / log.NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("words", ["Priya Raman", "/home/anna/x", "a\nb", "ä", "x" * 61, "<b>"])
def test_what_is_no_name_of_ours_is_not_let_through(words):
    log.event("desk", words)
    assert log.text().endswith(" desk …\n")


def test_the_log_does_not_grow_beyond_its_files(monkeypatch):
    monkeypatch.setattr(log, "LARGEST", 1000)
    for number in range(200):
        log.event("number", number)
    assert len(list(log.folder().iterdir())) == log.KEPT
    assert all(path.stat().st_size <= 1000 for path in log.folder().iterdir())
    assert log.text().splitlines()[-1].endswith("number 199")
    assert log.text() == "".join(sorted(log.text().splitlines(keepends=True), key=_number))


def _number(line):
    return int(line.rpartition(" ")[2])


def test_where_nothing_can_be_written_nothing_is_noted(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setattr(log, "folder", lambda: tmp_path / "file" / "log")
    log.event("started")
    assert log.text() == ""


def test_an_error_is_noted_without_its_words():
    def fail():
        try:
            raise KeyError(CANARY)
        except KeyError as error:
            raise ValueError(CANARY) from error

    log.error(met(fail))
    assert CANARY not in log.text()
    assert "ValueError" in log.text()
    assert "KeyError" in log.text()


def test_frames_of_ours_say_where_it_was():
    def fail():
        raise ZeroDivisionError

    delivery = background._Delivery(lambda: None, lambda _: fail())
    story = log.story(met(lambda: delivery._on_done(None, None)))
    assert story[0] == "ZeroDivisionError"
    assert story[1].startswith("  at mentordesk.ui.background:")


def test_our_errors_and_those_of_the_system_have_their_codes(tmp_path):
    assert log.story(errors.DiskFull()) == ["mentordesk.errors.DiskFull disk-full"]
    assert log.story(met(lambda: (tmp_path / CANARY).read_text()))[0] == "FileNotFoundError ENOENT"


def test_an_error_of_the_file_tells_nothing_that_was_written(desk):
    session = open_session(desk.connection)
    error = met(lambda: session.execute(_wrong_text(), {"name": CANARY}))
    log.error(error)
    assert CANARY not in str(error)
    assert CANARY not in log.text()
    assert KEY not in log.text()


def _wrong_text():
    from sqlalchemy import text

    return text("insert into nothing values (:name)")


def test_messages_of_qt_are_reduced_to_who_said_them():
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    context = QMessageLogContext()
    for said in (f"QFont::setSize: {CANARY}", f"{CANARY} is odd", f"QFont::setSize: {CANARY}"):
        hooks._on_message(QtMsgType.QtWarningMsg, context, said)
    assert CANARY not in log.text()
    assert [line.partition(" qt ")[2] for line in log.text().splitlines()] == [
        "warning QFont::setSize",
        "warning default",
    ]
