"""Text that does harm elsewhere, typed and pasted where words go: no crash, no hang, no loss.

`-rP` prints how long each took, in seconds of the processor.
"""

import sys
from time import process_time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from mentordesk.domain.place import Place
from mentordesk.errors import MentorDeskError
from mentordesk.storage import notes, people
from mentordesk.ui.capture.quick_add import QuickAdd
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.mentorships.form import MentorshipForm
from mentordesk.ui.notes.reading import Reading
from mentordesk.ui.widgets.fields import line_edit, text_edit
from mentordesk.ui.widgets.labels import Line, Text
from tests.acquaintances import Acquaintances
from tests.conftest import NOW

MOST = 2  # seconds
SHORT = {
    "nul": "a\0b",
    "escape": "a\x1b[31mb",
    "surrogate": "a\ud800b",
    "no-character": "a\ufffeb",
    "bom": "\ufeffa",
    "crlf": "a\r\nb",
    "nbsp": "a\u00a0b",
    "line-separator": "a\u2028b",
    "rtl": "שלום 123 (abc)",
    "override": "\u202egnp.exe",
    "parent-folder": "../../x",
    "device": "CON",
    "slash": "a/b",
    "long": "a" * 300,
    "dot": "a.",
    "emoji": "👩🏽‍💻👨‍👩‍👧‍👦",
    "markup": "<img src='file:///etc/hostname'><b>b</b>&amp;",
}
LARGE = {
    "endless": "x" * 1_000_000,
    "marks": "e" + "\u0301" * 200_000,
    "bidi": "\u202e\u202d" * 500_000,
    "ten-mb": "word " * 2_000_000,
}
ALL = SHORT | LARGE


@pytest.fixture
def took():
    """Whoever needs longer than it takes to lose patience fails."""
    start = process_time()
    yield
    spent = process_time() - start
    sys.stdout.write(f"{spent:.2f} s\n")
    assert spent < MOST


@pytest.fixture
def shown(qtbot):
    def shown(widget):
        qtbot.addWidget(widget)
        widget.resize(600, 400)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return shown


@pytest.fixture
def window(shown, plain_desk, theme):
    window = shown(MainWindow(plain_desk, theme))
    window.open(Place("today"))
    return window


def paste(field, text):
    given = QMimeData()
    given.setText(text)
    if hasattr(field, "insertFromMimeData"):
        field.insertFromMimeData(given)
    else:
        QApplication.clipboard().setText(text)
        field.paste()
    QApplication.processEvents()
    field.grab()


def refusal(do):
    """The code of the error that a call ends in, "" if it does not."""
    try:
        do()
    except MentorDeskError as error:
        return error.code
    return ""


@pytest.mark.parametrize("name", ALL)
def test_a_line_takes_what_it_has_room_for_and_says_so(took, shown, name):
    field = shown(line_edit("Name"))
    QToolTip.hideText()
    paste(field, ALL[name])
    assert len(field.text()) <= field.maxLength()
    assert ("is full" in QToolTip.text()) is (name in LARGE)


@pytest.mark.parametrize("name", ALL)
def test_a_field_takes_all_or_nothing(took, shown, name):
    field = shown(text_edit("Why"))
    QToolTip.hideText()
    paste(field, ALL[name])
    if name in LARGE:
        assert field.toPlainText() == ""
        assert "more than this field has room for" in QToolTip.text()
    else:
        assert field.toPlainText()


@pytest.mark.parametrize("name", ALL)
def test_any_words_are_painted(took, shown, name):
    for widget in (Line(SHORT.get(name, ALL[name][:100_000])), Text(ALL[name][:100_000])):
        shown(widget).grab()


@pytest.mark.parametrize("name", ALL)
def test_any_note_is_read(took, shown, theme, name):
    reading = shown(Reading(theme))
    reading.show_text(ALL[name][:1_000_000])
    reading.grab()
    assert reading.toPlainText()


@pytest.mark.parametrize("name", ALL)
def test_any_text_is_pasted_into_a_note_or_refused_in_a_sentence(took, window, plain_desk, name):
    window.add_note()
    editor, said = window.page.sheet.editor, []
    editor.refused.connect(lambda error: said.append(error.code))
    paste(editor, ALL[name])
    editor.save()
    kept = notes.text(plain_desk.session, editor._note_id)
    refused = {"nul", "escape", "no-character", "ten-mb"}
    assert bool(said) is (name in refused)
    assert bool(kept) is (name not in refused)
    editor.load("")
    editor.document().setModified(False)


@pytest.mark.parametrize("name", ["bom", "nbsp", "line-separator"])
def test_opening_a_note_alters_nothing(window, plain_desk, name):
    with plain_desk.change("Add") as session:
        note, uid = notes.add(session, NOW, SHORT[name])
    window.open(Place("note", uid, "write"))
    window.open(Place("today"))
    assert notes.text(plain_desk.session, note) == SHORT[name]
    assert plain_desk.undo_label == "Add"


@pytest.mark.parametrize("name", ALL)
def test_any_name_is_kept_or_refused_in_a_sentence(took, window, plain_desk, theme, name):
    form = MentorshipForm(plain_desk, theme, parent=window)
    paste(form._person, ALL[name])
    refused = refusal(form._save)
    names = [each.name for each in people.listed(plain_desk.session)]
    assert [0 < len(each) <= 200 for each in names] == ([] if refused else [True])
    assert refused == ("text-refused" if name in ("no-character", "nul", "escape") else "")
    form.reject()


@pytest.mark.parametrize("name", ALL)
def test_any_line_is_captured_or_refused_in_a_sentence(took, qtbot, window, name):
    line = QuickAdd.over(window)
    line.begin()
    paste(line.field, ALL[name])
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.isHidden() or line.field.text()
    line.field.clear()
    line.close()


@pytest.mark.parametrize("name", ALL)
def test_any_words_of_a_desk_are_shown(took, window, plain_desk, name):
    words = ALL[name].translate(dict.fromkeys([0, 0x0D, 0x1B, 0xD800, 0xFFFE]))[:4_000]
    known = Acquaintances(plain_desk)
    someone = known.someone(words[:200] or "x")
    known.promise(someone, words, "2026-11-20")
    known.meeting(someone, "2026-11-24T16:00", items=1)
    with plain_desk.change("Add") as session:
        notes.add(session, NOW, words, mentorship_id=someone)
    for place in ("today", "notes"):
        window.open(Place(place))
        window.grab()


SEARCHES = ['"', "NEAR(", "a AND", "-x", "col:z", "((((", "*", "\0", "\ud800", "x" * 1_000_000]


@pytest.mark.parametrize("number", range(len(SEARCHES)))
def test_anything_may_be_searched_for(took, window, number):
    window.search(SEARCHES[number])
    QApplication.processEvents()
    window.grab()
