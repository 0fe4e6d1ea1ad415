from contextlib import closing
from datetime import timedelta

import pytest

from mentordesk.errors import MeetingRunning
from mentordesk.storage import (
    actions,
    agenda,
    copying,
    decisions,
    goals,
    meetings,
    milestones,
    notes,
    revisions,
    timers,
    trash,
)
from mentordesk.storage.check import check
from mentordesk.storage.looking import look
from mentordesk.storage.restoring import contents, difference, mentorship, note, tree
from tests.conftest import NOW
from tests.storage.mentorship import Pair

LATER = NOW + timedelta(days=40)


class Kept:
    """A backup of the desk as it is now, and restoring from it."""

    def __init__(self, desk, key, folder):
        self.desk, self.key, self.path = desk, key, folder / "backup.mentordesk"
        copying.save(desk.connection, self.path, key)

    def read(self, verb, *args):
        with closing(look(self.path, self.key)) as seen:
            return verb(seen.connection, *args)

    def mentorship(self, uid):
        then = self.read(tree.mentorship, uid)
        with self.desk.change("Restore") as session:
            mentorship.restore(session, then, LATER)

    def note(self, uid):
        then = self.read(tree.note, uid)
        with self.desk.change("Restore") as session:
            note.restore(session, then, LATER)


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def keep(desk, key, tmp_path):
    return lambda: Kept(desk, key, tmp_path)


def uid(desk, table, row=None):
    where = "" if row is None else f"where id = {row}"
    return desk.connection.execute(f"select uid from {table} {where}").fetchone()[0]


def values(desk, query):
    return [value for (value,) in desk.connection.execute(query)]


def erase(desk, table, uid):
    """As the trash does after its days."""
    with desk.change("Erase") as session:
        session.connection().exec_driver_sql(f"delete from {table} where uid = ?", (uid,))


def is_whole(desk):
    return not any(each.found for each in check(desk.connection, protected=False))


def written(pair, body, by="mentorship"):
    made, name = pair.do(notes.add, NOW, body, pair.id if by == "mentorship" else None)
    return made, name


def test_what_was_erased_for_good_comes_back_with_all_of_it(desk, pair, keep):
    meeting = pair.plan("2026-11-26 16:00")
    pair.add(meeting, "Naming", "Tests")
    pair.start(meeting)
    pair.do(agenda.tick, 1, True)
    pair.do(decisions.add, pair.id, "We do it", NOW.date(), meeting)
    goal = pair.do(goals.add, pair.id, title="Teach", voice="mentee", started_on=NOW.date())
    pair.do(milestones.add, goal, "Step", on=NOW.date(), points=3)
    pair.end(meeting)
    kept, name, before = keep(), uid(desk, "mentorship"), desk.connection.execute
    rows = {t: before(f"select * from {t}").fetchall() for t in ("placement", "milestone_event")}
    erase(desk, "person", uid(desk, "person"))
    assert values(desk, "select uid from meeting") == []

    kept.mentorship(name)
    assert rows == {t: desk.connection.execute(f"select * from {t}").fetchall() for t in rows}
    assert is_whole(desk)


def test_what_was_added_since_stays(desk, pair, keep):
    first = pair.plan("2026-11-26 16:00")
    pair.add(first, "Naming")
    kept = keep()
    pair.end(first)
    second = pair.plan("2026-12-10 16:00")
    pair.add(second, "Later")
    written(pair, "A later note")

    kept.mentorship(uid(desk, "mentorship"))
    assert pair.titles(first) == ["Naming"]
    assert pair.titles(second) == ["Later"]
    assert "A later note" in values(desk, "select body from note")
    assert is_whole(desk)


def test_a_later_meeting_gives_way_to_the_number_of_one_that_comes_back(desk, pair, keep):
    first = pair.plan("2026-11-10 16:00")
    pair.end(first)
    kept, name = keep(), uid(desk, "meeting", first)
    erase(desk, "meeting", name)
    second = pair.plan("2026-11-12 16:00")
    pair.end(second)

    kept.mentorship(uid(desk, "mentorship"))
    numbers = dict(desk.connection.execute("select uid, number from meeting where number"))
    assert numbers == {name: 1, uid(desk, "meeting", second): 2}
    assert is_whole(desk)


def test_two_meetings_never_run_at_once(desk, pair, keep):
    first = pair.plan("2026-11-10 16:00")
    pair.start(first)
    kept = keep()
    pair.end(first)
    second = pair.plan("2026-11-12 16:00")
    pair.start(second)
    with pytest.raises(MeetingRunning):
        kept.mentorship(uid(desk, "mentorship"))


def test_a_mentorship_leaves_the_trash_and_what_was_in_it_stays_there(desk, pair, keep):
    _, old = written(pair, "Thrown away before")
    pair.do(trash.put, "note", old, NOW)
    kept, name = keep(), uid(desk, "mentorship")
    pair.do(trash.put, "mentorship", name, NOW)

    kept.mentorship(name)
    assert values(desk, "select body from note where trashed_at is null") == []
    assert [entry.uid for entry in trash.listed(desk.session)] == [old]


def test_what_was_made_private_stays_private(desk, pair, keep):
    made = pair.do(actions.add, pair.id, "Read", "mentor", NOW.date())
    kept = keep()
    with desk.change("Hide") as session:
        session.connection().exec_driver_sql("update action_item set private = 1, text = 'Write'")
    kept.mentorship(uid(desk, "mentorship"))
    found = desk.connection.execute("select id, text, private from action_item").fetchall()
    assert found == [(made, "Read", 1)]


def test_the_present_text_of_a_restored_note_is_in_its_history(desk, pair, keep):
    made, name = written(pair, "Then")
    kept = keep()
    pair.do(notes.write, made, "Now", LATER)
    for restore in (kept.mentorship, kept.note):
        restore(uid(desk, "mentorship") if restore == kept.mentorship else name)
        texts = [each.start for each in revisions.listed(desk.session, made)]
        assert "Now" in texts
        assert notes.text(desk.session, made) == "Then"
        desk.undo()


def test_a_note_that_is_gone_comes_back_with_its_history(desk, pair, keep):
    made, name = written(pair, "First")
    pair.do(notes.write, made, "Second", NOW + timedelta(hours=1))
    kept = keep()
    erase(desk, "note", name)
    desk.connection.execute("delete from note_revision")
    desk.connection.commit()

    kept.note(name)
    assert notes.text(desk.session, made) == "Second"
    assert [each.start for each in revisions.listed(desk.session, made)] == ["First"]
    desk.undo()
    assert notes.by_uid(desk.session, name) is None


def test_a_note_of_a_mentorship_that_is_gone_comes_back_as_one_of_none(desk, pair, keep):
    _, name = written(pair, "Alone")
    kept = keep()
    erase(desk, "mentorship", uid(desk, "mentorship"))
    kept.note(name)
    assert desk.connection.execute("select body, mentorship_id from note").fetchall() == [
        ("Alone", None)
    ]


def test_a_note_leaves_the_trash(desk, pair, keep):
    _, name = written(pair, "Then")
    kept = keep()
    pair.do(trash.put, "note", name, NOW)
    kept.note(name)
    assert values(desk, "select trashed_at from note") == [None]


def test_it_is_told_before_what_comes_back_and_what_changes(desk, pair, keep):
    made, _ = written(pair, "Then")
    _, gone = written(pair, "Gone")
    kept = keep()
    pair.do(notes.write, made, "Now", LATER)
    pair.do(trash.put, "note", gone, NOW)
    written(pair, "Later")
    then = kept.read(tree.mentorship, uid(desk, "mentorship"))

    told = difference.of(desk.connection, then)
    assert (told.back, told.changed, told.later) == (
        {"note": ("Gone",)},
        {"note": ("Then",)},
        {"note": ("Later",)},
    )


def test_an_item_whose_placement_changed_is_told_to_change(desk, pair, keep):
    meeting = pair.plan("2026-11-26 16:00")
    pair.add(meeting, "Naming")
    then = keep().read(tree.mentorship, uid(desk, "mentorship"))
    with desk.change("Move") as session:
        session.connection().exec_driver_sql("update placement set position = 'zz'")
    assert difference.of(desk.connection, then).changed == {"agenda_item": ("Naming",)}


def test_nothing_to_restore_is_told(desk, pair, keep):
    then = keep().read(tree.mentorship, uid(desk, "mentorship"))
    assert difference.of(desk.connection, then).is_none()


def test_a_backup_is_compared_with_the_desk(desk, pair, keep):
    made, name = written(pair, "Then")
    _, gone = written(pair, "Gone", by="nobody")
    pair.plan("2026-11-26 16:00")
    kept = keep()
    pair.do(notes.write, made, "Now", LATER)
    pair.do(trash.put, "note", gone, NOW)
    found = kept.read(contents.compared, desk.connection)

    assert (found.then["note"], found.now["note"], found.then["meeting"]) == (2, 1, 1)
    assert {each.uid: each.stands for each in found.notes} == {name: "changed", gone: "trash"}
    assert [(each.name, each.stands) for each in found.mentorships] == [("Priya Raman", "same")]


def test_who_is_gone_is_told(desk, pair, keep):
    kept = keep()
    erase(desk, "mentorship", uid(desk, "mentorship"))
    (found,) = kept.read(contents.compared, desk.connection).mentorships
    assert found.stands == "gone"


def test_what_a_backup_does_not_have_cannot_be_restored(desk, pair, keep):
    kept = keep()
    assert kept.read(tree.mentorship, "other") is None
    assert kept.read(tree.note, "other") is None


def test_meetings_called_off_since_are_planned_again(desk, pair, keep):
    meeting = pair.plan("2026-11-26 16:00")
    pair.add(meeting, "Naming")
    kept = keep()
    pair.do(meetings.cancel, meeting)
    kept.mentorship(uid(desk, "mentorship"))
    assert pair.titles(meeting) == ["Naming"]
    assert is_whole(desk)


def test_an_item_is_back_where_it_was_before_it_was_carried_on(desk, pair, keep):
    first, second = pair.plan("2026-11-24 16:00"), pair.plan("2026-11-26 16:00")
    pair.add(first, "Naming")
    kept = keep()
    pair.end(first)
    pair.end(second)

    kept.mentorship(uid(desk, "mentorship"))
    assert (pair.titles(first), pair.titles(second)) == (["Naming"], [])
    assert is_whole(desk)


def test_an_item_added_since_goes_on_from_a_meeting_that_is_over_again(desk, pair, keep):
    meeting = pair.plan("2026-11-20 16:00")
    following = pair.end(meeting)
    kept = keep()
    pair.do(meetings.reopen, meeting)
    pair.add(meeting, "Later")

    kept.mentorship(uid(desk, "mentorship"))
    assert pair.titles(following) == ["Later"]
    assert is_whole(desk)


def test_an_item_added_since_leaves_a_meeting_that_is_cancelled_again(desk, pair, keep):
    first, second = pair.plan("2026-11-24 16:00"), pair.plan("2026-11-26 16:00")
    pair.do(meetings.cancel, first)
    kept = keep()
    pair.do(meetings.reopen, first)
    pair.add(first, "Later")

    kept.mentorship(uid(desk, "mentorship"))
    assert (pair.titles(first), pair.titles(second)) == ([], ["Later"])
    assert is_whole(desk)


def test_an_item_added_since_is_open_on_a_meeting_that_lies_ahead_again(desk, pair, keep):
    meeting = pair.plan("2026-11-24 16:00")
    kept = keep()
    (item,) = pair.add(meeting, "Later")
    pair.start(meeting)
    pair.do(agenda.tick, item, True)
    pair.end(meeting)

    kept.mentorship(uid(desk, "mentorship"))
    assert values(desk, "select outcome from placement") == [None]
    assert is_whole(desk)


def test_an_item_goes_from_one_agenda_to_the_other_in_one_step(desk, pair, keep):
    first, second = pair.plan("2026-11-24 16:00"), pair.plan("2026-11-26 16:00")
    (item,) = pair.add(first, "Naming")
    pair.do(agenda.place, item, second)
    kept = keep()
    pair.do(agenda.place, item, first)
    kept.mentorship(uid(desk, "mentorship"))
    assert (pair.titles(first), pair.titles(second)) == ([], ["Naming"])
    assert is_whole(desk)


def test_what_left_the_trash_since_does_not_go_back_there(desk, pair, keep):
    _, name = written(pair, "Thrown away once")
    pair.do(trash.put, "note", name, NOW)
    kept = keep()
    pair.do(trash.restore, "note", name)
    kept.mentorship(uid(desk, "mentorship"))
    assert values(desk, "select trashed_at from note") == [None]


def test_what_was_added_since_leaves_the_trash_with_its_mentorship(desk, pair, keep):
    kept, name = keep(), uid(desk, "mentorship")
    written(pair, "Later")
    pair.do(trash.put, "mentorship", name, NOW)
    kept.mentorship(name)
    assert values(desk, "select body from note where trashed_at is null") == ["Later"]


def test_how_long_items_were_talked_about_comes_back(desk, pair, keep):
    meeting = pair.plan("2026-11-24 16:00")
    (item,) = pair.add(meeting, "Naming")
    names = uid(desk, "meeting", meeting), uid(desk, "agenda_item", item)
    pair.do(timers.start, *names, NOW)
    pair.do(timers.stop, names[0], NOW + timedelta(seconds=70))
    kept = keep()
    pair.do(timers.forget, names[0])
    kept.mentorship(uid(desk, "mentorship"))
    assert timers.of_meeting(desk.session, names[0])[names[1]].seconds == 70
