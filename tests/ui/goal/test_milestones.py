from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from mentordesk.storage import milestones
from mentordesk.ui.goal.asking import DayAsking, ProgressAsking, SizeAsking, TargetAsking
from mentordesk.ui.goal.history import HistoryDialog

from .conftest import day, titles

SHOWN = [
    "3 earlier milestones reached",
    "Client",
    "Loader",
    "Errors",
    "Accounts",
    "Cursors",
    "Talk",
]


def go_to(rows, title):
    rows.setFocus()
    rows.setCurrentIndex(rows.milestones.index(titles(rows).index(title)))


def key(qtbot, rows, title, key, modifier=Qt.KeyboardModifier.NoModifier):
    go_to(rows, title)
    qtbot.keyClick(rows, key, modifier)


def asking(page, kind):
    return page._plan.findChildren(kind)[-1]


def chosen(page, entry, text):
    menu = page._plan._menu(entry)
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_earlier_reached_ones_are_folded(rows, qtbot):
    assert titles(rows) == SHOWN
    key(qtbot, rows, SHOWN[0], Qt.Key.Key_Space)
    assert titles(rows)[1:4] == ["Read", "Hello", "Schema"]
    key(qtbot, rows, SHOWN[0], Qt.Key.Key_Return)
    assert titles(rows) == SHOWN


def test_a_click_on_the_fold_unfolds(rows, qtbot):
    at = rows.visualRect(rows.milestones.index(0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert rows.milestones.unfolded


def test_space_reaches_today_and_again_reopens(rows, goal, qtbot, plain_desk):
    key(qtbot, rows, "Cursors", Qt.Key.Key_Space)
    assert goal.entry("Cursors")[5:] == ("reached", 5, plain_desk.today())
    key(qtbot, rows, "Cursors", Qt.Key.Key_Space)
    assert goal.entry("Cursors").state == "open"
    assert [each.kind for each in history(goal, "Cursors")] == ["added"]


def history(goal, title):
    return milestones.history(goal.desk.session, goal.entry(title).milestone_id)


def test_a_click_into_the_box_ticks_with_undo(rows, goal, qtbot, plain_desk):
    box = rows.visualRect(rows.milestones.index(4))
    at = QPoint(18 + 8, box.center().y())
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert goal.entry("Accounts").state == "reached"
    assert plain_desk.undo_label == "Reach milestone"
    plain_desk.undo()
    assert goal.entry("Accounts").state == "open"
    assert titles(rows) == SHOWN


def test_a_click_on_the_words_only_selects(rows, goal, qtbot):
    at = rows.visualRect(rows.milestones.index(4)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert goal.entry("Accounts").state == "open"
    assert rows.currentIndex().row() == 4


def test_f2_renames_in_place(rows, goal, qtbot):
    key(qtbot, rows, "Talk", Qt.Key.Key_F2)
    field = rows.findChild(QLineEdit)
    field.setText("Talk at the guild")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: goal.open_titles()[-1] == "Talk at the guild")


def test_delete_puts_into_the_trash(rows, goal, qtbot, plain_desk):
    key(qtbot, rows, "Talk", Qt.Key.Key_Delete)
    assert goal.open_titles() == ["Accounts", "Cursors"]
    assert plain_desk.undo_label == "Move milestone to trash"


def test_alt_and_arrows_move_an_open_one(rows, goal, qtbot):
    key(qtbot, rows, "Talk", Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert goal.open_titles() == ["Accounts", "Talk", "Cursors"]
    qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert goal.open_titles() == ["Talk", "Accounts", "Cursors"]
    key(qtbot, rows, "Talk", Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert goal.open_titles() == ["Accounts", "Talk", "Cursors"]


def test_a_drop_counts_from_where_the_pointer_is(rows, goal):
    accounts, talk = goal.entry("Accounts"), goal.entry("Talk")
    below = rows.visualRect(rows.milestones.index_of(talk.milestone_id)).bottomLeft()
    assert rows._target(below, accounts) == 2
    assert rows._target(QPoint(0, 0), talk) == 0


def test_the_one_that_is_current_stays_so(rows, goal, qtbot, plain_desk):
    go_to(rows, "Cursors")
    with plain_desk.change("Add milestone") as session:
        milestones.add(session, goal.id, "More", on=plain_desk.today())
    assert rows.milestones.entry(rows.currentIndex()).title == "Cursors"


def test_progress_is_logged_with_its_day(page, goal):
    page._log.click()
    dialog = asking(page, ProgressAsking)
    dialog._which.choose(goal.entry("Cursors").milestone_id)
    dialog._day.set_day(day("2026-11-20"))
    dialog.accept()
    assert goal.entry("Cursors").since == day("2026-11-20")


def test_what_has_not_happened_is_not_history(page):
    page._log.click()
    dialog = asking(page, ProgressAsking)
    dialog._day.set_day(day("2027-11-20"))
    assert dialog.day() == day("2026-11-23")


def test_the_day_of_a_reached_one_can_be_changed(page, goal):
    chosen(page, goal.entry("Errors"), "Change the day…")
    dialog = asking(page, DayAsking)
    assert dialog.day() == goal.entry("Errors").since
    dialog._day.set_day(day("2026-10-01"))
    dialog.accept()
    assert goal.entry("Errors").since == day("2026-10-01")


def test_a_milestone_is_resized_from_a_day_on(page, goal):
    chosen(page, goal.entry("Talk"), "Re-size…")
    dialog = asking(page, SizeAsking)
    dialog._points.setValue(2)
    dialog._day.set_day(day("2026-11-01"))
    dialog.accept()
    assert goal.entry("Talk").points == 2
    assert goal.chart().scope[-1].on == day("2026-11-01")


def test_a_target_date_is_set_and_taken_back(page, goal):
    chosen(page, goal.entry("Talk"), "Target date…")
    dialog = asking(page, TargetAsking)
    dialog._day.set_day(day("2027-01-10"))
    dialog.accept()
    assert goal.entry("Talk").target == day("2027-01-10")
    assert goal.chart().ideal
    chosen(page, goal.entry("Talk"), "Target date…")
    dialog = asking(page, TargetAsking)
    dialog._wanted.setChecked(False)
    dialog.accept()
    assert goal.entry("Talk").target is None


def test_a_dropped_one_goes_behind_the_fold_and_comes_back(page, goal, rows):
    chosen(page, goal.entry("Talk"), "Drop…")
    asking(page, DayAsking).accept()
    assert titles(rows)[0] == "3 earlier milestones reached, 1 dropped"
    assert goal.chart().total == 31
    chosen(page, goal.entry("Talk"), "Reopen")
    assert titles(rows) == SHOWN


def test_history_is_corrected_in_its_dialog(page, goal):
    chosen(page, goal.entry("Errors"), "History…")
    dialog = asking(page, HistoryDialog)
    reached = history(goal, "Errors")[1]
    dialog._on_forgotten(reached)
    assert goal.entry("Errors").state == "open"
    assert dialog._rows.count() == 2  # that it was added, and room


def test_milestones_are_added_one_after_the_other(page, goal, qtbot):
    page._add.click()
    adder = page._plan.adder
    assert adder._title.hasFocus() or adder._fields.isVisible()
    for title in ("One more", "Another"):
        qtbot.keyClicks(adder._title, title)
        adder._points.setValue(4)
        qtbot.keyClick(adder._title, Qt.Key.Key_Return)
    assert goal.open_titles()[-2:] == ["One more", "Another"]
    assert [goal.entry("Another").points, adder._points.value()] == [4, 1]
    qtbot.keyClick(adder._title, Qt.Key.Key_Escape)
    assert not adder._fields.isVisible()


def test_a_blank_title_adds_nothing(page, goal, qtbot):
    page._add.click()
    qtbot.keyClicks(page._plan.adder._title, "   ")
    qtbot.keyClick(page._plan.adder._title, Qt.Key.Key_Return)
    assert len(goal.open_titles()) == 3


def test_rows_speak(rows):
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [rows.milestones.index(row).data(role) for row in (0, 3, 4)]
    assert spoken == [
        "3 earlier milestones reached, folded",
        "Errors, 3 points, reached 9 Oct",
        "Accounts, 8 points",
    ]


def test_the_model_keeps_its_promises(rows, goal, plain_desk):
    tester = QAbstractItemModelTester(rows.milestones)
    rows.milestones.unfold(True)
    with plain_desk.change("Reach") as session:
        milestones.reach(session, goal.entry("Talk").milestone_id, plain_desk.today())
    assert tester.model() is rows.milestones
