import shiboken6
from PySide6.QtWidgets import QWidget

from mentordesk.picture import burndown  # noqa: F401 - charts are there
from mentordesk.ui.goal.loading import load


def test_charts_that_are_there_are_drawn_with_the_next_events(qapp, qtbot):
    owner, drawn = QWidget(), []
    qtbot.addWidget(owner)
    load(owner, lambda: drawn.append("chart"))
    assert not drawn
    qapp.processEvents()
    assert drawn == ["chart"]


def test_a_page_that_is_gone_gets_no_chart(qapp, qtbot):
    owner, drawn = QWidget(), []
    load(owner, lambda: drawn.append("chart"))
    shiboken6.delete(owner)
    other, then = QWidget(), []
    qtbot.addWidget(other)
    load(other, lambda: then.append("chart"))
    qtbot.waitUntil(lambda: bool(then))
    assert drawn == []
