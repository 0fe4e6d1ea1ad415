from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from mentordesk.ui.widgets.labels import Line, Text, chip, label, plain_tip
from mentordesk.ui.widgets.tick import Tick
from tests.ui.widgets.conftest import ink_at

LONG = "She finds cursor pagination harder than offsets because the cursor hides its meaning."


def hover(widget):
    at = QPoint(2, 2)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))


def test_text_takes_as_many_lines_as_it_needs(show):
    text = Text(LONG)
    show(text, width=200)
    narrow = text.height()
    text.window().resize(600, 300)
    QApplication.sendPostedEvents()
    assert text.heightForWidth(200) > text.heightForWidth(600)
    assert narrow >= text.heightForWidth(200)


def test_text_asks_for_the_width_of_one_line(show):
    assert Text("a b c d").sizeHint().width() < Text(LONG).sizeHint().width()
    assert Text(LONG).minimumSizeHint().width() < 150


def test_markup_of_users_is_shown_as_it_is():
    text = Text("<b>Bold & brave</b>\nsecond")
    assert text.plain() == text.accessibleName() == "<b>Bold & brave</b>\nsecond"
    assert "&lt;b&gt;Bold &amp; brave&lt;/b&gt;<br>second" in text.text()
    assert plain_tip("<i>") == "<p>&lt;i&gt;</p>"
    assert plain_tip("") == ""


def test_a_word_too_long_for_a_line_breaks_and_is_told_whole():
    text = Text("https://example.org/" + "a" * 300)
    text.ensurePolished()
    assert text.heightForWidth(200) > 4 * text.heightForWidth(4000)
    assert text.accessibleName() == "https://example.org/" + "a" * 300


@pytest.mark.parametrize("words", ["Latin words", "كلمات"])
@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("make", [Text, label])
def test_text_leans_by_the_layout_whatever_its_letters_are(theme, show, make, words, rtl):
    text = make(words)
    show(text, rtl=rtl)
    text.setFixedWidth(380)
    columns = ink_at(text, theme.color("ink"))
    assert columns[0] > 200 if rtl else columns[-1] < 180


def test_a_chip_stays_centred_when_the_layout_turns(show):
    pill = chip("10 min")
    show(pill, rtl=True)
    assert pill.alignment() & Qt.AlignmentFlag.AlignHCenter


@pytest.mark.parametrize("rtl", [False, True])
def test_a_line_is_mirrored(theme, show, rtl):
    line = Line("Some words")
    show(line, rtl=rtl)
    columns = ink_at(line, theme.color("ink"))
    assert columns[0] > 200 if rtl else columns[-1] < 180


def test_a_line_ends_in_an_ellipsis_and_tells_the_rest(show):
    line = Line(LONG)
    show(line, width=150)
    assert line._elided().endswith("…")
    assert line.height() < 2 * line.fontMetrics().height()
    hover(line)
    assert line.toolTip() == plain_tip(LONG)


def test_a_line_with_room_has_no_tooltip(show):
    line = Line("Short\nwords")
    show(line)
    hover(line)
    assert line._elided() == "Short words"
    assert line.toolTip() == ""


def test_a_line_gives_way_but_not_to_nothing(show):
    assert 20 < Line(LONG).minimumSizeHint().width() < 100
    assert Line("a").minimumSizeHint().width() < 20


def test_words_of_a_tick_can_be_clicked(qtbot, theme, show):
    tick = Tick(theme, "Done")
    words = tick.named(Text("Done"))
    show(tick, words)
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert tick.isChecked()
    qtbot.mouseClick(words, Qt.MouseButton.RightButton)
    assert tick.isChecked()


@pytest.mark.parametrize(
    ("voice", "token"),
    [
        ("mentor", "mentor-soft"),
        ("mentee", "mentee-soft"),
        ("accent", "accent-soft"),
        ("", "sunken"),
    ],
)
def test_a_chip_is_in_the_colour_of_its_voice(theme, show, voice, token):
    shown = chip("Priya", voice)
    show(shown)
    assert ink_at(shown, theme.color(token))


def test_a_long_text_is_as_high_as_its_words_whatever_it_said_before(theme):
    text, longer = Text("x" * 30_000), Text("x" * 60_000)
    assert text.heightForWidth(300) == text.heightForWidth(300) < longer.heightForWidth(300)
    text.setText("x" * 60_000)
    assert text.heightForWidth(300) == longer.heightForWidth(300)
    text.setFont(theme.font("title"))
    assert text.heightForWidth(300) > longer.heightForWidth(300)


def test_a_long_text_is_measured_once_for_each_width(theme):
    text = Text("x" * 30_000)
    started = perf_counter()
    first, *more = [(text.heightForWidth(300), perf_counter() - started) for _ in range(200)]
    assert more[-1][1] < first[1] * 5
