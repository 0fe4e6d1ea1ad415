import pytest
from sqlalchemy import select

from mentordesk import errors
from mentordesk.desk import Desk
from mentordesk.lock import is_held
from mentordesk.storage import copying
from mentordesk.storage.schema import Note
from tests.conftest import NOW
from tests.storage.test_looking import state


@pytest.fixture
def seen(desk, key, tmp_path, clock):
    """A desk that is looked at: a backup of one with a note in the trash for a year."""
    with desk.change("Add") as session:
        at = NOW.replace(year=2025)
        session.add(Note(title="", body="old", created_at=at, updated_at=at, trashed_at=at))
    path = tmp_path / "seen" / "backup.mentordesk"
    path.parent.mkdir()
    copying.save(desk.connection, path, key)
    seen = Desk(path, clock, key, looking=True)
    yield seen
    seen.close()


def test_nothing_is_changed_where_a_desk_is_looked_at(seen):
    before = state(seen.path.parent)
    with pytest.raises(errors.OnlyToLook), seen.change("Write"):
        pytest.fail("nobody gets here")
    with pytest.raises(errors.OnlyToLook), seen.keeping():
        pytest.fail("nobody gets here")
    seen.undo()
    seen.close()
    assert state(seen.path.parent) == before


def test_looking_takes_no_lock(seen):
    assert not is_held(seen.path)


def test_looking_empties_no_trash(seen):
    assert seen.session.scalars(select(Note.body)).all() == ["old"]


def test_a_refused_change_asks_every_view_to_look_again(seen):
    heard = []
    seen.changed.connect(heard.append)
    with pytest.raises(errors.OnlyToLook), seen.change("Tick"):
        pass
    (change,) = heard
    assert change.touches("note", 1)


def test_a_desk_that_is_looked_at_can_be_presented(seen):
    before = state(seen.path.parent)
    seen.present(1)
    assert seen.session.scalars(select(Note.body)).all() == []
    seen.present(None)
    assert state(seen.path.parent) == before


def test_who_works_in_a_desk_does_not_look(desk):
    assert not desk.looking
