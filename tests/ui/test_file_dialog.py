import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView

from mentordesk.ui import dialogs

LOCKS = Path("/proc/locks")


def locks(path):
    """How many locks this process has on a file."""
    node, ours = f":{path.stat().st_ino} ", f" {os.getpid()} "
    return sum(node in line and ours in line for line in LOCKS.read_text().splitlines())


def answer(dialog_does):
    QTimer.singleShot(0, lambda: dialog_does(QApplication.activeModalWidget()))


@pytest.mark.skipif(not LOCKS.exists(), reason="the system does not tell its locks")
def test_a_file_dialog_leaves_the_locks_of_an_open_desk_alone(plain_desk, qtbot):
    memory = plain_desk.path.with_name(f"{plain_desk.path.name}-shm")
    before = locks(plain_desk.path), locks(memory)
    dialog, _icons = dialogs.file_dialog(None, "Open", plain_desk.path.parent, "(*)")
    qtbot.addWidget(dialog)
    dialog.show()
    rows = dialog.findChild(QTreeView).model()
    qtbot.waitUntil(lambda: rows.rowCount(dialog.findChild(QTreeView).rootIndex()) >= 3)

    assert before[0] > 0
    assert before[1] > 0
    assert (locks(plain_desk.path), locks(memory)) == before


def test_a_chosen_desk_is_its_path(plain_desk):
    def choose(dialog):
        dialog.selectFile(plain_desk.path.name)
        dialog.accept()

    answer(choose)
    assert dialogs.open_path(None, plain_desk.path.parent) == plain_desk.path


def test_choosing_nothing_is_none(tmp_path, qapp):
    answer(QFileDialog.reject)
    assert dialogs.open_path(None, tmp_path) is None
    answer(QFileDialog.reject)
    assert dialogs.save_path(None, "Save", tmp_path / "copy.mentordesk") is None


def test_a_desk_is_saved_with_its_suffix(tmp_path, qapp):
    answer(QFileDialog.accept)
    assert dialogs.save_path(None, "Save", tmp_path / "my.copy") == tmp_path / "my.copy.mentordesk"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_suffix_never_leads_to_replacing_a_desk_unasked(tmp_path, qapp, monkeypatch, agreed):
    there = tmp_path / "copy.mentordesk"
    there.touch()
    monkeypatch.setattr(dialogs, "confirm", lambda *_: agreed)
    answer(QFileDialog.accept)
    assert dialogs.save_path(None, "Save", tmp_path / "copy") == (there if agreed else None)
