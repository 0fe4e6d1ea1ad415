import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.excerpt import BEFORE, WIDE, excerpt, marked


def shown(pieces):
    return "".join(f"[{text}]" if found else text for text, found in pieces)


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("Relay spec on cursors, then pagination", ["cursor", "pag"], "[cursor]s, then [pag]"),
        ("concatenate the cat", ["cat"], "concatenate the [cat]"),
        ("Élan vital", ["elan"], "[Élan]"),
        ("call paginateCursor now", ["cursor"], "paginate[Cursor]"),
        ("the user_name field", ["name"], "user_[name]"),
        ("我们分析数据库", ["数 据"], "我们分析[数据]库"),
        ("snake_case is one", ["snake_case"], "[snake_case]"),
        ("STRASSE İstanbul", ["istanbul"], "[İstanbul]"),
    ],
)
def test_words_are_marked_where_they_begin(text, phrases, expected):
    assert expected in shown(marked(text, phrases))


def test_excerpt_is_around_the_longest_phrase():
    text = "a " * 200 + "she finds cursor pagination hard " + "b " * 200
    around = shown(excerpt(text, ["a", "pagination"]))
    assert around.startswith("…")
    assert around.endswith("…")
    assert "[pagination] hard" in around
    assert len(around) < WIDE + BEFORE * 4


def test_text_without_the_words_is_shown_from_its_beginning():
    assert shown(excerpt("one\ntwo", ["three"])) == "one two"


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_marking_changes_no_character(text, phrases):
    assert "".join(piece.text for piece in marked(text, phrases)) == text
