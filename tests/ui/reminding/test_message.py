from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentordesk.domain.place import Place
from mentordesk.domain.reminders import Meeting, Promise, Reminder
from mentordesk.ui.reminding.message import message, sample
from tests.conftest import NOW

START = datetime(2026, 11, 24, 15, tzinfo=ZoneInfo("UTC"))


def of(kind, about):
    return Reminder("name", kind, about, START, START)


def empty(name="Priya Nair", start=START):
    return of("agenda", Meeting("m1", name, start, 45, 0))


def promised(text="Send the packet", due="2026-11-23", name="Jonas Weber"):
    return of("due", Promise("a1", name, text, date.fromisoformat(due)))


def test_an_empty_agenda_says_whom_and_when_by_the_clock_here():
    said = message([empty()], NOW)
    assert said.title == "Prepare the meeting"
    assert said.body == "Meeting with Priya tomorrow at 16:00: the agenda is empty."
    assert said.place == Place("meeting", "m1")


def test_days_are_said_as_people_say_them():
    bodies = [message([empty(start=START + timedelta(days=n))], NOW).body for n in (-1, 3)]
    assert "today at 16:00" in bodies[0]
    assert "on Fri 27 Nov at 16:00" in bodies[1]


def test_a_meeting_that_still_runs_is_to_be_wrapped_up():
    said = message([of("wrap-up", Meeting("m1", "Priya", START, 45, 2, START))], START)
    assert said.title == "Wrap up the meeting"
    assert said.body == "Meeting with Priya today at 15:00: not wrapped up yet."


def test_an_action_item_says_for_whom_and_how_late():
    assert message([promised()], NOW).body == "For Jonas, due today: Send the packet"
    late = message([promised(due="2026-11-22", text="Send\nit")], NOW)
    assert late.body == "For Jonas, 1 day late: Send it"
    assert late.place == Place("action_item", "a1")


def test_private_action_items_are_counted_and_nothing_more():
    said = message([promised(text="", name="Secret Person"), promised(), promised(text="")], NOW)
    assert said.body.splitlines()[-1] == "2 private action items are due."
    assert "Secret" not in said.body
    assert message([promised(text="")], NOW).body == "1 private action item is due."


def test_several_come_as_one_and_open_today():
    said = message([empty(), promised()], NOW)
    assert (said.title, len(said.body.splitlines())) == ("Still open", 2)
    assert said.place == Place("today")


def test_many_are_cut_to_four_lines():
    said = message([promised(f"Promise {n}") for n in range(9)], NOW)
    assert said.title == "Action items due"
    assert len(said.body.splitlines()) == 4
    assert said.body.endswith("… and 6 more")


def test_a_long_text_is_cut():
    assert len(message([promised("x" * 3000)], NOW).body) < 200


def test_the_sample_names_nobody_real():
    assert sample().body == "Meeting with Sam tomorrow at 16:00: the agenda is empty."
