from datetime import date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mentordesk.storage import actions, meetings, mentorships, pauses
from mentordesk.ui import dialogs
from mentordesk.ui.mentorships.pause import PauseDialog
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.labels import Line
from tests.conftest import NOW

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def state(desk, mentorship):
    return mentorships.facts(desk.session, mentorship, desk.today()).state


def texts(page):
    QCoreApplication.processEvents()
    return [line.text() for line in page.findChildren(Line) if line.isVisible()]


def pick(page, *names):
    """Select by real clicks, the later ones with Ctrl."""
    table = page.table
    for at, name in enumerate(names):
        row = next(
            table.sifted.index(row, 0)
            for row in range(table.sifted.rowCount())
            if table.sifted.index(row, 0).data().startswith(name)
        )
        point = table.visualRect(row).center()
        held = Ctrl if at else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, point)


def test_an_empty_desk_offers_the_first_mentorship(page, qtbot):
    assert page._nothing.isVisible()
    assert not page._filter.isVisible()


def test_longest_overdue_comes_first(people, page, shown):
    assert shown() == ["Priya Raman", "Lin Okafor", "Marta Silva"]


def test_a_click_on_a_head_sorts_and_the_third_click_unsorts(people, page, shown, qtbot):
    heads = page.table.horizontalHeader()
    point = heads.viewport().rect().topLeft()
    point.setX(heads.sectionViewportPosition(0) + 20)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=point)
        orders.append([name[0] for name in shown()])
    assert orders == [["L", "M", "P"], ["P", "M", "L"], ["P", "L", "M"]]


def test_the_filter_finds_words_of_any_column(people, page, shown, qtbot):
    qtbot.keyClicks(page._filter, "lin tech")
    assert shown() == ["Lin Okafor"]
    qtbot.keyClicks(page._filter, " nowhere")
    assert page._unfound.isVisible()
    qtbot.keyClick(page._filter, Key.Key_Escape)
    assert len(shown()) == 3


def test_whose_turn_it_is_sifts_the_list(plain_desk, people, page, shown):
    with plain_desk.change("Move") as session:
        promised = date(2026, 11, 16)
        actions.add(session, people["Priya"], "Draft", "mentee", promised, due=date(2026, 11, 20))
        meetings.plan(session, people["Priya"], datetime(2026, 12, 10, 16), "UTC", 45, now=NOW)
        actions.add(session, people["Marta"], "Write", "mentor", date(2026, 11, 20))
    for turn, names in {
        "mine": ["Marta Silva"],
        "theirs": ["Priya Raman"],
        "silent": ["Lin Okafor"],
    }.items():
        page._turn.choose(turn)
        page._turn.activated.emit(page._turn.currentIndex())
        assert shown() == names


def test_whose_turn_it_is_is_said_in_words(plain_desk, people, page):
    with plain_desk.change("Promise") as session:
        actions.add(
            session, people["Lin"], "Draft", "mentee", date(2026, 11, 16), due=date(2026, 11, 20)
        )
        meetings.plan(session, people["Lin"], datetime(2026, 12, 10, 16), "UTC", 45, now=NOW)
    model = page.table.sifted
    said = {model.index(row, 0).data(): model.index(row, 8).data() for row in range(3)}
    assert said["Lin Okafor"] == "Lin: promise, 3 days late"
    assert said["Priya Raman"] == "silent, for 11 months"


def test_a_pause_that_is_planned_is_told_in_the_list(plain_desk, people, page):
    with plain_desk.change("Plan") as session:
        actions.add(session, people["Lin"], "Write", "mentee", date(2026, 11, 16))
        mentorships.edit(session, people["Lin"], started_on=date(2026, 11, 16))
        pauses.add(session, people["Lin"], date(2026, 12, 21), date(2027, 1, 4))
    row = next(r for r in range(3) if page.table.sifted.index(r, 0).data() == "Lin Okafor")
    assert page.table.sifted.index(row, 5).data() == "paused from 21 Dec to 4 Jan 2027"


def test_ended_and_paused_ones_are_behind_all(plain_desk, people, page, shown):
    with plain_desk.change("End") as session:
        mentorships.end(session, people["Lin"], plain_desk.today())
        pauses.add(session, people["Marta"], plain_desk.today())
    assert shown() == ["Priya Raman"]
    assert "1 active, 1 paused, 1 ended" in texts(page)
    page._shown.choose(1)
    page._shown.chosen.emit(1)
    assert shown() == ["Priya Raman", "Marta Silva", "Lin Okafor"]
    pick(page, "Lin")
    assert not page._plan.isEnabled()


def test_in_a_narrow_window_the_title_is_whole(people, page, qtbot):
    page.resize(664, 520)
    title = page.findChild(Head).title
    qtbot.waitUntil(lambda: title.width() >= title.sizeHint().width())


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_opens_the_current_row(people, page, qtbot, key):
    pick(page, "Lin")
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.table, key)
    assert asked.args[0].kind == "mentorship"


def test_a_double_click_opens(people, page, qtbot):
    pick(page, "Lin")
    point = page.table.visualRect(page.table.currentIndex()).center()
    with qtbot.waitSignal(page.asked):
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_del_trashes_all_the_selected_in_one_step(plain_desk, people, page, shown, qtbot):
    pick(page, "Priya", "Marta")
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert shown() == ["Lin Okafor"]
    assert plain_desk.undo_label == "Move 2 mentorships to trash"
    assert [row.person for row in page.table.chosen()] == ["Lin Okafor"]
    plain_desk.undo()
    assert len(shown()) == 3


def test_pause_asks_until_when_and_resume_does_not(plain_desk, people, page, monkeypatch):
    monkeypatch.setattr(PauseDialog, "exec", PauseDialog.accept)
    pick(page, "Lin")
    page._pause.trigger()
    assert state(plain_desk, people["Lin"]) == "paused"
    page._shown.choose(1)
    page._sift()
    pick(page, "Lin")
    assert page._pause.text() == "Resume"
    page._pause.trigger()
    assert state(plain_desk, people["Lin"]) == "active"


def test_end_is_confirmed_and_undone(plain_desk, people, page, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm", lambda *_: True)
    pick(page, "Lin", "Marta")
    page._end.trigger()
    assert state(plain_desk, people["Lin"]) == state(plain_desk, people["Marta"]) == "ended"
    plain_desk.undo()
    assert state(plain_desk, people["Lin"]) == "active"


def test_several_are_completed_in_one_step(plain_desk, people, page, shown, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm", lambda *_: True)
    pick(page, "Lin", "Marta")
    page._complete.trigger()
    assert shown() == ["Priya Raman"]
    assert plain_desk.undo_label == "Complete 2 mentorships"
    page._shown.choose(1)
    page._sift()
    model = page.table.sifted
    said = [model.index(row, 5).data() for row in range(model.rowCount())]
    assert said == ["not planned", "completed 23 Nov", "completed 23 Nov"]
    pick(page, "Lin")
    assert (page._end.text(), page._complete.isEnabled()) == ("Reopen", False)


def test_selection_stays_when_something_else_changes(plain_desk, people, page):
    pick(page, "Marta")
    with plain_desk.change("Rename") as session:
        mentorships.edit(session, people["Priya"], name="Aaron")
    assert [row.person for row in page.table.chosen()] == ["Marta Silva"]


def test_what_needs_one_is_off_with_many(people, page):
    assert not page._open.isEnabled()
    pick(page, "Priya", "Marta")
    assert not page._edit.isEnabled()
    assert page._trash.isEnabled()


def test_the_context_menu_has_what_can_be_done(people, page, qtbot):
    pick(page, "Priya")
    page.table.menu_asked.emit(page.mapToGlobal(page.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [each.text() for each in menu.actions() if each.text() and each.isVisible()]
    assert names == [
        "Open",
        "Plan meeting…",
        "New note",
        "Edit…",
        "Pause…",
        "End…",
        "Complete…",
        "Move to trash",
    ]
    menu.close()


def test_each_cell_speaks_its_column(people, page):
    role = Qt.ItemDataRole.AccessibleTextRole
    model = page.table.sifted
    said = [model.index(0, column).data(role) for column in range(model.columnCount())]
    assert said[0] == "Person: Priya Raman"
    assert said[5] == "Next: not planned"
    assert said[8] == "Waiting for: silent, for 11 months"


def test_widths_chosen_by_hand_are_kept(people, page, theme, plain_desk, qtbot):
    before = page.table.columnWidth(0)
    page.table.setColumnWidth(0, before + 80)
    other = type(page)(plain_desk, theme, page.place)
    qtbot.addWidget(other)
    other.resize(page.size())
    other.show()
    assert other.table.columnWidth(0) > before + 40
