from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from mentordesk.domain.place import Place
from mentordesk.domain.reminders import Quiet, Wishes
from mentordesk.storage import actions, agenda, meetings, reminders
from mentordesk.ui import this_computer
from mentordesk.ui.reminding.reminding import NAP, Reminding
from tests.acquaintances import Acquaintances

TOMORROW = "2026-11-24T16:00"
CANARY = "canary-7f3a"


class Desktop(QObject):
    """A desktop that shows whatever it is given."""

    opened = Signal(object)
    unheard = Signal(object)

    def __init__(self):
        super().__init__()
        self.shown = []

    def say(self, message):
        self.shown.append(message)


@pytest.fixture
def known(plain_desk):
    this_computer.set_wishes(Wishes(quiet=None))
    return Acquaintances(plain_desk)


@pytest.fixture
def desktop(qapp):
    return Desktop()


@pytest.fixture
def start(plain_desk, desktop):
    """Starts the reminders of the desk, as the app does, perhaps once more."""
    kept = []

    def started():
        kept.append(Reminding(plain_desk, desktop))
        kept[-1].check()
        return kept[-1]

    yield started
    for each in kept:
        each._timer.stop()


def later(clock, reminding, **span):
    """Let time pass until the timer rings."""
    clock.now += timedelta(**span)
    reminding.check()


def sleeps(reminding):
    return timedelta(milliseconds=reminding._timer.interval())


def test_an_empty_agenda_is_said_when_its_moment_comes_and_only_once(known, clock, desktop, start):
    known.meeting(known.someone("Priya"), TOMORROW)
    reminding = start()
    assert desktop.shown == []
    later(clock, reminding, hours=7)
    (said,) = desktop.shown
    assert said.body == "Meeting with Priya tomorrow at 16:00: the agenda is empty."
    later(clock, reminding, hours=1)
    assert len(desktop.shown) == 1


def test_what_was_said_is_not_said_again_after_a_restart(known, clock, desktop, start):
    known.promise(known.someone("Priya"), "Send it", "2026-11-23")
    start()
    start()
    assert [each.title for each in desktop.shown] == ["Action item due"]


def test_it_sleeps_until_the_next_moment_and_looks_at_the_clock_now_and_then(
    known, clock, desktop, start
):
    known.meeting(known.someone("Priya"), TOMORROW)
    reminding = start()
    assert sleeps(reminding) == NAP
    later(clock, reminding, hours=6, minutes=45)
    assert sleeps(reminding) == timedelta(minutes=3)


def test_with_nothing_ahead_it_sleeps_until_midnight(known, start):
    assert sleeps(start()) > timedelta(hours=14)


def test_the_timer_speaks(qtbot, known, clock, desktop, start):
    known.meeting(known.someone("Priya"), TOMORROW)
    reminding = start()
    clock.now += timedelta(hours=7)
    reminding._timer.start(0)
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)


def test_who_has_just_planned_a_meeting_needs_no_reminder(known, clock, desktop, start):
    priya = known.someone("Priya")
    reminding = start()
    known.meeting(priya, "2026-11-24T08:00")
    later(clock, reminding, minutes=1)
    assert desktop.shown == []
    later(clock, reminding, hours=22)
    assert len(desktop.shown) == 1  # an hour before, if it is still empty


def test_a_change_does_not_swallow_what_was_due_before_it(known, clock, desktop, start):
    priya = known.someone("Priya")
    known.meeting(priya, TOMORROW)
    reminding = start()
    clock.now += timedelta(hours=8)  # the computer slept through the moment
    known.promise(priya, "Something else")
    reminding.check()
    assert len(desktop.shown) == 1


def test_nothing_is_said_of_what_was_done_in_time(known, clock, desktop, start):
    priya = known.someone("Priya")
    meeting = known.meeting(priya, TOMORROW)
    promise = known.promise(priya, "Send it", "2026-11-24")
    reminding = start()
    known.do("Add", agenda.add, meeting, "Cursors", "accomplish", "mentee")
    known.do("Tick", actions.tick, promise, True, clock.now)
    later(clock, reminding, hours=30)
    assert desktop.shown == []


def test_a_meeting_that_is_not_wrapped_up_is_said(known, clock, desktop, start):
    meeting = known.meeting(known.someone("Priya"), "2026-11-23T09:15", items=1)
    reminding = start()
    known.do("Start", meetings.start, meeting, clock.now)
    later(clock, reminding, minutes=74)
    assert desktop.shown == []
    later(clock, reminding, minutes=1)
    assert [each.title for each in desktop.shown] == ["Wrap up the meeting"]


def test_quiet_hours_are_kept_and_what_waited_comes_bundled(known, clock, desktop, start):
    this_computer.set_wishes(Wishes(quiet=Quiet(clock.now.time(), clock.now.time().replace(17))))
    priya = known.someone("Priya")
    known.promise(priya, "Send it", "2026-11-23")
    known.meeting(priya, TOMORROW)
    reminding = start()
    later(clock, reminding, hours=7)
    assert desktop.shown == []
    later(clock, reminding, hours=1)
    (said,) = desktop.shown
    assert (said.title, len(said.body.splitlines())) == ("Still open", 2)


def test_nothing_is_said_while_someone_looks_on(known, plain_desk, clock, desktop, start):
    priya = known.someone("Priya")
    known.meeting(priya, TOMORROW)
    reminding = start()
    plain_desk.present(priya)
    later(clock, reminding, hours=8)
    known.promise(priya, "Something else")
    assert (desktop.shown, reminding._timer.isActive()) == ([], False)
    plain_desk.present(None)
    assert len(desktop.shown) == 1
    assert reminding._timer.isActive()


def test_one_switch_silences_it_until_it_is_on_again(known, desktop, start):
    this_computer.set_wishes(Wishes(on=False, quiet=None))
    known.promise(known.someone("Priya"), "Send it", "2026-11-23")
    reminding = start()
    assert desktop.shown == []
    this_computer.set_wishes(Wishes(quiet=None))
    reminding.check()
    assert len(desktop.shown) == 1


def test_private_text_never_leaves(known, desktop, start):
    known.promise(known.someone("Priya"), CANARY, "2026-11-23", private=True)
    start()
    (said,) = desktop.shown
    assert said.body == "1 private action item is due."
    assert CANARY not in repr(said)


def test_saying_is_no_change_of_the_desk(known, plain_desk, desktop, start):
    known.promise(known.someone("Priya"), "Send it", "2026-11-23")
    heard, before = [], plain_desk.undo_label
    plain_desk.changed.connect(heard.append)
    start()
    assert (len(desktop.shown), heard, plain_desk.undo_label) == (1, [], before)


def test_on_a_full_disk_it_is_said_once_all_the_same(known, plain_desk, clock, desktop, start):
    priya = known.someone("Priya")
    for number in range(300):
        known.promise(priya, f"Promise {number}", "2026-11-23")
    (pages,) = plain_desk.connection.execute("pragma page_count").fetchone()
    plain_desk.connection.execute(f"pragma max_page_count = {pages}")
    later(clock, start(), minutes=1)
    assert len(desktop.shown) == 1
    assert reminders.said(plain_desk.connection) == frozenset()


def test_waking_up_the_window_looks_at_the_clock(known, qapp, clock, desktop, start):
    known.meeting(known.someone("Priya"), TOMORROW)
    start()
    clock.now += timedelta(hours=8)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(desktop.shown) == 1


def test_a_click_opens_the_place_of_its_own_desk(qtbot, known, desktop, start):
    known.promise(known.someone("Priya"), "Send it", "2026-11-23")
    reminding = start()
    asked = []
    reminding.asked.connect(asked.append)
    desktop.opened.emit(desktop.shown[0]._replace(by=None))
    assert asked == []
    desktop.opened.emit(desktop.shown[0])
    assert [place.kind for place in asked] == ["action_item"]
    assert asked != [Place("today")]


def test_a_desk_that_is_closed_is_silent(known, plain_desk, start):
    reminding = start()
    plain_desk.close()
    assert not reminding._timer.isActive()
