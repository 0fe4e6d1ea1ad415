import pytest

from mentordesk.errors import FieldTooLong, TextRefused
from mentordesk.storage import focus, goals
from mentordesk.storage.focus import Focus

from .content import content
from .mentorship import Pair

HOSTILE = ["<b>bold</b> & <img src=x>", "عربي עברית", "👩🏽‍💻" * 50]


@pytest.fixture
def pair(desk):
    return Pair(desk)


def write(pair, aim="", project="", links=""):
    pair.do(focus.write, pair.id, aim, project, links)


def make(pair):
    return pair.do(focus.make_goal, pair.id, "Build the book", "reading", pair.desk.today())


def test_nothing_is_said_at_first(pair):
    assert focus.of(pair.desk.session, pair.id) == Focus()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_words_are_kept(pair, text):
    write(pair, text, text, text)
    assert focus.of(pair.desk.session, pair.id) == Focus(text, text, (text,))


def test_links_are_one_a_line_without_empty_ones(pair):
    write(pair, links="  https://a.org \r\n\n\thttps://b.org\n")
    assert focus.of(pair.desk.session, pair.id).links == ("https://a.org", "https://b.org")


def test_too_many_links_are_refused_and_what_was_there_stays(pair):
    write(pair, project="Book")
    with pytest.raises(FieldTooLong):
        write(pair, project="Book", links="https://example.org/x\n" * 1000)
    assert focus.of(pair.desk.session, pair.id).project == "Book"


def test_a_character_that_no_format_carries_is_refused(pair):
    with pytest.raises(TextRefused):
        write(pair, aim="Python\0")


def test_the_project_becomes_a_goal_of_the_mentee_once(pair):
    write(pair, project="Book")
    made = make(pair)
    assert make(pair) == made == focus.of(pair.desk.session, pair.id).goal_uid
    goal = goals.facts(pair.desk.session, goals.by_uid(pair.desk.session, made))
    assert (goal.title, goal.by_doing, goal.voice) == ("Build the book", "reading", "mentee")


def test_a_goal_in_the_trash_is_offered_again_and_comes_back(pair):
    made = make(pair)
    pair.do(goals.discard, goals.by_uid(pair.desk.session, made), pair.desk.now())
    assert focus.of(pair.desk.session, pair.id).goal_uid == ""
    assert make(pair) == made
    assert len(goals.listed(pair.desk.session, pair.id)) == 1


def test_making_a_goal_is_one_step(pair):
    before = content(pair.desk.connection)
    make(pair)
    pair.desk.undo()
    assert content(pair.desk.connection) == before
    pair.desk.redo()
    assert focus.of(pair.desk.session, pair.id).goal_uid
