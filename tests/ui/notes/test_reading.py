import pytest
from PySide6.QtCore import QUrl

from mentordesk.domain.markdown import is_harmless, lines_kept
from mentordesk.ui.notes import links
from mentordesk.ui.notes.reading import Reading


@pytest.fixture
def reading(qtbot, theme):
    reading = Reading(theme)
    qtbot.addWidget(reading)
    reading.resize(700, 600)
    with qtbot.waitExposed(reading):
        reading.show()
    return reading


def test_markdown_is_laid_out(reading):
    reading.show_text("# One\n- **two**\n")
    assert reading.toPlainText() == "One\ntwo"
    assert reading.document().begin().blockFormat().headingLevel() == 1


@pytest.mark.parametrize(
    "image", ["file:///etc/hostname", "http://example.org/x.png", "//host/share/x.png"]
)
def test_no_image_is_ever_loaded(reading, image):
    loaded = reading.loadResource(2, QUrl(image))
    assert (loaded.width(), loaded.height()) == (1, 1)
    reading.show_text(f"![x]({image})")
    reading.grab()


def test_html_is_shown_as_it_is_written(reading):
    reading.show_text("a <b>b</b> <img src='file:///x'>")
    assert "<b>b</b> <img" in reading.toPlainText()


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>" * 20,
        "- " * 20_000,
        "".join(f"{'  ' * depth}- x\n" for depth in range(600)),
        ">" * 5_000,
        "- x\n" * 50_000,
        "|a" * 5_000 + "\n" + "|-" * 5_000,
        "![a](x)\n" * 5_000,
        "x" * 400_000,
        "[" * 100_000,
        "e" + "\u0301" * 200_000,
        "\u202e\u202d" * 200_000,
    ],
    ids=range(11),
)
def test_hostile_text_is_shown_in_no_time(qtbot, reading, text):
    reading.show_text(text)
    reading.grab()
    assert reading.toPlainText()


def test_found_words_are_marked(reading):
    reading.show_text("the *cursor* 😀 cursor", ["cur"])
    marked = [each.cursor.selectedText() for each in reading.extraSelections()]
    assert marked == ["cur", "cur"]


def test_lines_of_a_paragraph_stay_lines():
    assert lines_kept("a\nb\n\n- c\n- d\n> e\n> f") == "a\u2028b\n\n- c\n- d\n> e\u2028f"
    assert lines_kept("```\na\nb\n```\n# h\nt") == "```\na\nb\n```\n# h\nt"
    assert lines_kept("|a|b|\n|-|-|\nx") == "|a|b|\n|-|-|\nx"


def test_usual_notes_are_harmless():
    assert is_harmless("# Title\n\n- [ ] a\n  - b\n    1. c\n\n> quote\n\n|a|b|\n|-|-|\n")


def test_note_links_become_links_to_notes(qtbot, reading):
    reading.show_text(links.with_note_links("see [[A & B (c)]]"))
    with qtbot.waitSignal(reading.link_asked) as asked:
        reading.anchorClicked.emit(QUrl("note:A%20%26%20B%20%28c%29"))
    assert links.title(asked.args[0]) == "A & B (c)"


def test_link_under_the_pointer_is_known():
    line = "see [[Guide]] and [x](https://a.b/c) or http://d.e"
    assert links.at(line, 6) == "note:Guide"
    assert links.at(line, 20) == "https://a.b/c"
    assert links.at(line, len(line) - 1) == "http://d.e"
    assert links.at(line, 1) == ""
