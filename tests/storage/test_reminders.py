from datetime import date, datetime, timedelta

import pytest

from mentordesk.errors import DiskFull
from mentordesk.storage import agenda, meetings, mentorships, pauses, reminders, trash
from mentordesk.storage.schema import Reminder
from tests.acquaintances import Acquaintances

CANARY = "canary-7f3a"
SOON = "2026-11-26T16:00"


@pytest.fixture
def known(desk):
    return Acquaintances(desk)


def found(desk):
    """The uid of every meeting and promise that may be reminded of."""
    listed = reminders.meetings(desk.connection, desk.now())
    return [each.uid for each in [*listed, *reminders.promises(desk.connection, desk.now())]]


def say(desk, *names):
    with desk.keeping() as connection:
        reminders.remember(connection, names, desk.now())


def test_a_meeting_comes_with_its_moment_its_person_and_its_items(desk, known):
    meeting = known.meeting(known.someone("Priya"), SOON, items=2)
    gone = agenda.items(desk.session, meeting)[0].item_id
    known.do("Discard", agenda.discard, gone, desk.now())
    (coming,) = reminders.meetings(desk.connection, desk.now())
    assert (coming.name, coming.items, coming.minutes, coming.began) == ("Priya", 1, 45, None)
    assert coming.start == datetime.fromisoformat("2026-11-26T15:00+00:00")


def test_a_running_meeting_tells_when_it_began_however_long_ago(desk, known, clock):
    meeting = known.meeting(known.someone("Priya"), SOON)
    known.do("Start", meetings.start, meeting, desk.now())
    began, clock.now = clock.now, clock.now + timedelta(days=30)
    assert [each.began for each in reminders.meetings(desk.connection, desk.now())] == [began]


def test_meetings_that_are_over_cancelled_or_far_away_are_not_found(desk, known):
    priya = known.someone("Priya")
    known.held(priya, "2026-11-20T16:00")
    known.meeting(priya, "2026-11-22T16:00")
    known.meeting(priya, "2026-12-24T16:00")
    known.do("Cancel", meetings.cancel, known.meeting(priya, SOON))
    assert found(desk) == []


def test_only_what_i_promised_and_is_open_and_due_about_now_is_found(desk, known):
    priya = known.someone("Priya")
    for text, due, voice in [
        ("mine", "2026-11-24", "mentor"),
        ("hers", "2026-11-24", "mentee"),
        ("old", "2026-11-01", "mentor"),
        ("some day", None, "mentor"),
    ]:
        known.promise(priya, text, due, voice)
    (mine,) = reminders.promises(desk.connection, desk.now())
    assert (mine.text, mine.name, mine.due) == ("mine", "Priya", date(2026, 11, 24))


def test_nothing_is_found_of_a_mentorship_that_rests_ended_or_is_in_the_trash(desk, known):
    resting, ended, trashed = map(known.someone, ("Ann", "Bob", "Lin"))
    for each in (resting, ended, trashed):
        known.meeting(each, SOON)
        known.promise(each, "Write", "2026-11-24")
    assert len(found(desk)) == 6
    known.do("Pause", pauses.add, resting, desk.today())
    known.do("End", mentorships.end, ended, desk.today())
    uid = mentorships.facts(desk.session, trashed, desk.today()).uid
    known.do("Discard", trash.put, "mentorship", uid, desk.now())
    assert found(desk) == []


def test_private_text_is_never_read(desk, known):
    known.promise(known.someone("Priya"), CANARY, "2026-11-24", private=True)
    (promise,) = reminders.promises(desk.connection, desk.now())
    assert promise.text == ""
    assert CANARY not in repr(promise)


def test_what_was_said_is_remembered_once(desk):
    say(desk, "one", "two")
    say(desk, "two", "three")
    assert reminders.said(desk.connection) == {"one", "two", "three"}


def test_what_was_said_is_no_step_and_nobody_s_change(desk, known, heard):
    known.someone("Priya")
    desk.undo()
    heard.clear()
    say(desk, "one")
    assert (desk.undo_label, desk.redo_label, heard) == (None, "Add", [])
    desk.redo()
    assert "reminder" not in heard[0].tables
    desk.undo()
    assert reminders.said(desk.connection) == {"one"}


def test_an_edit_that_goes_on_stays_one_step(desk, known):
    mentorship, me = known.someone("Priya"), object()
    with desk.change("Focus", merge=me) as session:
        mentorships.edit(session, mentorship, minutes=30)
    say(desk, "one")
    with desk.change("Focus", merge=me) as session:
        mentorships.edit(session, mentorship, minutes=60)
    desk.undo()
    assert mentorships.facts(desk.session, mentorship, desk.today()).minutes == 45


def test_what_cannot_be_kept_is_rolled_back_and_said_plainly(desk):
    (pages,) = desk.connection.execute("pragma page_count").fetchone()
    desk.connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(DiskFull):
        say(desk, *(f"{number}{'x' * 900}" for number in range(100)))
    assert reminders.said(desk.connection) == frozenset()
    assert not desk.connection.in_transaction


def test_what_was_said_long_ago_is_forgotten_but_never_the_last_thousand(desk, clock):
    say(desk, *map(str, range(1200)))
    clock.now += timedelta(days=61)
    say(desk, "new")
    kept = reminders.said(desk.connection)
    assert len(kept) == 1000
    assert {"new", "1199"} <= kept
    assert "0" not in kept


def test_a_reminder_is_kept_as_it_is_described(desk):
    say(desk, "one")
    (row,) = desk.session.query(Reminder).all()
    assert (row.name, row.said_at) == ("one", desk.now())


def test_the_number_of_queries_is_the_same_for_one_person_and_for_twenty(desk, known):
    counts = []
    for number in range(20):
        person = known.someone(f"Person {number}")
        known.meeting(person, SOON, items=1)
        known.promise(person, "Write", "2026-11-24")
        if number in (0, 19):
            heard = []
            desk.connection.set_trace_callback(heard.append)
            found(desk)
            desk.connection.set_trace_callback(None)
            counts.append(len(heard))
    assert counts == [2, 2]


@pytest.mark.parametrize("query", [reminders.MEETINGS, reminders.PROMISES])
def test_tables_are_not_read_as_a_whole(desk, query):
    names = ("now", "ahead", "today", "late", "soon")
    plan = desk.connection.execute(f"explain query plan {query}", dict.fromkeys(names, ""))
    steps = [step for *_, step in plan]
    assert [step for step in steps if step.startswith("SCAN") and "USING" not in step] == []
