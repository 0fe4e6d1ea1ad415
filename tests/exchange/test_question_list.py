import json

import pytest

from mentordesk.errors import (
    DiskFailed,
    ListNotQuestions,
    ListNotText,
    ListTooDeep,
    ListTooLarge,
    ListTooLong,
)
from mentordesk.exchange import question_list
from mentordesk.storage.questions import Listed


@pytest.fixture
def read(tmp_path):
    """Read a file of this content: bytes, text, or something that becomes JSON."""

    def read_content(content, name="list.json"):
        path = tmp_path / name
        if not isinstance(content, bytes | str):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return question_list.read(path)

    return read_content


def entry(name="a", text="Why?", category="Work", **more):
    return {"id": name, "question": {"en": text}, "category": category, **more}


def texts(found):
    return [each.text for each in found.questions]


def test_questions_are_read_with_their_ids_and_categories(read):
    found = read({"questions": [entry(), entry("b", "How?", "Life")]})
    assert found == ([Listed("a", "Why?", "Work"), Listed("b", "How?", "Life")], 0)


def test_english_is_taken_if_it_is_there_else_the_first_language(read):
    both = {"de": "Warum?", "en": "Why?"}
    german = {"de": "Warum?", "es": "¿Por qué?"}
    blank = {"en": " ", "de": "Wie?"}
    entries = [{"id": str(n), "question": q} for n, q in enumerate((both, german, blank))]
    assert texts(read({"questions": entries})) == ["Why?", "Warum?", "Wie?"]


def test_unknown_fields_are_left_alone(read):
    assert texts(read({"version": 3, "questions": [entry(tags=["x"], votes=7)]})) == ["Why?"]


def test_a_list_without_a_name_around_it_is_read(read):
    assert texts(read([entry()])) == ["Why?"]


def test_a_question_without_languages_is_read(read):
    assert texts(read({"questions": [{"question": "Why?"}]})) == ["Why?"]


def test_numbers_are_ids_and_no_questions(read):
    found = read({"questions": [entry(7), {"id": 1, "question": {"en": 5}}, entry("c", "")]})
    assert found == ([Listed("7", "Why?", "Work")], 2)


@pytest.mark.parametrize("odd", [None, 1, "x", [], [[]], {"question": None}, {"question": [1]}])
def test_what_is_no_question_is_counted(read, odd):
    assert read({"questions": [odd, entry()]}).left_out == 1


@pytest.mark.parametrize("odd", [True, 1.5, None, [], {"a": 1}])
def test_odd_ids_and_categories_are_none(read, odd):
    found = read({"questions": [{"id": odd, "question": {"en": "Why?"}, "category": odd}]})
    assert found.questions == [Listed("", "Why?", "")]


def test_ids_that_come_twice_are_read_twice(read):
    assert texts(read({"questions": [entry(), entry("a", "How?")]})) == ["Why?", "How?"]


def test_markup_and_control_characters_are_plain_words_on_one_line(read):
    found = read({"questions": [entry(text="<b>Why</b>\n\u0007 \ud800<img src=x>?")]})
    assert texts(found) == ["<b>Why</b> <img src=x>?"]


def test_an_endless_question_is_left_out(read):
    assert read({"questions": [entry(text="why " * 200), entry()]}).left_out == 1


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[", "null", "5", '"Why?"', "{}", "[]", '{"questions": {}}'),
        *('{"questions": "Why?"}', '{"questions": []}', "Why?", '{"questions": [1]}', "9" * 9000),
    ],
)
def test_what_is_no_list_is_refused(read, content):
    with pytest.raises(ListNotQuestions):
        read(content)


@pytest.mark.parametrize("depth", [20, 1_000, 100_000, 10_000_000])
def test_deep_nesting_is_refused(read, depth):
    deep = f'{{"x": {"[" * depth}{"]" * depth}, "questions": [{{"question": "Why?"}}]}}'
    with pytest.raises(ListTooDeep):
        read(deep)


def test_brackets_in_a_question_are_not_nested(read):
    text = "Why " + "[" * 100 + '"' + "?"
    assert texts(read({"questions": [entry(text=text)]})) == [text]
    assert texts(read({"x": [[[["\\"]]]], "questions": [entry()]})) == ["Why?"]


HUGE = {
    "entries": (json.dumps({"questions": [entry(str(n)) for n in range(101_000)]}), ListTooLong),
    "lists": (f'{{"questions": [{"[]," * 5_000_000}[]]}}', ListTooLong),
    "open lists": ("[" * 20_000_000, ListTooDeep),
}
NEVER = {"one string": '["' + '\\"' * 10_000_000, "closed lists": "]" * 20_000_000}


@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_is_refused_before_it_is_parsed(read, name, monkeypatch):
    content, error = HUGE[name]
    monkeypatch.setattr(question_list.json, "loads", lambda _: pytest.fail("it was parsed"))
    with pytest.raises(error):
        read(content)


@pytest.mark.parametrize("name", NEVER)
def test_what_is_huge_and_never_ends_is_looked_through_once(read, name):
    with pytest.raises(ListNotQuestions):  # hours later, if it were looked through from each place
        read(NEVER[name])


def test_a_file_beyond_the_cap_is_refused(read):
    with pytest.raises(ListTooLarge):
        read(b" " * (question_list.MOST_BYTES + 1))


@pytest.mark.parametrize(
    "content", ["Wo drückt’s?".encode("cp1252"), b"Why?\0How?", b"\x89PNG\r\n"]
)
def test_what_is_no_text_is_refused(read, content):
    with pytest.raises(ListNotText):
        read(content, "list.txt")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_a_question(read, encoding):
    assert texts(read("Why?\nHow?".encode(encoding), "list.txt")) == ["Why?", "How?"]
    assert texts(read(json.dumps([entry()]).encode(encoding))) == ["Why?"]


def test_a_text_has_a_question_a_line(read):
    found = read("Why?\r\n\n  How so?  \nWhat\tfor?\n", "list.txt")
    assert found.questions == [Listed("", t, "") for t in ("Why?", "How so?", "What for?")]


def test_bullets_and_numbers_are_no_part_of_a_question_and_headings_are_categories(read):
    found = read("# Work\n- Why?\n* [ ] How?\n## Life\n2. What for?\n3 wishes?", "list.md")
    assert found.questions == [
        Listed("", "Why?", "Work"),
        Listed("", "How?", "Work"),
        Listed("", "What for?", "Life"),
        Listed("", "3 wishes?", "Life"),
    ]


def test_json_is_known_by_its_brace_whatever_the_file_is_called(read):
    assert texts(read({"questions": [entry()]}, "list.txt")) == ["Why?"]


def test_a_text_of_blank_lines_has_no_questions(read):
    with pytest.raises(ListNotQuestions):
        read(" \n\n", "list.txt")


def test_what_cannot_be_read_is_told(tmp_path):
    with pytest.raises(DiskFailed):
        question_list.read(tmp_path / "gone.txt")
    with pytest.raises(DiskFailed):
        question_list.read(tmp_path)
