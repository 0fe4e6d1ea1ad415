from datetime import date

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.capture import LONGEST, parse
from mentordesk.errors import LineTooLong, NameDoubtful, NobodyNamed, NothingCaptured
from mentordesk.storage import (
    actions,
    agenda,
    capture,
    decisions,
    learnings,
    meetings,
    mentorships,
    note_list,
    notes,
    people,
)
from tests.conftest import NOW

from .mentorship import ZONE, Pair, at


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def jonas(pair):
    """A mentorship in which I am the mentee."""
    return pair.do(
        mentorships.add,
        name="Jonas Berg",
        role="mentee",
        kind="career",
        cadence=Cadence("ad-hoc"),
        started_on=date(2026, 1, 1),
    )


def known(desk):
    return capture.targets(desk.connection)


def keep(pair, line, here=None):
    """Capture a line as a window does."""
    targets = known(pair.desk)
    found = parse(line, capture.people(pair.desk.connection, targets), pair.desk.today())
    to = capture.target(found, targets, here)
    return pair.do(capture.keep, found, to, pair.desk.now())


def test_a_promise_of_theirs_is_in_the_next_brief(pair):
    meeting = pair.plan("2026-11-26 16:00")
    keep(pair, "Priya: draft the note by Friday")
    (found,) = actions.since(pair.desk.session, meeting)
    assert (found.text, found.voice, found.due) == ("draft the note", "mentee", date(2026, 11, 27))
    assert found.meeting_uid is None


def test_what_is_asked_is_on_the_next_agenda(pair, jonas):
    keep(pair, "ask Jonas about the promotion 10 min")
    (entry,) = agenda.waiting(pair.desk.session, jonas)
    assert (entry.title, entry.minutes, entry.voice) == ("the promotion", 10, "mentee")
    assert entry.section == "advice"
    meeting = pair.plan("2026-11-26 16:00")
    keep(pair, "ask Priya about tests")
    assert pair.titles(meeting) == ["tests"]


def test_what_comes_up_in_a_meeting_that_runs_is_of_it(pair, jonas):
    meeting = pair.plan("2026-11-26 16:00")
    pair.plan("2026-12-10 16:00")
    pair.start(meeting)
    for line in ("me: send it", "decided: accounts", "Priya learned: cursors", "agenda: one more"):
        keep(pair, line)
    session = pair.desk.session
    assert [a.voice for a in actions.of_meeting(session, meeting)] == ["mentor"]
    assert [d.text for d in decisions.of_meeting(session, meeting)] == ["accounts"]
    assert [found.voice for found in learnings.of_meeting(session, meeting)] == ["mentee"]
    assert pair.titles(meeting) == ["one more"]


def test_a_line_without_a_beginning_ends_the_note_of_the_meeting_that_runs(pair):
    meeting = pair.plan("2026-11-26 16:00")
    pair.start(meeting)
    keep(pair, "First")
    kept = keep(pair, "  then  second")
    assert notes.text(pair.desk.session, kept.id) == "First\nthen  second"
    pair.desk.undo()
    assert notes.text(pair.desk.session, kept.id) == "First"


def test_a_note_of_a_meeting_that_is_in_the_trash_is_left_there(pair):
    meeting = pair.plan("2026-11-26 16:00")
    pair.start(meeting)
    first = keep(pair, "First")
    pair.do(notes.discard, first.id, pair.desk.now())
    assert keep(pair, "Second").id != first.id


def test_a_thought_about_nobody_is_a_private_note(pair, jonas):
    keep(pair, "Read the book")
    keep(pair, "note Jonas: he likes tea")
    rows = note_list.listed(pair.desk.connection, note_list.Which(), 0, 9)
    assert {(row.title, row.person, row.private) for row in rows} == {
        ("Read the book", "", True),
        ("he likes tea", "Jonas Berg", True),
    }


def test_the_mentorship_in_front_is_meant_unless_someone_is_named(pair, jonas):
    keep(pair, "me: send it", here=jonas)
    keep(pair, "Priya: read it", here=jonas)
    session = pair.desk.session
    assert [a.text for a in actions.of_mentorship(session, jonas)] == ["send it"]
    assert [a.text for a in actions.of_mentorship(session, pair.id)] == ["read it"]


def test_the_meeting_that_runs_comes_before_the_mentorship_in_front(pair, jonas):
    meeting = pair.plan("2026-11-26 16:00")
    pair.start(meeting)
    keep(pair, "me: send it", here=jonas)
    assert len(actions.of_meeting(pair.desk.session, meeting)) == 1


def test_of_two_meetings_that_run_the_one_in_front_is_meant(pair, jonas):
    both = [pair.plan("2026-11-26 16:00")]
    both.append(pair.do(meetings.plan, jonas, at("2026-11-26 16:00"), ZONE, 45, now=NOW))
    for meeting in both:
        pair.start(meeting)
    keep(pair, "me: send it", here=jonas)
    keep(pair, "me: read it", here=pair.id)
    found = [[a.text for a in actions.of_meeting(pair.desk.session, each)] for each in both]
    assert found == [["read it"], ["send it"]]


def test_of_two_mentorships_with_one_person_the_one_that_meets_next_is_meant(pair):
    whole = {"kind": "personal", "cadence": Cadence("ad-hoc"), "started_on": date(2026, 1, 1)}
    second = pair.do(mentorships.add, name="Priya Raman", role="mentee", **whole)
    assert [each.mentorship_id for each in known(pair.desk)] == [second, pair.id]
    pair.plan("2026-11-26 16:00")
    keep(pair, "Priya: read it")
    assert len(actions.of_mentorship(pair.desk.session, pair.id)) == 1


def test_ended_mentorships_are_not_written_to(pair, jonas):
    pair.do(mentorships.end, jonas, pair.desk.today())
    assert [each.person for each in known(pair.desk)] == ["Priya Raman"]
    assert keep(pair, "Jonas: read it").kind == "note"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("decided: accounts first", NobodyNamed),
        ("me: rest", NobodyNamed),
        ("Priya:", NothingCaptured),
        ("  ", NothingCaptured),
        ("x" * (LONGEST + 1), LineTooLong),
        ("Priya: " + "x" * (LONGEST + 1), LineTooLong),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(pair, jonas, heard, line, error):
    with pytest.raises(error):
        keep(pair, line)
    assert heard[-1].rows == frozenset()
    assert pair.desk.undo_label == "add"


def test_a_name_of_two_people_is_refused(pair):
    whole = {"kind": "personal", "cadence": Cadence("ad-hoc"), "started_on": date(2026, 1, 1)}
    pair.do(mentorships.add, name="Priya Shah", role="mentor", **whole)
    with pytest.raises(NameDoubtful):
        keep(pair, "Priya: read it")


def test_i_am_known_by_my_name(pair):
    pair.do(people.set_me, "Sam Weber")
    keep(pair, "Sam: read it", here=pair.id)
    (found,) = actions.of_mentorship(pair.desk.session, pair.id)
    assert (found.text, found.voice) == ("read it", "mentor")
