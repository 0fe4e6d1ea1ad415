import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextDocument

from mentordesk.exchange.markup import UNSEEN, for_programs, markdown, plain, slack
from mentordesk.exchange.outline import Line, Outline, Part

GITHUB = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
AWKWARD = [
    "*bold* _slanted_ ~struck~ **b** __u__",
    "- a list",
    "+ a list",
    "1. first",
    "1) first",
    "# heading #",
    "> quote",
    "[text](https://evil.example)",
    "![picture](file:///etc/passwd)",
    "<script>alert(1)</script>",
    "<b>&lt;&amp;&#65;",
    "`code` ``` fence",
    "a | b\n--- | ---",
    "line\nbreak\r\nand\ttab",
    "back\\slash \\* and snake_case_name",
    "---",
    "===",
    "[ ] no box",
    "[x] no box",
    "[label]: https://evil.example",
    "2 * 3 < 4 & 5 > 1",
    "C#",
    "Q&A",
]
SEEN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1)
MARKED = st.lists(st.sampled_from([*"*_~`[]()<>#|&;!\\-+=.1x ", "@here", "a b", "\n"])).map("".join)
WORDS = (st.one_of(SEEN, MARKED)).map(lambda text: f"{text}e")  # says something


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp):
    """A document is measured with them as it is read."""


def flat(text):
    return " ".join(text.split())


def outline(words):
    return Outline(words, (), (Part("Decisions", lines=(Line(words), Line(words, ("Priya",)))),))


def shown(text):
    """The blocks of a Markdown text as a reader of it sees them."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Inter", 10))
    document.setMarkdown(text, GITHUB)
    blocks, block = [], document.begin()
    while block.isValid():
        blocks.append(block.text())
        block = block.next()
    return [each for each in blocks if each]


@pytest.mark.parametrize("words", AWKWARD)
def test_markdown_shows_words_as_they_are(words):
    said = flat(words)
    assert shown(markdown(outline(words))) == [said, "Decisions", said, f"{said} (Priya)"]


@given(WORDS)
def test_markdown_shows_any_words_as_they_are(words):
    blocks = shown(markdown(outline(words)))
    assert [flat(each) for each in blocks[2:]] == [flat(words), f"{flat(words)} (Priya)"]


def test_addresses_stay_links_in_markdown():
    text = markdown(outline("See https://a.example/x_y_(z)?q=*1*&r=2, then go"))
    assert "See <https://a.example/x_y_(z)?q=*1*&r=2>, then go" in text
    assert "(<https://a.example/b>)" in markdown(outline("it (https://a.example/b)"))


@given(WORDS)
def test_a_text_keeps_a_line_for_a_line(words):
    lines = plain(outline(words)).splitlines()
    assert len(lines) == 5
    assert lines[3:] == [f"- {flat(words)}", f"- {flat(words)} (Priya)"]


@pytest.mark.parametrize("name", ["here", "channel", "everyone", "priya"])
def test_nobody_is_pinged_in_slack(name):
    text = slack(outline(f"@{name} and (@{name})"))
    assert f"@{name}" not in text
    assert text.count(f"@{UNSEEN}{name}") == 6


def test_an_address_of_mail_is_no_ping():
    assert "anna@example.com" in slack(outline("anna@example.com"))


@pytest.mark.parametrize("words", ["*bold*", "_slanted_", "~struck~", "`code`", "(*b*)", "*a _b_"])
def test_slack_takes_no_words_for_marks(words):
    lines = slack(outline(words)).splitlines()
    assert not re.search(r"[*_~`]", lines[3])
    assert re.fullmatch(r"\*[^*]+\*", lines[0])


def test_names_and_sums_keep_their_signs_in_slack():
    said = "snake_case_name, a*b, https://a.example/_x_*y*z"
    assert f"• {said}\n" in slack(outline(said))


def test_only_what_a_program_sends_is_escaped_for_slack():
    said = "<!channel> & <@U1>"
    assert f"• {said.replace('@', '@' + UNSEEN)}\n" in slack(outline(said))
    assert for_programs(outline(said), "text") == plain(outline(said))
    assert "• &lt;!channel&gt; &amp; &lt;@" in for_programs(outline(said), "slack")


@given(WORDS)
def test_nothing_sent_to_slack_is_a_command_or_a_ping(words):
    text = for_programs(outline(words), "slack")
    assert not re.search(r"[<>]|(?<![\w.])@\w|&(?!amp;|lt;|gt;)", text)
    assert len(text.splitlines()) == 5


def test_promises_show_whether_they_are_kept():
    lines = (Line("Draft", ("Priya", "due Fri"), done=False), Line("Ask", ("Alex",), done=True))
    made = Outline("T", (), (Part("Action items", lines=lines),))
    assert "- [ ] Draft (Priya, due Fri)\n- [x] Ask (Alex)" in markdown(made)
    assert "\n[ ] Draft (Priya, due Fri)\n[x] Ask (Alex)" in plain(made)
    assert "\n☐ Draft (Priya, due Fri)\n☑ Ask (Alex)" in slack(made)


def test_a_note_stands_below_our_headings():
    body = "# First\n\n```\n# code\n```\n\n- [x] **kept**\n- @here\n"
    made = Outline("T", (), (Part("Note", body=body),))
    assert "## Note\n\n### First\n\n```\n# code\n```" in markdown(made)
    assert plain(made) == f"T\n\nNote\n{body}"
    assert "*Note*\n*First*" in slack(made)
    assert f"☑ *kept*\n• @{UNSEEN}here" in slack(made)
