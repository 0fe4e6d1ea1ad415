import threading

import pytest
from PySide6.QtCore import QObject

from mentordesk.storage import notes, search
from mentordesk.ui.background import Lane, run
from mentordesk.ui.searching import searcher
from tests.storage.note_content import NOW


class Asker(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, result):
        self.heard.append((result, threading.current_thread() is threading.main_thread()))


@pytest.fixture
def asker(qapp):
    return Asker()


def test_result_arrives_on_the_windows_thread(qtbot, asker):
    run(lambda: threading.current_thread() is threading.main_thread(), asker.hear)
    qtbot.waitUntil(lambda: asker.heard == [(False, True)])


def test_error_rises_on_the_windows_thread(qtbot, asker):
    with qtbot.capture_exceptions() as caught:
        run(lambda: 1 / 0, asker.hear)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert asker.heard == []


def test_only_the_last_question_is_answered(qtbot, asker):
    lane, hold = Lane(), threading.Event()
    lane.run(asker, lambda: hold.wait(5), asker.hear)
    for number in range(5):
        lane.run(asker, lambda number=number: number, asker.hear)
    hold.set()
    qtbot.waitUntil(lambda: asker.heard == [(4, True)])


def test_askers_do_not_disturb_each_other(qtbot, asker):
    lane, other = Lane(), Asker()
    lane.run(asker, lambda: 1, asker.hear)
    lane.run(other, lambda: 2, other.hear)
    qtbot.waitUntil(lambda: bool(asker.heard and other.heard))


def test_nobody_answers_a_widget_that_is_gone(qtbot):
    lane, asker, other, hold = Lane(), Asker(), Asker(), threading.Event()
    heard = asker.heard
    lane.run(asker, lambda: hold.wait(5), asker.hear)
    lane.run(other, lambda: 2, other.hear)
    with qtbot.waitSignal(asker.destroyed):
        asker.deleteLater()
    hold.set()
    qtbot.waitUntil(lambda: bool(other.heard))
    assert heard == []


def test_desk_is_searched_beside_the_window_and_can_close(qtbot, desk, asker):
    with desk.change("Add") as session:
        notes.add(session, NOW, "cursor")
    searcher(desk).ask(asker, lambda reader: len(search.find(reader, "cur")), asker.hear)
    qtbot.waitUntil(lambda: asker.heard == [(1, True)])
    assert searcher(desk) is searcher(desk)

    desk.close()
    assert not desk.path.with_name(desk.path.name + "-wal").exists()
