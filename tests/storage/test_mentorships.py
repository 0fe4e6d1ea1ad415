from datetime import date, datetime, timedelta

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.errors import RowGone
from mentordesk.storage import meetings, mentorships, pauses, people, trash
from mentordesk.storage.schema import ActionItem
from tests.conftest import NOW

TODAY = date(2026, 11, 23)
TERMS = {
    "role": "mentor",
    "kind": "technical",
    "cadence": Cadence("weeks", 2),
    "started_on": date(2026, 5, 4),
}


def add(desk, name="Priya Raman", **terms):
    with desk.change("Add") as session:
        return mentorships.add(session, name=name, **{**TERMS, **terms})


def facts(desk, mentorship, today=TODAY):
    return mentorships.facts(desk.session, mentorship, today)


def test_a_new_mentorship_is_active_and_says_what_was_said(desk):
    priya = facts(
        desk, add(desk, channel="video", address="https://meet.example/priya", minutes=30)
    )
    assert (priya.person, priya.role, priya.kind, priya.state) == (
        "Priya Raman",
        "mentor",
        "technical",
        "active",
    )
    assert (priya.cadence, priya.minutes) == (Cadence("weeks", 2), 30)
    assert (priya.channel, priya.address) == ("video", "https://meet.example/priya")


def test_two_mentorships_with_one_person_share_the_person(desk):
    one, other = add(desk), add(desk, "priya raman", role="mentee", kind="career")
    assert facts(desk, one).person_id == facts(desk, other).person_id


def test_it_is_paused_up_to_the_day_it_goes_on(desk):
    mentorship, until = add(desk), TODAY + timedelta(days=10)
    with desk.change("Pause") as session:
        pauses.add(session, mentorship, TODAY, until)
    assert facts(desk, mentorship).state == "paused"
    assert facts(desk, mentorship).rest.ends_on == until
    assert facts(desk, mentorship, until).state == "active"


def test_going_on_ends_every_pause_that_runs(desk):
    mentorship = add(desk)
    with desk.change("Pause") as session:
        pauses.add(session, mentorship, TODAY)
        pauses.add(session, mentorship, TODAY + timedelta(days=3), date(2027, 1, 4))
        pauses.resume(session, mentorship, TODAY + timedelta(days=4))
    assert facts(desk, mentorship, TODAY + timedelta(days=3)).state == "paused"
    assert facts(desk, mentorship, TODAY + timedelta(days=4)).state == "active"


def test_a_pause_taken_back_the_same_day_never_was(desk):
    mentorship = add(desk)
    with desk.change("Pause") as session:
        pauses.add(session, mentorship, TODAY)
        pauses.resume(session, mentorship, TODAY)
    assert desk.connection.execute("select count(*) from pause").fetchone() == (0,)


def test_what_ended_can_be_reopened(desk):
    mentorship = add(desk)
    with desk.change("End") as session:
        mentorships.end(session, mentorship, TODAY)
    assert facts(desk, mentorship).state == "ended"
    with desk.change("Reopen") as session:
        mentorships.reopen(session, mentorship, "", NOW)
    assert facts(desk, mentorship).ended_on is None


def test_how_it_ended_is_kept(desk):
    mentorship, said = add(desk), {"by": "both", "why": "She moved", "letter": "Dear Priya"}
    with desk.change("Complete") as session:
        mentorships.end(session, mentorship, TODAY, outcome="completed", **said)
    after = facts(desk, mentorship)
    assert (after.state, after.outcome, after.ended_by) == ("ended", "completed", "both")
    assert (after.ended_why, after.letter) == ("She moved", "Dear Priya")


def test_when_it_goes_on_the_letter_becomes_a_private_note(desk):
    mentorship = add(desk)
    with desk.change("End") as session:
        mentorships.end(session, mentorship, TODAY, by="mentor", why="Time", letter="Dear Priya")
    with desk.change("Reopen") as session:
        mentorships.reopen(session, mentorship, "Closing letter", NOW)
    query = "select title, body, private from note where mentorship_id = ?"
    note = desk.connection.execute(query, (mentorship,)).fetchall()
    assert note == [("Closing letter", "Closing letter\n\nDear Priya", 1)]
    after = facts(desk, mentorship)
    assert (after.outcome, after.ended_by, after.letter) == (None, None, "")
    assert after.ended_why == "Time"


def test_who_ended_it_is_still_the_same_when_my_role_is_corrected(desk):
    mentorship = add(desk)
    with desk.change("End") as session:
        mentorships.end(session, mentorship, TODAY, by="mentor")
        mentorships.edit(session, mentorship, role="mentee")
    assert facts(desk, mentorship).ended_by == "mentee"


def test_an_end_cancels_what_is_planned_and_is_undone_whole(desk, clock):
    mentorship = add(desk)
    start = datetime.fromisoformat("2026-11-26T16:00")
    with desk.change("Plan") as session:
        meeting = meetings.plan(session, mentorship, start, "Europe/Berlin", 45, now=clock())
    with desk.change("End") as session:
        mentorships.end(session, mentorship, TODAY)
    assert meetings.facts(desk.session, meeting).state == "cancelled"
    desk.undo()
    assert meetings.facts(desk.session, meeting).state == "planned"
    assert facts(desk, mentorship).state == "active"


def test_editing_changes_only_what_is_given_and_is_undone(desk):
    mentorship = add(desk)
    before = facts(desk, mentorship)
    with desk.change("Edit") as session:
        mentorships.edit(session, mentorship, name="Priya R.", cadence=Cadence("monthly-day"))
    after = facts(desk, mentorship)
    assert after == before._replace(person="Priya R.", cadence=Cadence("monthly-day", 1))
    desk.undo()
    assert facts(desk, mentorship) == before


def test_what_i_said_stays_mine_when_my_role_is_corrected(desk):
    mentorship = add(desk)
    with desk.change("Promise") as session:
        promise = {"mentorship_id": mentorship, "text": "Read it", "made_on": TODAY}
        session.add(ActionItem(**promise, voice="mentor"))
    with desk.change("Edit") as session:
        mentorships.edit(session, mentorship, role="mentee")
    assert desk.connection.execute("select voice from action_item").fetchone() == ("mentee",)


def test_a_trashed_mentorship_is_not_found_by_its_uid(desk, clock):
    mentorship = add(desk)
    uid = facts(desk, mentorship).uid
    assert mentorships.by_uid(desk.session, uid) == mentorship
    with desk.change("Trash") as session:
        trash.put(session, "mentorship", uid, clock())
    with pytest.raises(RowGone):
        mentorships.by_uid(desk.session, uid)
    assert people.listed(desk.session) == []
