import random
from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.storage import demo, salvage
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, open_file, sniff
from mentordesk.storage.seals import PAGE
from tests.conftest import KEY, NOW
from tests.storage.damage import page_with, rows, rows_by_page, with_flip, with_page

NAME = "Salvaged {n}"
DEPENDENT = {"placement", "note"}  # of an item that is lost; empty ones of a planned meeting


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    for key in (None, KEY):
        demo.make(folder / str(key)[:4], NOW, key=key)
    return folder


@pytest.fixture
def whole(made, key):
    """The path of a desk that nothing is wrong with; it is never written."""
    return made / str(key)[:4]


@pytest.fixture
def salvaged(tmp_path, key):
    """Salvage some content, and return what is told of it and the rows of the new desk."""

    def run(content, key=key):
        (tmp_path / "damaged").write_bytes(content)
        told = salvage.save(tmp_path / "damaged", tmp_path / "new", key, NAME)
        assert (tmp_path / "damaged").read_bytes() == content
        assert told.wrong == ()
        found = rows(tmp_path / "new", key)
        (tmp_path / "new").unlink()
        return told, found

    return run


def read(path, key, query):
    with closing(open_file(path, key)) as connection:
        return connection.execute(query).fetchall()


def test_a_whole_desk_is_salvaged_row_for_row(whole, salvaged, key):
    told, found = salvaged(whole.read_bytes())
    assert found == rows(whole, key)
    assert (told.lost, told.cut, told.made_up) == (dict.fromkeys(told.lost, 0), 0, 0)
    assert told.damaged == (0 if key else None)


def test_whichever_page_is_zeroed_all_rows_of_the_others_are_kept(whole, salvaged, key):
    there, places = rows(whole, key), rows_by_page(whole, key)
    content = whole.read_bytes()
    for page in {1, *random.Random(9).sample(sorted(places), 7)}:
        table, count = places.get(page, ("", 0))
        told, _ = salvaged(with_page(content, page))
        for name in told.kept:
            gone = there[name] - told.kept[name]
            assert gone == told.lost[name], (page, name)  # what is lost is known exactly
            assert gone == count * (name == table) or name in DEPENDENT, (page, name)


def test_whatever_bits_are_flipped_salvage_makes_a_sound_desk(whole, salvaged, key):
    dice, content = random.Random(4), whole.read_bytes()
    for _ in range(3):
        spoiled = content
        for _ in range(dice.randrange(1, 200)):
            spoiled = with_flip(spoiled, dice.randrange(16, len(content)), dice.randrange(8))
        told, _ = salvaged(spoiled)
        assert sum(told.kept.values()) > 100


@pytest.mark.parametrize("end", [PAGE * 60, PAGE * 60 + 1000])
def test_what_is_before_the_end_of_a_cut_file_is_kept(whole, salvaged, key, end):
    places = rows_by_page(whole, key)
    told, _ = salvaged(whole.read_bytes()[:end])
    there = sum(count for page, (_, count) in places.items() if page <= 60)
    assert sum(told.kept.values()) >= there - told.lost["placement"]


@pytest.mark.parametrize("key", [None])  # a sealed page can be read only at its place
def test_swapped_pages_lose_nothing(whole, salvaged, key):
    content = whole.read_bytes()
    places = rows_by_page(whole, key)
    notes, items = (
        next(page for page, (table, _) in places.items() if table == wanted)
        for wanted in ("note", "agenda_item")
    )
    one, other = (content[(n - 1) * PAGE : n * PAGE] for n in (notes, items))
    _, found = salvaged(with_page(with_page(content, notes, other), items, one))
    assert found == rows(whole, key)


def test_the_same_passphrase_opens_what_was_salvaged(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    demo.make(old, NOW, key=keys.new("it's a secret"))
    old.write_bytes(with_page(old.read_bytes(), 30))
    salvage.save(old, new, keys.derive("it's a secret", sniff(old)), NAME)
    assert read(new, keys.derive("it's a secret", sniff(new)), "select count(*) from note")


def test_meetings_of_a_lost_mentorship_stay_together_under_a_new_name(tmp_path, key):
    old, new = tmp_path / "old", tmp_path / "new"
    demo.make(old, NOW, key=key)
    with closing(open_file(old, key)) as connection:
        connection.execute("pragma foreign_keys = off")
        connection.execute("delete from mentorship where id = 2")
        connection.execute("delete from person where id = 3")
        connection.commit()
    before = read(old, key, "select id from meeting where mentorship_id = 2")
    told = salvage.save(old, new, key, NAME)
    assert told.wrong == ()
    assert read(new, key, "select id from meeting where mentorship_id = 2") == before
    names = read(new, key, "select name from person where name like 'Salvaged%' order by id")
    assert names == [("Salvaged 1",), ("Salvaged 2",)][: len(names)]


def test_a_long_note_of_which_a_page_is_lost_is_kept_up_to_there(tmp_path, key):
    old, new = tmp_path / "old", tmp_path / "new"
    body = "".join(f"line {number}\n" for number in range(5000))
    note = (
        "insert into note (uid, title, body, private, created_at, updated_at) values"
        f" ('{'a' * 8}-0000-0000-0000-{'b' * 12}', 'line 0', '{body}', 0,"
        " '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z')"
    )
    create_file(old, key, lambda connection: connection.execute(note))
    content = old.read_bytes()
    old.write_bytes(with_page(content, page_with(b"line 2500", old, key)))

    told = salvage.save(old, new, key, NAME)
    ((kept, private),) = read(new, key, "select body, private from note")
    assert told.cut == 1
    assert kept.endswith("\ufffd")
    assert "line 2400" in body
    assert body.startswith(kept.rstrip("\ufffd"))
    assert private  # whether it was shared is lost


def test_what_holds_nothing_of_a_desk_makes_none(tmp_path):
    (tmp_path / "old").write_bytes(b"A letter. " * 4000)
    with pytest.raises(errors.NothingReadable):
        salvage.save(tmp_path / "old", tmp_path / "new", None, NAME)
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_newer_desk_is_not_salvaged_by_halves(tmp_path, key):
    create_file(tmp_path / "old", key)
    with closing(open_file(tmp_path / "old", key)) as connection:
        connection.execute("pragma user_version = 999")
    with pytest.raises(errors.FileTooNew):
        salvage.save(tmp_path / "old", tmp_path / "new", key, NAME)


def test_a_wrong_key_and_a_taken_place_are_refused(whole, tmp_path, key):
    with pytest.raises(errors.WrongKey if key else errors.NotProtected):
        salvage.save(whole, tmp_path / "new", keys.new("another"), NAME)
    (tmp_path / "new").write_bytes(b"letter")
    with pytest.raises(errors.FileExists):
        salvage.save(whole, tmp_path / "new", key, NAME)


def test_salvage_that_is_stopped_leaves_nothing(whole, tmp_path, key):
    def stop(done, of):
        assert 0 <= done <= of
        if done >= of // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        salvage.save(whole, tmp_path / "new", key, NAME, stop)
    assert list(tmp_path.iterdir()) == []


def test_what_was_saved_beside_the_file_is_salvaged_with_it(desk, key, tmp_path):
    desk.connection.execute("insert into preference (name, value) values ('a', 'b')")
    desk.connection.commit()
    old, new = tmp_path / "old", tmp_path / "new"
    for end in ("", "-wal"):  # as after a power cut; the desk's locks no longer matter here
        beside = desk.path.with_name(desk.path.name + end)
        old.with_name(old.name + end).write_bytes(beside.read_bytes())
    salvage.save(old, new, key, NAME)
    assert read(new, key, "select name, value from preference") == [("a", "b")]
