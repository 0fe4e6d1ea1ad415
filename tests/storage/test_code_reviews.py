import pytest

from mentordesk.errors import FieldTooLong, TextRefused
from mentordesk.storage import actions, agenda, code_reviews, trash
from mentordesk.storage.code_reviews import LONGEST, Facts, Sign

from .content import content
from .mentorship import Pair

HOSTILE = [
    "def f():\n\treturn 1\n\n\n",
    "nbsp\u00a0and\u2028line\ufeff",
    "عربي\n👩🏽‍💻",
    "<script>alert(1)</script>",
]


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def meeting(pair):
    return pair.plan("2026-11-26 16:00")


@pytest.fixture
def item(pair, meeting):
    return pair.add(meeting, "Walk through the search", section="code-review")[0]


def finding(pair, item, text="Rename the types", **more):
    return pair.do(code_reviews.add_finding, item, text, "mentee", pair.desk.today(), **more)


def rows(pair):
    return pair.desk.connection.execute("select count(*) from code_review").fetchone()[0]


def test_a_review_that_was_not_begun_is_empty_and_no_row(pair, item):
    assert code_reviews.facts(pair.desk.session, item) == Facts()
    pair.do(code_reviews.write, item, link="", snippet="")
    assert rows(pair) == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_every_character_of_a_snippet_is_kept(pair, item, text):
    pair.do(code_reviews.write, item, snippet=text)
    assert code_reviews.facts(pair.desk.session, item).snippet == text


def test_one_text_is_written_and_the_others_stay(pair, item):
    pair.do(code_reviews.write, item, link="https://example.org/1", better="Names")
    pair.do(code_reviews.write, item, better="Shorter names")
    assert code_reviews.facts(pair.desk.session, item) == Facts(
        link="https://example.org/1", better="Shorter names"
    )
    assert rows(pair) == 1


def test_a_text_that_is_too_long_is_refused_and_nothing_is_lost(pair, item):
    pair.do(code_reviews.write, item, snippet="x" * LONGEST)
    with pytest.raises(FieldTooLong):
        pair.do(code_reviews.write, item, snippet="y" * (LONGEST + 1), better="z")
    assert code_reviews.facts(pair.desk.session, item) == Facts(snippet="x" * LONGEST)


def test_a_character_that_no_format_carries_is_refused(pair, item):
    with pytest.raises(TextRefused):
        pair.do(code_reviews.write, item, snippet="page\x0cbreak")
    assert rows(pair) == 0


def test_a_finding_is_an_action_item_of_the_meeting_and_the_item(pair, meeting, item):
    pair.start(meeting)
    made = finding(pair, item, meeting_id=meeting)
    assert [each.id for each in actions.of_meeting(pair.desk.session, meeting)] == [made]
    assert [each.id for each in code_reviews.findings(pair.desk.session, item)] == [made]


def test_what_is_found_while_preparing_is_of_no_meeting_yet(pair, meeting, item):
    finding(pair, item, meeting_id=meeting)
    assert code_reviews.findings(pair.desk.session, item)[0].meeting_uid is None


def test_findings_of_a_private_item_are_private(pair, item):
    pair.do(agenda.edit, item, private=True)
    finding(pair, item)
    assert code_reviews.findings(pair.desk.session, item)[0].private


def test_what_was_found_becomes_private_with_its_item_in_one_step(pair, item):
    finding(pair, item)
    pair.do(agenda.edit, item, private=True)
    assert code_reviews.findings(pair.desk.session, item)[0].private
    pair.desk.undo()
    assert not code_reviews.findings(pair.desk.session, item)[0].private


def test_the_agenda_sees_what_there_is_of_each_review(pair, meeting, item):
    other = pair.add(meeting, "Another", section="code-review")[0]
    pair.do(code_reviews.write, item, link="https://example.org", process="Read it", better="All")
    for text in ("One", "Two"):
        made = finding(pair, item, text)
    pair.do(actions.discard, made, pair.desk.now())
    signs = code_reviews.signs(pair.desk.session, [item, other])
    assert signs == {item: Sign(True, False, 2, 1), other: Sign()}
    assert [sign.is_empty for sign in signs.values()] == [False, True]


def test_signs_take_two_queries_however_many_items_there_are(pair, meeting):
    items = pair.add(meeting, *map(str, range(20)), section="code-review")
    asked = []
    pair.desk.connection.set_trace_callback(asked.append)
    code_reviews.signs(pair.desk.session, items)
    pair.desk.connection.set_trace_callback(None)
    assert len([query for query in asked if query.lstrip().lower().startswith("select")]) == 2


def test_a_review_goes_along_when_its_item_is_carried_over(pair, meeting, item):
    pair.do(code_reviews.write, item, snippet="x = 1")
    pair.plan("2026-12-10 16:00")
    pair.end(meeting)
    assert agenda.entry(pair.desk.session, item).carried == 1
    assert code_reviews.facts(pair.desk.session, item).snippet == "x = 1"


def test_the_trash_keeps_a_review_with_its_item(pair, item):
    pair.do(code_reviews.write, item, snippet="x = 1")
    pair.do(agenda.discard, item, pair.desk.now())
    uid = pair.desk.connection.execute("select uid from agenda_item").fetchone()[0]
    pair.do(trash.restore, "agenda_item", uid)
    assert code_reviews.facts(pair.desk.session, item).snippet == "x = 1"


def test_undo_brings_back_exactly_what_was(pair, item):
    before = content(pair.desk.connection)
    pair.do(code_reviews.write, item, snippet="x = 1", link="https://example.org")
    finding(pair, item)
    pair.desk.undo()
    pair.desk.undo()
    assert content(pair.desk.connection) == before
