from random import Random

import pytest

from tests.faults.disk import Op
from tests.faults.platter import Platter

FOLDER, FILE, NEW = "/d", "/d/desk", "/d/desk.new"


def wrote(name, data, offset=0):
    return Op("W", name, "", offset, data)


def op(what, name, other=""):
    return Op(what, name, other, 0, b"")


@pytest.fixture
def platter():
    return Platter({FILE: b"old"})


def left(platter, way, seed=0):
    return platter.survivors(Random(seed), way)


def test_what_was_not_synced_may_be_lost(platter):
    platter.do(wrote(FILE, b"new"))
    assert left(platter, "none") == {FILE: b"old"}
    assert left(platter, "all") == {FILE: b"new"}
    platter.do(op("S", FILE))
    assert left(platter, "none") == {FILE: b"new"}


def test_a_write_may_be_torn_at_a_sector(platter):
    platter.do(wrote(FILE, b"x" * 1024))
    sizes = {left(platter, "torn", seed)[FILE].count(b"x") for seed in range(60)}
    assert sizes == {0, 512, 1024}


def test_a_name_counts_once_its_folder_is_synced(platter):
    for each in (op("C", NEW), wrote(NEW, b"new"), op("S", NEW), op("R", NEW, FILE)):
        platter.do(each)
    assert left(platter, "none") == {FILE: b"old"}
    platter.do(op("S", FOLDER))
    assert left(platter, "none") == {FILE: b"new"}


def test_a_file_moved_before_it_was_synced_may_be_empty(platter):
    for each in (op("C", NEW), wrote(NEW, b"new"), op("R", NEW, FILE), op("S", FOLDER)):
        platter.do(each)
    assert left(platter, "none") == {FILE: b""}


def test_what_is_written_by_a_name_that_was_moved_is_not_lost_sight_of(platter):
    platter.do(op("R", FILE, NEW))
    platter.do(wrote(FILE, b"new"))
    assert left(platter, "all") == {NEW: b"new"}


def test_names_change_in_their_order(platter):
    platter.do(op("R", FILE, NEW))
    platter.do(op("C", FILE))
    found = {tuple(sorted(left(platter, "first", seed))) for seed in range(40)}
    assert found == {(FILE,), (NEW,), (FILE, NEW)}
