import argparse
import json
from datetime import date

import pytest

from mentordesk.commands import list as command
from mentordesk.commands import naming
from mentordesk.storage import agenda, meetings, mentorships, notes, pauses, questions, trash
from tests.acquaintances import AD_HOC, Acquaintances

FIELDS = {
    "people": {"uid", "name"},
    "mentorships": {
        *("uid", "person", "role", "kind", "state", "cadence", "last_held", "next"),
        *("outcome", "ended_by"),
    },
    "meetings": {"uid", "mentorship", "number", "start", "zone", "minutes", "state"},
    "agenda": {
        *("uid", "mentorship", "meeting", "section", "title", "voice", "minutes", "state"),
        *("carried", "private"),
    },
    "actions": {"uid", "mentorship", "meeting", "text", "voice", "due", "done_at", "private"},
    "notes": {"uid", "title", "mentorship", "meeting", "private", "updated_at"},
    "goals": {"uid", "title", "mentorship", "voice", "state", "private"},
}
QUESTION_FIELDS = {
    *("uid", "text", "kind", "category", "hidden", "last_asked", "person", "answer", "state"),
    *("times", "private"),
}


@pytest.fixture
def known(desk):
    return Acquaintances(desk)


@pytest.fixture
def listed(desk, monkeypatch, capsys):
    """Run the command on the desk and return what it printed; its raw key is its passphrase."""
    monkeypatch.setattr(command.opening, "key_of", lambda _: desk.key)

    def run(*arguments, as_json=True):
        parser = argparse.ArgumentParser()
        command.add(parser.add_subparsers())
        given = ["list", str(desk.path), *arguments, "--today", "2026-11-23"]
        options = parser.parse_args([*given, *(["--json"] if as_json else [])])
        assert options.run(options) == 0
        out = capsys.readouterr().out
        return json.loads(out) if as_json else out

    return run


@pytest.fixture
def full(known, desk):
    """Something of each kind."""
    priya = known.someone("Priya Raman")
    known.held(priya, "2026-11-12T16:00")
    known.meeting(priya, "2026-11-26T16:00", items=2)
    known.promise(priya, "Introduce her", "2026-11-30")
    known.goal(priya)
    return priya


@pytest.mark.parametrize("what", [*FIELDS])
def test_the_fields_are_as_documented(listed, full, what):
    found = listed(what)
    assert found
    assert all(each.keys() == FIELDS[what] for each in found)
    assert all(field in command.ABOUT for field in FIELDS[what])


@pytest.mark.parametrize("what", [*FIELDS])
def test_an_empty_desk_lists_nothing(listed, what):
    assert listed(what) == []
    assert listed(what, as_json=False) == ""


def test_a_mentorship_tells_its_state_and_meetings(listed, full):
    (found,) = listed("mentorships")
    assert found["person"] == listed("people")[0]["uid"]
    assert (found["role"], found["kind"], found["state"]) == ("mentor", "technical", "active")
    assert found["cadence"] == "every-2-weeks"
    assert (found["last_held"], found["next"]) == ("2026-11-12T16:00", "2026-11-26T16:00")


def test_the_state_is_that_of_the_day(listed, known, desk):
    known.do("Pause", pauses.add, known.someone("Ann", cadence=AD_HOC), date(2026, 11, 23))
    known.do("End", mentorships.end, known.someone("Bob"), desk.today())
    found = listed("mentorships")
    assert [(each["state"], each["next"]) for each in found] == [("paused", None), ("ended", None)]


def test_meetings_come_by_time_with_their_numbers(listed, full):
    found = listed("meetings")
    told = [(each["number"], each["start"], each["state"], each["zone"]) for each in found]
    assert told == [
        (1, "2026-11-12T16:00", "held", "Europe/Berlin"),
        (None, "2026-11-26T16:00", "planned", "Europe/Berlin"),
    ]


def test_an_agenda_item_names_its_open_meeting_or_its_last(listed, known, desk):
    priya = known.someone("Priya")
    first = known.meeting(priya, "2026-11-12T16:00", items=2)
    done = agenda.items(desk.session, first)[1].item_id
    second = known.meeting(priya, "2026-11-26T16:00")
    known.do("Tick", agenda.tick, done, True)
    known.do("Start", meetings.start, first, desk.now())
    known.do("End", meetings.end, first, desk.now(), plan_next=False)
    uids = [meetings.facts(desk.session, each).uid for each in (second, first)]
    found = listed("agenda")
    assert [each["meeting"] for each in found] == uids
    assert [(each["carried"], each["state"]) for each in found] == [(1, "open"), (0, "discussed")]


def test_nothing_was_carried_over_from_a_meeting_in_the_trash(listed, known, desk):
    priya = known.someone("Priya")
    first = known.meeting(priya, "2026-11-12T16:00", items=1)
    known.do("End", meetings.end, first, desk.now(), plan_next=False)
    known.do("Discard", meetings.discard, first, desk.now())
    assert [each["carried"] for each in listed("agenda")] == [0]


def test_an_item_that_waits_has_no_meeting(listed, known):
    priya = known.someone("Priya")
    known.do("Add", agenda.add_for_next, priya, "Later", "accomplish", "mentee", private=True)
    (found,) = listed("agenda")
    assert (found["meeting"], found["minutes"], found["private"]) == (None, None, True)


def test_a_free_note_has_no_mentorship(listed, known, desk):
    known.do("Write", notes.add, desk.now())
    (found,) = listed("notes")
    assert (found["mentorship"], found["meeting"], found["private"]) == (None, None, True)


def test_what_is_in_the_trash_is_left_out(listed, full, known, desk):
    uid = mentorships.facts(desk.session, full, desk.today()).uid
    known.do("Discard", trash.put, "mentorship", uid, desk.now())
    assert [listed(what) for what in FIELDS] == [[]] * len(FIELDS)


@pytest.mark.parametrize("name", ["Priya Raman", "priya", " PRIYA  raman "])
def test_one_person_is_found_by_name(listed, full, known, name):
    known.promise(known.someone("Jonas Berg"), "Send it")
    assert [each["text"] for each in listed("actions", "--mentorship", name)] == ["Introduce her"]
    assert [each["name"] for each in listed("people", "--mentorship", name)] == ["Priya Raman"]


def test_all_mentorships_with_a_person_count(listed, known):
    for role in ("mentor", "mentee"):
        known.promise(known.someone("Priya Raman", role=role), f"As {role}")
    assert len(listed("actions", "--mentorship", "Priya")) == 2


def test_a_name_of_nobody_or_of_several_is_refused(listed, known):
    known.someone("Priya Raman")
    known.someone("Priya Nair")
    with pytest.raises(naming.MentorshipUnknown):
        listed("meetings", "--mentorship", "Pri")
    with pytest.raises(naming.MentorshipAmbiguous):
        listed("meetings", "--mentorship", "Priya")
    uid = listed("mentorships", "--mentorship", "Priya Nair")[0]["uid"]
    assert len(listed("people", "--mentorship", uid)) == 1


def test_the_table_has_names_for_uids(listed, full):
    lines = listed("agenda", as_json=False).splitlines()
    assert lines[0].split()[:3] == ["mentorship", "meeting", "section"]
    assert lines[1].startswith("Priya Raman  2026-11-26T16:00  accomplish")
    assert len(lines) == 3


def test_lines_of_the_table_stay_lines(listed, known):
    known.promise(known.someone("Priya"), "Two\nlines " + "and more " * 20)
    lines = listed("actions", as_json=False).splitlines()
    assert len(lines) == 2
    assert "Two lines and more" in lines[1]
    assert "…" in lines[1]


def test_how_a_mentorship_ended_is_told(listed, known):
    priya = known.someone("Priya Raman")
    said = {"outcome": "completed", "by": "both", "letter": "Dear Priya", "why": "Done"}
    known.do("Complete", mentorships.end, priya, date(2026, 11, 3), **said)
    (each,) = listed("mentorships")
    assert (each["state"], each["outcome"], each["ended_by"]) == ("ended", "completed", "both")
    assert "Done" not in str(each)


def test_questions_are_listed_with_when_they_were_asked_last_and_the_answer(listed, known):
    priya = known.someone("Priya Raman")
    known.someone("Jonas Berg")
    meeting = known.meeting(priya, "2026-11-26T16:00")
    uid = listed("questions")[0]["uid"]
    item = known.do("Ask", questions.ask, uid, meeting_id=meeting)
    known.do("Answer", questions.answer, item, "By chance")
    asked, *others = listed("questions", "--mentorship", "Priya")
    assert asked.keys() == QUESTION_FIELDS
    assert all(field in command.ABOUT for field in QUESTION_FIELDS)
    assert (asked["last_asked"], asked["person"]) == ("2026-11-26", "Priya Raman")
    assert (asked["state"], asked["answer"], asked["times"]) == ("answered", "By chance", 1)
    assert {each["state"] for each in others} == {"not-asked"}
    assert listed("questions", "--mentorship", "Jonas")[0]["state"] == "not-asked"


def test_questions_that_come_along_are_in_the_table_of_an_empty_desk(listed):
    lines = listed("questions", as_json=False).splitlines()
    assert lines[0].split()[:3] == ["text", "kind", "category"]
    assert lines[1].startswith("How did you get from your first job to the role you have no…")
