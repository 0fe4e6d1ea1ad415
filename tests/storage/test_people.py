import pytest

from mentordesk.errors import FieldTooLong, NameOverlong
from mentordesk.storage import people


def test_i_am_one_person_whatever_i_call_myself(desk):
    with desk.change("Say who I am") as session:
        people.set_me(session, "Ada")
        people.set_me(session, "  Ada   Lind ")
    assert people.me(desk.session).name == "Ada Lind"
    assert people.listed(desk.session) == []


def test_nobody_is_me_in_a_new_desk(desk):
    assert people.me(desk.session) is None


def test_a_known_name_is_the_same_person_in_any_case(desk):
    with desk.change("Add") as session:
        first = people.named(session, "Priya Raman")
        assert people.named(session, " priya  RAMAN") == first
        assert people.named(session, "Priya") != first


def test_people_are_listed_by_name(desk):
    with desk.change("Add") as session:
        for name in ("marta", "Özlem", "Jonas"):
            people.add(session, name)
    assert [person.name for person in people.listed(desk.session)] == ["Jonas", "marta", "Özlem"]


def test_a_new_name_is_undone(desk):
    with desk.change("Add") as session:
        person = people.add(session, "Lin")
    with desk.change("Rename") as session:
        people.rename(session, person, "Lin Okafor")
    desk.undo()
    assert [person.name for person in people.listed(desk.session)] == ["Lin"]


def test_a_name_has_room_for_200_characters(desk):
    with desk.change("Add") as session:
        people.add(session, "a" * 200)
    with pytest.raises(NameOverlong), desk.change("Add") as session:
        people.add(session, "a" * 201)
    assert [len(each.name) for each in people.listed(desk.session)] == [200]


def test_no_field_takes_more_than_it_can_show(desk):
    with desk.change("Add") as session:
        someone = people.add(session, "Priya")
    with pytest.raises(FieldTooLong), desk.change("Write") as session:
        people.write_to(session, someone, "a" * 100_001)
