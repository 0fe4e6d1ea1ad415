from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from mentordesk.storage import note_list, notes
from mentordesk.ui.notes.history import History
from tests.storage.note_content import NOW


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(plain_desk, theme, parent):
    with plain_desk.change("Add") as session:
        note, uid = notes.add(session, NOW - timedelta(hours=2), "first")
        notes.write(session, note, "second", NOW - timedelta(hours=1))
        notes.write(session, note, "third\n" + "x" * 50_000, NOW)
    return History(plain_desk, theme, note_list.one(plain_desk.connection, uid), parent)


def test_earlier_texts_are_listed_newest_first(dialog):
    model = dialog._list.model()
    shown = [model.index(at, 0).data() for at in range(model.rowCount())]
    assert shown == ["23 Nov, 09:12 · second", "23 Nov, 08:12 · first"]
    assert dialog._text.toPlainText() == "second"


def test_an_earlier_text_is_restored_and_can_be_undone(plain_desk, dialog):
    dialog._list.setCurrentIndex(dialog._list.model().index(1, 0))
    dialog._restore.click()

    assert notes.text(plain_desk.session, dialog._row.note_id) == "first"
    plain_desk.undo()
    assert notes.text(plain_desk.session, dialog._row.note_id).startswith("third")
