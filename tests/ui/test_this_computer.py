from pathlib import Path

from PySide6.QtCore import QSettings

from mentordesk.ui import this_computer


def test_who_has_no_folder_for_documents_is_offered_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(
        this_computer.QStandardPaths, "writableLocation", lambda location: str(tmp_path / "gone")
    )
    assert this_computer.documents() == Path.home()


def test_an_idle_desk_locks_after_a_quarter_of_an_hour_unless_chosen_otherwise():
    assert this_computer.idle_minutes() == 15
    this_computer.set_idle_minutes(0)
    assert this_computer.idle_minutes() == 0
    QSettings().setValue("lock/idle-minutes", "soon")
    assert this_computer.idle_minutes() == 15
