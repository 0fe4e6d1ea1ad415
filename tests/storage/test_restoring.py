"""A mentorship that is restored is as it was in the backup, and nothing else is changed."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.errors import MeetingRunning
from mentordesk.storage import copying
from mentordesk.storage.check import check
from mentordesk.storage.looking import look
from mentordesk.storage.restoring import links, mentorship, tree
from mentordesk.storage.restoring.writing import differs
from tests.conftest import KEY, NOW, new_desk
from tests.storage.content import TABLES, content
from tests.storage.test_undoing import VERBS, Walk

OF_NOBODY = {"question", "agenda_template", "template_item"}
step = st.tuples(st.sampled_from(VERBS), st.integers(0, 997))


def kept(desk, key, folder):
    """The desk as a backup has it."""
    path = Path(folder) / "backup.mentordesk"
    copying.save(desk.connection, path, key)
    return path


def then(path, key, uid):
    with closing(look(path, key)) as seen:
        return tree.mentorship(seen.connection, uid)


def others(connection, uid):
    """All that belongs to other mentorships or to nobody."""
    query = "select uid from mentorship where uid <> ? and trashed_at is null"
    names = [name for (name,) in connection.execute(query, (uid,))]
    return {name: tree.mentorship(connection, name).rows for name in names}


def test_every_noun_belongs_to_a_mentorship_or_to_nobody(desk):
    shape = links.schema(desk.connection)
    assert set(shape.tree()) | OF_NOBODY == set(shape.columns) == set(TABLES)


@given(st.lists(step, max_size=12), st.lists(step, max_size=14), st.sampled_from([None, KEY]))
@settings(max_examples=60, deadline=None)
def test_a_restored_mentorship_is_as_it_was(qapp, before, after, key):
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "desk.mentordesk", key)
        walk = Walk(desk)
        (uid,) = desk.connection.execute("select uid from mentorship order by id").fetchone()
        for verb, number in before:
            walk.take(verb, number)
        was = then(kept(desk, key, folder), key, uid)
        for verb, number in after:
            walk.take(verb, number)
        if was is not None:
            restore_and_compare(desk, was, uid)
        desk.close()


def added(connection, was, uid):
    """The words of what a mentorship has that is not in the backup; what holds of it changes."""
    now = tree.mentorship(connection, uid)
    return {
        (table, name): [row.get(column) for column in ("title", "text", "body", "reason")]
        for table, rows in (now.rows if now else {}).items()
        for name, row in rows.items()
        if table != "placement" and name not in was.rows[table]
    }


def restore_and_compare(desk, was, uid):
    former, beside = content(desk.connection), others(desk.connection, uid)
    later = added(desk.connection, was, uid)
    try:
        with desk.change("Restore") as session:
            mentorship.restore(session, was, NOW)
    except MeetingRunning:
        return
    rows = tree.present(desk.connection, was)
    assert {table: set(there) for table, there in rows.items()} == {
        table: set(there) for table, there in was.rows.items()
    }
    for table, there in was.rows.items():
        for name, row in there.items():
            assert not differs(row, rows[table][name]), (table, row, rows[table][name])
    assert others(desk.connection, uid) == beside
    assert later.items() <= added(desk.connection, was, uid).items()
    wrong = [each for each in check(desk.connection, protected=False) if each.found]
    assert wrong == []
    ended = content(desk.connection)
    if desk.undo_label == "Restore":
        desk.undo()
        assert content(desk.connection) == former
        desk.redo()
        assert content(desk.connection) == ended
