import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from mentordesk.domain.place import Place
from mentordesk.storage import notes, trash
from mentordesk.ui.trash import TrashPage
from mentordesk.ui.widgets.labels import plain_tip
from tests.conftest import NOW


@pytest.fixture
def page(qtbot, theme, plain_desk):
    page = TrashPage(plain_desk, theme, Place("trash"))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def trashed(desk, body):
    with desk.change("Add") as session:
        _, uid = notes.add(session, NOW, body)
    with desk.change("Move to trash") as session:
        trash.put(session, "note", uid, NOW)
    return uid


def shown(page):
    model = page._model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_what_was_trashed_is_listed_with_its_days(page, plain_desk):
    trashed(plain_desk, "# Plans")
    assert shown(page) == [["Plans", "note", "23 Nov", "23 Dec"]]


def test_a_title_is_no_markup_in_its_tooltip(page, plain_desk):
    trashed(plain_desk, "# <img src=file:///etc/hostname>")
    tip = page._model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == plain_tip("<img src=file:///etc/hostname>")


def test_restoring_several_is_one_step(qtbot, page, plain_desk):
    for body in ("one", "two"):
        trashed(plain_desk, body)
    table = page.findChild(QTableView)
    table.selectAll()
    qtbot.mouseClick(page._restore, Qt.MouseButton.LeftButton)
    assert shown(page) == []

    plain_desk.undo()
    assert len(shown(page)) == 2


def test_keys_reach_what_is_in_the_trash_at_once(page, plain_desk):
    trashed(plain_desk, "# Plans")
    page.focus_first()
    assert page.focusWidget() is page.findChild(QTableView)


def test_words_stand_below_the_head_of_their_column(page, plain_desk):
    page.resize(900, 500)
    trashed(plain_desk, "# Plans")
    table = page.findChild(QTableView)
    table.clearSelection()
    image = table.viewport().grab(table.visualRect(page._model.index(0, 0))).toImage()
    paper, rows = image.pixel(1, 1), range(1, image.height() - 2)
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != paper for y in rows)]
    assert 17 < inked[0] < 30


def test_an_empty_trash_says_what_it_is_for(page):
    assert not page._restore.isEnabled()
    assert page._shown.currentIndex() == 1
