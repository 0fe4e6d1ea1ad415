from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlcipher3 import dbapi2

from mentordesk.storage import uid
from mentordesk.storage.history import History
from mentordesk.storage.schema import AgendaItem, Note, NoteRevision
from tests.conftest import KEY, NOW, new_desk
from tests.storage.content import TABLES, content

odd = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
pick = st.integers(0, 5)
act_of = st.tuples(st.integers(0, 15), pick, pick, odd)
steps = st.lists(st.tuples(st.integers(0, 2), st.lists(act_of, max_size=5)), max_size=8)

PERSON = "insert or replace into person (uid, name, is_me, parts) values (?, ?, 0, ?)"
MENTORSHIP = (
    "insert into mentorship (uid, person_id, role, kind, cadence, weeks, minutes, address,"
    " started_on) values (?, ?, 'mentor', 'career', 'weeks', 2, 45, ?, '2026-01-01')"
)
MEETING = (
    "insert into meeting (uid, mentorship_id, starts_at, zone, starts_utc, minutes, state)"
    " values (?, ?, ?, 'UTC', '', 45, 'planned')"
)
ITEM = (
    "insert into agenda_item (uid, mentorship_id, title, section, voice, state, private)"
    " values (?, ?, ?, 'accomplish', 'mentor', 'open', 0)"
)
PLACEMENT = (
    "insert or ignore into placement (uid, item_id, meeting_id, position) values (?, ?, ?, ?)"
)
NOTE = (
    "insert into note (uid, mentorship_id, title, body, private, created_at, updated_at)"
    " values (?, ?, '', ?, 1, '', '')"
)
GOAL = (
    "insert into goal (uid, mentorship_id, title, so_that, by_doing, voice, state, private,"
    " started_on) values (?, ?, ?, '', '', 'mentee', 'active', 0, '2026-01-01')"
)
UPDATES = {
    8: "update note set body = ?1, updated_at = ?1 where id = ?2",
    9: "update agenda_item set title = ?1, parts = ?1, state = 'parked' where id = ?2",
    10: "update placement set position = position || ?1, outcome = 'carried' where id = ?2",
    11: "update or replace note set uid = (select max(uid) from note), body = ?1 where id = ?2",
    12: "update person set name = ?1, trashed_at = nullif(?1, '') where id = ?2",
    13: "update goal set so_that = ?1, trashed_at = nullif(trashed_at, ?1) where id = ?2",
}
CHANGED = {
    8: "note",
    9: "agenda_item",
    10: "placement",
    11: "note",
    12: "person",
    13: "goal",
}


def act(connection, kind, one, other, text):
    """Do one of the things that can happen to rows; `one` and `other` pick which."""

    def at(table, which):
        found = connection.execute(f"select id from {table} order by id").fetchall()
        return found[which % len(found)][0] if found else None

    name, go = uid.new(), connection.execute
    inserts = {
        1: (MENTORSHIP, "person"),
        2: (MEETING, "mentorship"),
        3: (ITEM, "mentorship"),
        4: (NOTE, "mentorship"),
        5: (GOAL, "mentorship"),
    }
    if kind == 0:
        go(PERSON, (name, text, text or None))
    elif kind in inserts and at(inserts[kind][1], one):
        go(inserts[kind][0], (name, at(inserts[kind][1], one), text))
    elif kind == 6 and at("agenda_item", one) and at("meeting", other):
        go(PLACEMENT, (name, at("agenda_item", one), at("meeting", other), text))
    elif kind == 7 and at("person", one):
        row = go("select id, uid from person where id = ?", (at("person", one),)).fetchone()
        go(
            "insert or replace into person (id, uid, name, is_me) values (?, ?, ?, 0)",
            (*row, text),
        )
    elif kind in UPDATES and at(CHANGED[kind], one):
        go(UPDATES[kind], (text, at(CHANGED[kind], one)))
    elif kind in (14, 15):
        table = TABLES[(other + one + kind) % len(TABLES)]
        go(f"delete from {table} where id = ?", (at(table, one),))


@given(steps, st.sampled_from([None, None, None, KEY]))
@settings(max_examples=120, deadline=None)
def test_any_changes_are_undone_and_redone_exactly(qapp, changes, key):
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "desk.mentordesk", key)
        states = {0: content(desk.connection)}
        visits = [None, object(), object()]
        for visit, actions in changes:
            with desk.change("Change", merge=visits[visit]):
                for action in actions:
                    act(desk.connection, *action)
            states[len(desk._history.done)] = content(desk.connection)
        last = len(desk._history.done)
        for depth in range(last - 1, -1, -1):
            desk.undo()
            assert content(desk.connection) == states[depth]
        for depth in range(1, last + 1):
            desk.redo()
            assert content(desk.connection) == states[depth]
        desk.close()


@pytest.fixture
def note(desk):
    with desk.change("Set up") as session:
        row = Note(title="", body="", created_at=NOW, updated_at=NOW)
        session.add(row)
        session.flush()
        return row.id


def write(session, note, body):
    session.get_one(Note, note).body = body


def body(desk, note):
    return desk.session.scalar(select(Note.body).where(Note.id == note))


def test_undo_leaves_alone_what_did_not_change(desk, note):
    with desk.change("Rename") as session:
        session.get_one(Note, note).title = "Talk"

    assert [[i.column for i in run] for run in desk._history.done[-1].undo] == [["title"]]


def test_edits_of_two_columns_in_one_visit_undo_together(desk, note):
    visit = object()
    with desk.change("Edit", merge=visit) as session:
        write(session, note, "Talk")
    with desk.change("Edit", merge=visit) as session:
        session.get_one(Note, note).private = False

    desk.undo()
    row = desk.session.get_one(Note, note)
    assert (row.body, row.private) == ("", True)
    desk.redo()
    assert (row.body, row.private) == ("Talk", False)


def test_typing_is_remembered_once(desk, note):
    visit = object()
    for text in ("d", "dr", "draft"):
        with desk.change("Edit note", merge=visit) as session:
            write(session, note, text)

    assert len(desk._history.done[-1].undo) == 1
    desk.undo()
    assert body(desk, note) == ""


def test_a_change_after_an_undo_forgets_what_could_be_redone(desk, note):
    with desk.change("Edit") as session:
        write(session, note, "one")
    desk.undo()
    with desk.change("Edit") as session:
        write(session, note, "two")

    assert desk.redo_label is None
    desk.undo()
    assert body(desk, note) == ""


def test_tables_are_read_from_the_file_whatever_their_names():
    connection = dbapi2.connect(":memory:")
    connection.execute(
        'create table "odd ""name" (id integer primary key, uid text,'
        ' "order" text collate nocase, "it\'s" real)'
    )
    history = History(connection)
    history.watch()
    connection.execute("""insert into "odd ""name" values (1, 'u', 'a', 0.1)""")
    history.take("Add")
    connection.execute("""update "odd ""name" set "order" = 'A', "it's" = 1e999""")

    history.play(history.take("Edit"))
    assert connection.execute('select * from "odd ""name"').fetchall() == [(1, "u", "a", 0.1)]
    connection.close()


def test_undone_row_passes_no_state_that_never_was():
    connection = dbapi2.connect(":memory:")
    connection.execute("create table t (id integer primary key, uid, a, b, unique (a, b))")
    connection.execute("insert into t values (1, 'u', 1, 1), (2, 'v', 3, 1)")
    history = History(connection)
    history.watch()
    connection.execute("update t set a = 3, b = 2 where id = 1")

    history.play(history.take("Edit"))
    assert connection.execute("select a, b from t").fetchall() == [(1, 1), (3, 1)]
    connection.close()


def test_revisions_are_kept_and_announced(desk, note, heard):
    with desk.change("Write") as session:
        write(session, note, "draft")
        session.add(NoteRevision(note_uid="n", body="draft", saved_at=datetime.now(NOW.tzinfo)))
    assert heard[-1].tables == {"note", "note_revision"}
    desk.undo()

    kept = desk.connection.execute("select body from note_revision").fetchall()
    assert (body(desk, note), kept) == ("", [("draft",)])


def test_derived_tables_are_in_no_step(desk, note):
    assert {run[0].table for step in desk._history.done for run in step.undo} == {"note"}
    assert not {name for name in desk._history.tables if name.startswith("search")}


def test_undone_deletion_comes_back_under_its_own_number(desk, note):
    with desk.change("Delete") as session:
        session.delete(session.get_one(Note, note))
    with desk.change("Add") as session:
        session.add(Note(title="", body="other", created_at=NOW, updated_at=NOW))
    desk.undo()
    desk.undo()

    assert body(desk, note) == ""


def test_every_row_that_can_be_undone_has_a_uid_and_a_number_never_reused(desk):
    for table in TABLES:
        (sql,) = desk.connection.execute(
            "select sql from sqlite_master where name = ?", (table,)
        ).fetchone()
        assert "id integer primary key autoincrement not null" in sql
        assert "uid text not null unique" in sql
    assert AgendaItem.__table__.c.uid.unique
