import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.desk import Desk
from mentordesk.errors import NobodyNamed, RowGone
from mentordesk.storage import (
    actions,
    agenda,
    decisions,
    learnings,
    meetings,
    note_list,
    notes,
    trash,
    turning,
)
from mentordesk.storage.check import check
from mentordesk.storage.file import create_file
from tests.conftest import Clock

from .mentorship import Pair

KINDS = ("action_item", "agenda_item", "decision", "learning", "note")


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def running(pair):
    meeting = pair.plan("2026-11-26 16:00")
    pair.start(meeting)
    return meeting


def add(pair, kind, meeting=None, private=False):
    """Add a thing of this kind that says "cursors"."""
    today, more = pair.desk.today(), {"meeting_id": meeting, "private": private}
    if kind == "agenda_item":
        details = "cursors", "struggling", "mentee"
        if meeting:
            return pair.do(agenda.add, meeting, *details, private=private)
        return pair.do(agenda.add_for_next, pair.id, *details, private=private)
    if kind == "decision":
        return pair.do(decisions.add, pair.id, "cursors", today, **more)
    module = actions if kind == "action_item" else learnings
    return pair.do(module.add, pair.id, "cursors", "mentee", today, **more)


def turn(pair, kind, row_id, into, meeting=None):
    return pair.do(turning.turn, kind, row_id, into, pair.desk.now(), meeting)


def there(pair, kind):
    """What the mentorship has of a kind: text, voice, privacy."""
    session = pair.desk.session
    if kind == "agenda_item":
        query = "select title, voice, private from agenda_item where trashed_at is null"
        return [tuple(row) for row in pair.desk.connection.execute(query)]
    if kind == "decision":
        return [(d.text, None, d.private) for d in decisions.of_mentorship(session, pair.id)]
    module = actions if kind == "action_item" else learnings
    return [
        (each.text, each.voice, each.private) for each in module.of_mentorship(session, pair.id)
    ]


def note_of(pair, meeting):
    session = pair.desk.session
    return notes.by_uid(session, meetings.facts(session, meeting).note_uid)


THINGS = [kind for kind in KINDS if kind != "note"]
TURNS = [(kind, into) for kind in THINGS for into in THINGS if kind != into]


@pytest.mark.parametrize(("kind", "into"), TURNS)
def test_text_and_privacy_stay_and_the_voice_where_there_is_one(pair, kind, into):
    for private in (False, True):
        made = turn(pair, kind, add(pair, kind, private=private), into)
        assert made
    found = there(pair, into)
    voice = "mentor" if kind == "decision" else "mentee"
    wanted = None if into == "decision" else voice
    assert {(t, v, bool(p)) for t, v, p in found} == {
        ("cursors", wanted, False),
        ("cursors", wanted, True),
    }
    assert there(pair, kind) == []


@pytest.mark.parametrize(("kind", "into"), TURNS)
def test_turning_is_one_step_back(pair, running, kind, into):
    row_id = add(pair, kind, running)
    turn(pair, kind, row_id, into, running)
    pair.desk.undo()
    assert len(there(pair, kind)) == 1
    assert there(pair, into) == []


def test_what_came_of_a_meeting_stays_of_it(pair, running):
    turn(pair, "agenda_item", add(pair, "agenda_item", running), "decision", running)
    (found,) = decisions.of_meeting(pair.desk.session, running)
    turn(pair, "decision", found.id, "learning")
    assert len(learnings.of_meeting(pair.desk.session, running)) == 1


def test_what_is_only_planned_brings_its_promise_into_the_brief(pair):
    meeting = pair.plan("2026-11-26 16:00")
    turn(pair, "agenda_item", add(pair, "agenda_item", meeting), "action_item", meeting)
    assert pair.titles(meeting) == []
    assert [a.text for a in actions.since(pair.desk.session, meeting)] == ["cursors"]


def test_an_agenda_item_is_of_the_meeting_that_runs_or_of_the_next(pair, running):
    turn(pair, "learning", add(pair, "learning", running), "agenda_item")
    assert pair.titles(running) == ["cursors"]
    pair.end(running)
    (following,) = meetings.coming(pair.desk.session)
    decided = add(pair, "decision", running)
    turn(pair, "decision", decided, "agenda_item")
    assert pair.titles(following.id) == ["cursors", "cursors"]


def test_what_it_was_is_in_the_trash(pair):
    turn(pair, "learning", add(pair, "learning"), "decision")
    (entry,) = trash.listed(pair.desk.session)
    assert (entry.kind, entry.words) == ("learning", "cursors")


def test_an_item_that_was_carried_keeps_its_record(pair, running):
    item = add(pair, "agenda_item", running)
    pair.end(running)
    (following,) = meetings.coming(pair.desk.session)
    made = turn(pair, "agenda_item", item, "action_item", running)
    assert pair.outcomes(running) == {"cursors": "carried"}
    assert pair.titles(following.id) == []
    assert agenda.entry(pair.desk.session, item).state == "discussed"
    assert [a.id for a in actions.of_meeting(pair.desk.session, running)] == [made]
    assert pair.waiting() == []


def test_an_item_that_was_carried_is_discussed_in_the_meeting_that_runs(pair, running):
    item = add(pair, "agenda_item", running)
    pair.end(running)
    (following,) = meetings.coming(pair.desk.session)
    pair.start(following.id)
    turn(pair, "agenda_item", item, "decision", following.id)
    (entry,) = agenda.items(pair.desk.session, following.id)
    assert (entry.state, entry.carried) == ("discussed", 1)
    pair.end(following.id)
    assert pair.outcomes(following.id) == {"cursors": "discussed"}


def test_a_parked_item_with_history_leaves_the_parking_lot(pair, running):
    item = add(pair, "agenda_item", running)
    pair.do(agenda.park, item)
    pair.end(running)
    turn(pair, "agenda_item", item, "action_item", running)
    assert agenda.parked(pair.desk.session, pair.id) == []
    assert pair.outcomes(running) == {"cursors": "parked"}


def test_a_shared_thing_becomes_a_line_of_the_note(pair, running):
    note = note_of(pair, running)
    pair.do(notes.write, note, "# Today", pair.desk.now())
    made = turn(pair, "learning", add(pair, "learning", running), "note")
    assert made == note
    assert notes.text(pair.desk.session, note) == "# Today\ncursors"
    pair.desk.undo()
    assert notes.text(pair.desk.session, note) == "# Today"


def test_a_private_thing_never_enters_a_shared_note(pair, running):
    made = turn(pair, "learning", add(pair, "learning", running, private=True), "note")
    assert notes.text(pair.desk.session, note_of(pair, running)) == ""
    (row,) = note_list.listed(pair.desk.connection, note_list.Which(), 0, 9)
    assert (row.note_id, row.private, row.person) == (made, True, "Priya Raman")


@pytest.mark.parametrize("into", THINGS)
def test_a_line_of_a_note_becomes_something_else(pair, running, into):
    note = note_of(pair, running)
    pair.do(notes.write, note, "# Today\n- [ ] cursors\nlast", pair.desk.now())
    pair.do(turning.turn_line, note, 1, "- [ ] cursors", into, pair.desk.now())
    assert [text for text, _, _ in there(pair, into)] == ["cursors"]
    assert notes.text(pair.desk.session, note) == "# Today\nlast"
    pair.desk.undo()
    assert there(pair, into) == []


def test_a_line_of_a_private_note_becomes_something_private(pair):
    note, _ = pair.do(notes.add, pair.desk.now(), "cursors", pair.id)
    pair.do(turning.turn_line, note, 0, "cursors", "decision", pair.desk.now())
    assert there(pair, "decision") == [("cursors", None, True)]


def test_a_line_that_is_another_one_by_now_is_left_alone(pair):
    note, _ = pair.do(notes.add, pair.desk.now(), "cursors", pair.id)
    with pytest.raises(RowGone):
        pair.do(turning.turn_line, note, 0, "offsets", "decision", pair.desk.now())
    free, _ = pair.do(notes.add, pair.desk.now(), "cursors")
    with pytest.raises(NobodyNamed):
        pair.do(turning.turn_line, free, 0, "cursors", "decision", pair.desk.now())


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory, qapp):
    path = tmp_path_factory.mktemp("turning") / "desk.mentordesk"
    create_file(path)
    desk = Desk(path, Clock())
    yield Pair(desk)
    desk.close()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*THINGS, "meet"]), min_size=1, max_size=6), st.booleans())
def test_private_stays_private_whatever_it_is_turned_into(long_lived, steps, private):
    pair, kind = long_lived, "learning"
    row_id = add(pair, kind, private=private)
    for into in steps:
        if into == "meet":
            meet(pair)
        elif into != kind:
            kind, row_id = into, turn(pair, kind, row_id, into)
    column = "title" if kind == "agenda_item" else "text"
    query = f"select {column}, private from {kind} where id = ?"
    row = pair.desk.connection.execute(query, (row_id,)).fetchone()
    assert row == ("cursors", int(private))
    assert [each for each in check(pair.desk.connection, protected=False) if each.found] == []


def meet(pair):
    """Go on: end the meeting that runs, else start the one that is planned, else plan one."""
    coming = meetings.coming(pair.desk.session)
    running = [each.id for each in coming if each.state == "running"]
    if running:
        pair.end(running[0])
    elif coming:
        pair.start(coming[0].id)
    else:
        pair.plan("2026-11-26 16:00")
