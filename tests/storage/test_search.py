import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.storage import notes, search, trash
from tests.storage.note_content import NOW, add_meeting, add_mentorship, add_one_of_each

KINDS = {"agenda_item", "action_item", "decision", "learning", "goal"}
HOSTILE = ['"', "NEAR(", "a AND", "-x", "col:z", "((((", "*", "^a", "a OR b", "\0", "\ud800", "'"]


def shown(hit):
    return "".join(f"[{text}]" if found else text for text, found in hit.excerpt)


def found(desk, words, **options):
    return search.find(desk.connection, words, **options)


@pytest.fixture
def mentorship(desk):
    with desk.change("Add") as session:
        mentorship = add_mentorship(session)
        add_one_of_each(session, mentorship, "Opaque cursors are a promise")
        return mentorship.id


def add_note(desk, body):
    with desk.change("Add") as session:
        return notes.add(session, NOW, body)[1]


def test_every_kind_is_found_with_its_words_marked(desk, mentorship):
    hits = found(desk, "cursor opa")

    assert {hit.kind for hit in hits} == KINDS
    assert {shown(hit) for hit in hits} == {"[Opa]que [cursor]s are a promise"}
    assert {hit.person for hit in hits} == {"Priya Raman"}


def test_people_are_found(desk, mentorship):
    hits = found(desk, "pri", kinds=["person"])
    assert [(hit.title, shown(hit)) for hit in hits] == [("Priya Raman", "[Pri]ya Raman")]


def test_what_was_made_last_comes_first(desk):
    names = [add_note(desk, f"cursor {number}") for number in range(5)]
    assert [hit.uid for hit in found(desk, "cursor")] == names[::-1]
    assert len(found(desk, "cursor", limit=2)) == 2


def test_kinds_can_be_chosen(desk, mentorship):
    assert {hit.kind for hit in found(desk, "cursor", kinds=["goal", "decision"])} == {
        "goal",
        "decision",
    }
    assert found(desk, "cursor", kinds=["note"]) == []


def test_hit_in_a_meetings_note_tells_the_meeting(desk):
    with desk.change("Add") as session:
        note = add_meeting(session, add_mentorship(session), number=11)
        notes.write(session, note, "T\ncursor", NOW)
    hit = found(desk, "cursor")[0]

    assert (hit.kind, hit.number, hit.person, hit.day.day) == ("note", 11, "Priya Raman", 12)
    assert not hit.private


@pytest.mark.parametrize(
    ("body", "words", "excerpt"),
    [
        ("T\n我们分析数据库", "数据", "我们分析[数据]库"),
        ("T\ncall paginateCursor here", "cursor", "call paginate[Cursor] here"),
        ("T\nthe user_name field", "name", "the user_[name] field"),
        ("T\nÉlan vital", "elan", "[Élan] vital"),
        ("T\n- [ ] **Priya:** draw it", "priya", "[Priya]: draw it"),
    ],
)
def test_words_inside_words_are_found_and_marked(desk, body, words, excerpt):
    add_note(desk, body)
    assert [shown(hit) for hit in found(desk, words)] == [excerpt]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_never_raise(desk, words):
    add_note(desk, "a b x z")
    hits = [*found(desk, words), *found(desk, f"a {words}")]
    assert {hit.title for hit in hits} <= {"a b x z"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_words_raise(desk, words):
    found(desk, words)


@pytest.mark.parametrize("words", ["a " * 5000, "x" * 100_000, '" ' * 1000, "数" * 5000])
def test_endless_words_are_cut(desk, words):
    add_note(desk, "a x")
    found(desk, words)
    terms = search.terms_of(words)
    assert len(terms) <= search.MOST_WORDS
    assert all(len(term) <= search.LONGEST_WORD for term in terms)


def test_nothing_in_the_trash_is_found(desk, mentorship):
    with desk.change("Delete") as session:
        uid = session.connection().exec_driver_sql("select uid from mentorship").scalar_one()
        trash.put(session, "mentorship", uid, NOW)
    assert found(desk, "cursor") == found(desk, "priya") == []

    desk.undo()
    assert {hit.kind for hit in found(desk, "cursor")} == KINDS


def test_an_edit_is_found_at_once(desk):
    with desk.change("Add") as session:
        note = notes.add(session, NOW, "cursor")[0]
    with desk.change("Edit") as session:
        notes.write(session, note, "offset", NOW)

    assert found(desk, "cursor") == []
    assert len(found(desk, "offset")) == 1


def test_reader_sees_what_is_saved_and_can_change_nothing(desk, key):
    reader = search.open_reader(desk.path, key)
    add_note(desk, "cursor")

    assert len(search.find(reader, "cursor")) == 1
    with pytest.raises(Exception, match="readonly"):
        reader.execute("delete from note")
    reader.close()
