import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow

from mentordesk.domain.place import Place
from mentordesk.storage import notes, search
from mentordesk.ui import palette_rows
from mentordesk.ui.palette import Palette
from tests.storage.note_content import NOW, add_meeting, add_mentorship, add_one_of_each

KEY = Qt.Key


@pytest.fixture
def palette(qtbot, plain_desk, theme):
    with plain_desk.change("Add") as session:
        mentorship = add_mentorship(session)
        note = add_meeting(session, mentorship, 12, 11)
        notes.write(session, note, "opaque cursor", NOW)
        add_one_of_each(session, mentorship, "cursors are a promise")
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(900, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.centralWidget().setFocus()
    return Palette(plain_desk, theme, window)


def listed(palette):
    model = palette.list.rows
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def asked(qtbot, palette, key=KEY.Key_Return):
    with qtbot.waitSignal(palette.asked) as heard:
        qtbot.keyClick(palette.field, key)
    return heard.args[0]


def test_pages_and_people_are_there_before_a_word_is_typed(palette):
    palette.open()
    assert listed(palette)[:3] == ["Today", "Mentorships", "Agendas"]
    assert listed(palette)[-1] == "Priya Raman, your mentee"


def test_enter_goes_to_the_first(qtbot, palette):
    palette.open()
    qtbot.keyClicks(palette.field, "pri")
    assert asked(qtbot, palette).kind == "mentorship"
    assert palette.isHidden()


@pytest.mark.parametrize("words", ["meeting 11", "Priya 11", "11"])
def test_a_meeting_is_found_by_its_number(qtbot, palette, words):
    palette.open(words)
    qtbot.waitUntil(lambda: "Meeting 11 with Priya Raman, 12 Nov" in listed(palette))
    palette.open("meeting 12")
    qtbot.waitUntil(lambda: "Meeting 11 with Priya Raman, 12 Nov" not in listed(palette))


def test_everything_that_has_the_words_is_listed(qtbot, palette):
    palette.open("cur")
    qtbot.waitUntil(lambda: len(listed(palette)) == 6)
    kinds = {row.place.kind for row in palette.list.rows.rows}
    assert kinds == {"note", "agenda_item", "action_item", "decision", "learning", "goal"}
    assert "Meeting 11, note · Priya · 12 Nov, opaque cursor" in listed(palette)


def test_what_was_typed_goes_on(qtbot, palette):
    palette.open("c")
    qtbot.keyClicks(palette.field, "ur")
    assert palette.field.text() == "cur"


def test_arrows_choose_another(qtbot, palette):
    palette.open()
    qtbot.keyClick(palette.field, KEY.Key_Down)
    qtbot.keyClick(palette.field, KEY.Key_Down)
    qtbot.keyClick(palette.field, KEY.Key_Up)
    assert palette.field.accessibleDescription() == "Mentorships"
    assert asked(qtbot, palette) == Place("mentorships")


def test_escape_gives_the_focus_back(qtbot, palette):
    before = palette.parent().centralWidget()
    qtbot.waitUntil(before.hasFocus)
    palette.open("cur")
    qtbot.keyClick(palette.field, KEY.Key_Escape)
    assert palette.isHidden()
    qtbot.waitUntil(before.hasFocus)


def test_it_goes_when_something_else_is_taken(qtbot, palette):
    palette.open()
    palette.parent().centralWidget().setFocus()
    assert palette.isHidden()


def test_words_that_nothing_has_are_said(qtbot, palette):
    palette.open("zzz")
    assert listed(palette) == []
    assert palette._nothing.isVisible()


def test_it_fits_a_small_window(palette):
    palette.open()
    palette.parent().resize(420, 300)
    assert palette.geometry().right() < 420
    assert palette.geometry().bottom() < 300


@pytest.mark.parametrize("kind", [kind for kind in search.KINDS if kind != "person"])
def test_every_kind_that_is_found_has_a_sign_and_a_word(kind):
    hit = search.Hit(kind, "1", "T", (("cursor", True),), "Priya", "2", "", None, NOW.date(), False)
    row = palette_rows.hit_row(hit, ["cursor"], NOW.date())
    assert row.icon
    assert "Priya" in row.aside
