from pathlib import Path

from mentordesk.ui import this_computer


def test_who_has_no_folder_for_documents_is_offered_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(
        this_computer.QStandardPaths, "writableLocation", lambda location: str(tmp_path / "gone")
    )
    assert this_computer.documents() == Path.home()
