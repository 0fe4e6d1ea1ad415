from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from mentordesk.errors import NoPermission
from mentordesk.storage import mentorships, pauses
from mentordesk.ui.mentorships import deeds
from mentordesk.ui.mentorships.pause import PauseDialog
from mentordesk.ui.widgets.labels import Text
from tests.acquaintances import Acquaintances

HOLIDAYS = date(2026, 12, 21), date(2027, 1, 4)


@pytest.fixture
def known(plain_desk):
    return Acquaintances(plain_desk)


@pytest.fixture
def priya(known):
    return known.someone("Priya Raman")


@pytest.fixture
def opened(plain_desk, theme, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)

    def open_for(*ids):
        dialog = PauseDialog(plain_desk, theme, "Pause", ids, parent)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_for


def plan(dialog, starts_on, ends_on):
    dialog._from.set_day(starts_on)
    dialog._known.click()
    dialog._day.set_day(ends_on)


def planned(desk, mentorship):
    found = pauses.planned(desk.session, mentorship, desk.today())
    return [each[1:] for each in found]


def states(desk):
    query = "select starts_at, state from meeting order by id"
    return desk.connection.execute(query).fetchall()


def test_a_pause_is_planned_ahead_with_its_reason(plain_desk, priya, opened):
    dialog = opened(priya)
    assert dialog._do.text() == "Pause"
    plan(dialog, *HOLIDAYS)
    dialog._reason.setText("holidays")
    assert dialog._do.text() == "Plan pause"
    dialog.save()
    assert planned(plain_desk, priya) == [(*HOLIDAYS, "holidays")]
    assert mentorships.facts(plain_desk.session, priya, plain_desk.today()).state == "active"


def test_meetings_inside_it_are_named_and_moved_with_it_as_one_step(
    plain_desk, known, priya, opened
):
    known.meeting(priya, "2026-12-24T16:00")
    dialog = opened(priya)
    assert "Thu 24 Dec, 16:00–16:45" in [t.plain() for t in dialog._inside.findChildren(Text)]
    plan(dialog, *HOLIDAYS)
    ((_, choice),) = dialog._inside._choices
    assert choice.currentText() == "Move it to Thu 7 Jan 2027"
    dialog.save()
    assert states(plain_desk) == [("2027-01-07T16:00", "planned")]
    plain_desk.undo()
    assert (states(plain_desk), planned(plain_desk, priya)) == (
        [("2026-12-24T16:00", "planned")],
        [],
    )


@pytest.mark.parametrize(("answer", "state"), [("cancel", "cancelled"), ("leave", "planned")])
def test_what_was_said_of_a_meeting_stays_whatever_the_days(
    plain_desk, known, priya, opened, answer, state
):
    known.meeting(priya, "2026-12-24T16:00")
    dialog = opened(priya)
    plan(dialog, *HOLIDAYS)
    choice = dialog._inside._choices[0][1]
    choice.choose(answer)
    choice.activated.emit(choice.currentIndex())
    dialog._day.set_day(date(2027, 1, 11))
    dialog.save()
    assert states(plain_desk) == [("2026-12-24T16:00", state)]


def test_without_an_end_a_meeting_stays_unless_it_is_cancelled(known, priya, opened):
    known.meeting(priya, "2026-12-24T16:00")
    choice = opened(priya)._inside._choices[0][1]
    offered = [choice.itemText(at) for at in range(choice.count())]
    assert offered == ["Leave it as planned", "Cancel it"]


def test_no_meeting_inside_asks_nothing(known, priya, opened):
    known.meeting(priya, "2026-12-10T16:00")
    dialog = opened(priya)
    plan(dialog, *HOLIDAYS)
    assert not dialog._inside.isVisible()


def test_it_goes_on_after_it_has_begun(priya, opened):
    dialog = opened(priya)
    plan(dialog, HOLIDAYS[0], HOLIDAYS[0])
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._until._words.plain().startswith("It goes on after it has begun.")
    dialog._day.set_day(HOLIDAYS[1])
    dialog.accept()
    assert not dialog.isVisible()


def test_the_end_follows_a_beginning_that_is_later(priya, opened):
    dialog = opened(priya)
    plan(dialog, date(2026, 11, 25), date(2026, 12, 1))
    dialog._from.set_day(date(2026, 12, 21))
    assert dialog.until == date(2027, 1, 4)


def test_planned_ones_are_listed_changed_and_deleted(plain_desk, known, priya, opened, qtbot):
    known.do("Plan", pauses.add, priya, *HOLIDAYS, "holidays")
    dialog = opened(priya)
    change, delete = dialog._planned.findChildren(QToolButton)
    assert change.accessibleName() == "Change: Paused from 21 Dec to 4 Jan 2027 · holidays"
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    assert (dialog.starts_on, dialog.until, dialog.reason) == (*HOLIDAYS, "holidays")
    dialog._day.set_day(date(2027, 1, 11))
    dialog.save()
    assert planned(plain_desk, priya) == [(HOLIDAYS[0], date(2027, 1, 11), "holidays")]
    delete = opened(priya)._planned.findChildren(QToolButton)[1]
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert (planned(plain_desk, priya), plain_desk.undo_label) == ([], "Delete pause")


def test_a_reason_is_no_markup_in_a_tooltip(known, priya, opened):
    known.do("Plan", pauses.add, priya, *HOLIDAYS, "<img src=x>")
    for each in opened(priya)._planned.findChildren(QToolButton):
        assert "&lt;img src=x&gt;" in each.toolTip()


def test_a_pause_that_cannot_be_saved_stays_in_the_dialog(plain_desk, known, priya, opened):
    dialog = opened(priya)
    dialog.show()
    dialog._reason.setText("holidays")
    plain_desk.connection.execute("pragma query_only = on")
    with pytest.raises(NoPermission):
        dialog.accept()
    assert (dialog.isVisible(), dialog.reason) == (True, "holidays")
    plain_desk.connection.execute("pragma query_only = off")
    dialog.accept()
    (saved,) = pauses.planned(plain_desk.session, priya, plain_desk.today())
    assert (dialog.isVisible(), saved.reason) == (False, "holidays")


def test_several_are_paused_as_one_step_and_each_meeting_says_with_whom(
    plain_desk, known, priya, opened
):
    lin = known.someone("Lin Okafor")
    known.meeting(lin, "2026-11-26T09:00")
    dialog = opened(priya, lin)
    said = [each.plain() for each in dialog._inside.findChildren(Text)]
    assert "Lin Okafor, Thu 26 Nov, 09:00–09:45" in said
    dialog.save()
    assert plain_desk.undo_label == "Pause 2 mentorships"
    plain_desk.undo()
    assert planned(plain_desk, priya) == planned(plain_desk, lin) == []


def test_the_pause_that_lasts_is_changed(plain_desk, known, priya, theme, qtbot, monkeypatch):
    known.do("Pause", pauses.add, priya, plain_desk.today())

    def until_new_year(dialog):
        dialog._known.click()
        dialog._day.set_day(HOLIDAYS[1])
        dialog.accept()

    monkeypatch.setattr(PauseDialog, "exec", until_new_year)
    parent = QWidget()
    qtbot.addWidget(parent)
    facts = mentorships.facts(plain_desk.session, priya, plain_desk.today())
    deeds.change_pause(plain_desk, theme, facts, parent)
    assert planned(plain_desk, priya) == [(date(2026, 11, 23), HOLIDAYS[1], "")]
    assert plain_desk.undo_label == "Change pause"


def test_a_meeting_that_moves_keeps_its_agenda(plain_desk, known, priya, opened):
    known.meeting(priya, "2026-12-24T16:00", items=2)
    dialog = opened(priya)
    plan(dialog, *HOLIDAYS)
    dialog.save()
    (row,) = plain_desk.connection.execute("select count(*) from placement where outcome is null")
    assert row == (2,)
    assert dialog._inside._choices[0][0].moved_to == datetime(2027, 1, 7, 16)
