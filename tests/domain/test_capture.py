from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.capture import EXAMPLES, Captured, Person, parse
from mentordesk.domain.languages import GERMAN, understood

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
ME, PRIYA, JONAS, LIN = (
    Person(1, "Sam Weber", is_me=True),
    Person(2, "Priya Raman"),
    Person(3, "Jonas Berg"),
    Person(4, "Lin Okafor"),
)
SHAH = Person(5, "Priya Shah")
PEOPLE = (ME, PRIYA, JONAS, LIN)
ACTION, AGENDA, LEARNING = "action_item", "agenda_item", "learning"


def became(text, people=PEOPLE, **more):
    found = parse(text, people, MONDAY, **more)
    return found.kind, found.text, found.person, found.mine


def test_a_name_makes_an_action_item_of_theirs():
    found = parse("Priya: draft the note by Friday", PEOPLE, MONDAY)
    assert found == Captured(ACTION, "draft the note", 2, False, FRIDAY, prefixed=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("me: send the slides", (ACTION, "send the slides", None, True)),
        ("I: send the slides", (ACTION, "send the slides", None, True)),
        ("sam: send the slides", (ACTION, "send the slides", None, True)),
        ("Sam Weber: send the slides", (ACTION, "send the slides", None, True)),
        ("me to Priya: send the slides", (ACTION, "send the slides", 2, True)),
        ("action Lin: write tests", (ACTION, "write tests", 4, False)),
        ("PRIYA RAMAN: draft", (ACTION, "draft", 2, False)),
        ("priya:draft", (ACTION, "draft", 2, False)),
        ("Priya： draft", (ACTION, "draft", 2, False)),
        ("ask Jonas about the promotion", (AGENDA, "the promotion", 3, True)),
        ("Ask jonas berg, how he chose", (AGENDA, "how he chose", 3, True)),
        ("ask Jonas: why", (AGENDA, "why", 3, True)),
        ("agenda: show the graph", (AGENDA, "show the graph", None, True)),
        ("agenda Priya: show the graph", (AGENDA, "show the graph", 2, True)),
        ("Priya agenda: show the graph", (AGENDA, "show the graph", 2, True)),
        ("agenda for Priya: the graph", (AGENDA, "the graph", 2, True)),
        ("learned: cursors", (LEARNING, "cursors", None, True)),
        ("I learned: cursors", (LEARNING, "cursors", None, True)),
        ("learned Priya: cursors", (LEARNING, "cursors", 2, False)),
        ("Priya learned: cursors", (LEARNING, "cursors", 2, False)),
        ("learned with Priya: cursors", (LEARNING, "cursors", 2, True)),
        ("I learned with Priya: cursors", (LEARNING, "cursors", 2, True)),
        ("learning: cursors", (LEARNING, "cursors", None, True)),
        ("decided: accounts first", ("decision", "accounts first", None, True)),
        ("We decided: accounts first", ("decision", "accounts first", None, True)),
        ("decision with Lin: accounts", ("decision", "accounts", 4, True)),
        ("note: by Friday", ("note", "by Friday", None, True)),
    ],
)
def test_what_stands_before_the_text_says_what_it_is(text, expected):
    assert became(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The offset version skips a row",
        "Note to self: buy milk",
        "Remember: Priya is away",
        "Priya learned with Jonas: cursors",
        "Priya & Jonas: cursors",
        "12:30 call Priya",
        "https://example.org/a",
        "note://somewhere",
        "Priya said: no",
        "to Priya: hello",
        "learned to: cope",
        "ask the team about tests",
        "ask me about tests",
        "ask Jonas",
        "ask Jonas about",
        ": nothing",
        "  two  rooms ",
        "call Priya by Friday",
        "",
    ],
)
def test_what_is_not_understood_stays_as_it_was_typed(text):
    assert parse(text, PEOPLE, MONDAY) == Captured("note", text)


def test_a_name_of_two_people_is_not_guessed():
    found = parse("Priya: draft by Friday", [*PEOPLE, SHAH], MONDAY)
    assert found == Captured("note", "Priya: draft by Friday", doubt=(2, 5))
    assert became("Priya Shah: draft", [*PEOPLE, SHAH]) == (ACTION, "draft", 5, False)
    assert parse("ask Priya about tests", [*PEOPLE, SHAH], MONDAY).doubt == (2, 5)


def test_a_name_of_two_people_can_be_said_to_be_of_one():
    for text in ("Priya: draft", "ask Priya about draft", "learned Priya: draft"):
        found = parse(text, [*PEOPLE, SHAH], MONDAY, meant=5)
        assert (found.text, found.person, found.doubt) == ("draft", 5, ())


def test_who_is_called_as_i_am_is_doubtful_too():
    found = parse("Sam: draft", [*PEOPLE, Person(6, "Sam Sorensen")], MONDAY)
    assert found.doubt == (1, 6)


def test_only_promises_have_a_day():
    assert parse("decided: release on Friday", PEOPLE, MONDAY).text == "release on Friday"
    assert parse("ask Jonas about next Friday", PEOPLE, MONDAY).text == "next Friday"
    assert parse("learned: rest on Friday", PEOPLE, MONDAY).due is None


def test_only_agenda_items_have_minutes():
    found = parse("ask Jonas about the promotion 10 min", PEOPLE, MONDAY)
    assert (found.text, found.minutes) == ("the promotion", 10)
    assert parse("me: rest 10 min", PEOPLE, MONDAY).text == "rest 10 min"


def test_a_line_that_says_nothing_is_of_the_kind_that_was_chosen():
    found = parse("draft the note by Friday", PEOPLE, MONDAY, kind=ACTION)
    assert found == Captured(ACTION, "draft the note", due=FRIDAY)
    assert parse("learned: cursors", PEOPLE, MONDAY, kind=ACTION).kind == LEARNING


@pytest.mark.parametrize("between", [", ", " , ", " - ", " – ", " "])
def test_what_only_parts_the_day_from_the_text_goes_with_it(between):
    found = parse(f"Priya: write C-{between}by Friday", PEOPLE, MONDAY)
    assert (found.text, found.due) == ("write C-", FRIDAY)


def test_a_day_alone_is_the_text():
    found = parse("Priya: by Friday", PEOPLE, MONDAY)
    assert (found.text, found.due) == ("by Friday", None)


def test_other_languages_are_understood_beside_english():
    german = understood("de")
    assert became("frag Jonas nach der Beförderung", language=german)[:2] == (
        AGENDA,
        "der Beförderung",
    )
    assert became("Priya gelernt: Cursor", language=german) == (LEARNING, "Cursor", 2, False)
    found = parse("ich an Priya: Folien schicken bis Freitag", PEOPLE, MONDAY, GERMAN)
    assert (found.text, found.person, found.mine) == ("Folien schicken", 2, True)
    assert found.due == FRIDAY
    assert became("learned: cursors", language=german)[0] == LEARNING


def test_names_are_the_same_however_they_are_encoded():
    zoe = [Person(9, "Zo\u00eb Müller")]
    assert parse("zoe\u0308: draft", zoe, MONDAY).person == 9


@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_are_understood(line):
    found = parse(line, PEOPLE, MONDAY)
    assert found.prefixed == (line != EXAMPLES[-1])
    assert found.doubt == ()


HEADS = ["", "Priya: ", "me: ", "ask Jonas about ", "learned: ", "agenda Lin: ", "decided: "]
ENDS = ["", " by Friday", " 24 Nov", " 10 min", " in 3 days"]
TEXTS = st.text(st.characters(exclude_categories=[]), max_size=60)


@given(TEXTS)
def test_what_has_no_beginning_comes_out_unchanged(text):
    found = parse(text, PEOPLE, MONDAY)
    assert found.prefixed or found.text == text


@given(st.sampled_from(HEADS), TEXTS, st.sampled_from(ENDS))
def test_what_is_kept_is_a_stretch_of_what_was_typed(head, text, end):
    line = head + text + end
    found = parse(line, PEOPLE, MONDAY)
    assert found.text in line
    assert found.prefixed or found.text == line


@given(st.sampled_from(HEADS), st.lists(st.from_regex(r"[a-z]{9}", fullmatch=True), min_size=1))
def test_the_words_between_beginning_and_end_are_the_text(head, words):
    text = " ".join(words)
    for end in ENDS:
        found = parse(head + text + end, PEOPLE, MONDAY)
        whole = head + text + end if not head else text + end
        understood_end = found.due is not None or found.minutes is not None
        assert found.text == (text if understood_end else whole)


def test_a_million_characters_are_quick():
    text = "Priya: " + "a: b " * 200_000
    assert parse(text, PEOPLE, MONDAY).text == text[7:].strip()
