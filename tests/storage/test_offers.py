import pytest

from mentordesk.storage import demo, notes, offers
from mentordesk.storage.file import open_file
from mentordesk.storage.schema import ActionItem, AgendaItem, Decision, Goal, Learning, Note
from tests.conftest import NOW
from tests.storage.note_content import add_mentorship, add_one_of_each


def test_a_new_desk_has_nothing_to_protect_yet(desk):
    assert not offers.has_a_sentence(desk.connection)
    assert not offers.is_settled(desk.connection)


def test_an_empty_note_is_no_sentence(desk):
    with desk.change("Add note") as session:
        note, _ = notes.add(session, desk.now())
    assert not offers.has_a_sentence(desk.connection)
    with desk.change("Write note") as session:
        notes.write(session, note, "Priya wants to lead", desk.now())
    assert offers.has_a_sentence(desk.connection)


def test_what_was_thrown_away_at_once_is_no_sentence(desk):
    with desk.change("Add note") as session:
        note, _ = notes.add(session, desk.now())
        notes.write(session, note, "Priya wants to lead", desk.now())
        notes.discard(session, note, desk.now())
    assert not offers.has_a_sentence(desk.connection)


@pytest.mark.parametrize("kind", [AgendaItem, ActionItem, Decision, Learning, Goal])
def test_a_sentence_of_any_kind_counts(desk, kind):
    with desk.change("Write") as session:
        add_one_of_each(session, add_mentorship(session))
        session.query(Note).delete()
        for other in {AgendaItem, ActionItem, Decision, Learning, Goal} - {kind}:
            session.query(other).delete()
    assert offers.has_a_sentence(desk.connection)


def test_it_is_offered_once(desk):
    with desk.keeping() as connection:
        offers.remember(connection)
        offers.remember(connection)
    assert offers.is_settled(desk.connection)


def test_a_demo_is_never_offered_protection(tmp_path, key):
    path = tmp_path / "demo.mentordesk"
    demo.make(path, NOW, key=key)
    connection = open_file(path, key)
    assert offers.has_a_sentence(connection)
    assert offers.is_settled(connection)
    connection.close()
