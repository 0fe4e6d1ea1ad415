import shutil
from contextlib import closing

import pytest

from mentordesk.storage.connection import connect
from mentordesk.storage.file import create_file
from mentordesk.storage.sameness import are_same


def fill(connection):
    people = [(f"p{n}", f"Person {n}") for n in range(50)]
    connection.executemany("insert into person (uid, name, is_me) values (?, ?, 0)", people)
    connection.execute("insert into preference (name, value) values ('odd', x'6f6464ff')")


@pytest.fixture
def pair(tmp_path):
    """A desk and a copy of it, to be changed."""
    one, other = tmp_path / "one", tmp_path / "other"
    create_file(one, None, fill)
    shutil.copyfile(one, other)
    with closing(connect(one)) as here, closing(connect(other)) as there:
        yield here, there


def test_a_copy_is_the_same(pair):
    here, there = pair
    assert are_same(here, there)
    assert are_same(there, here)


@pytest.mark.parametrize(
    "change",
    [
        "update person set name = 'person 7' where id = 8",
        "update person set zone = '' where id = 50",
        "update preference set value = x'6f6464fe' where name = 'odd'",
        "delete from person where id = 50",
        "insert into person (uid, name, is_me) values ('x', 'X', 0)",
        "update sqlite_sequence set seq = seq + 1 where name = 'person'",
        "update search_data set block = x'00' where id = (select max(id) from search_data)",
        "delete from search_config where k = 'version'",
        "create index more on person (name)",
        "drop trigger search_person_edit",
        "create table more (a)",
        "pragma user_version = 99",
        "pragma application_id = 7",
    ],
)
def test_whatever_differs_is_seen_from_both_sides(pair, change):
    here, there = pair
    there.execute(change)
    assert not are_same(here, there)
    assert not are_same(there, here)


def test_a_row_under_another_number_differs(pair):
    here, there = pair
    for each in pair:
        each.execute("create table bare (a)")
        each.execute("insert into bare (rowid, a) values (?, 1)", (1 if each is here else 2,))
    assert not are_same(here, there)


def test_afterwards_text_is_text_again(pair):
    here, there = pair
    are_same(here, there)
    assert here.execute("select name from person where id = 1").fetchone() == ("Person 0",)
