from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices

from mentordesk.domain.place import Place
from mentordesk.storage import note_list, notes, trash
from mentordesk.ui import dialogs
from mentordesk.ui.notes.page import NO_NOTES, SHEET, NotesPage
from mentordesk.ui.notes.sheet import BOTH, READ
from tests.storage.note_content import NOW, add_meeting, add_mentorship

KEY = Qt.Key


@pytest.fixture
def written(plain_desk):
    """The uids of three notes, the newest first, and of a mentorship."""
    with plain_desk.change("Add") as session:
        mentorship = add_mentorship(session)
        name = mentorship.uid
        meeting = add_meeting(session, mentorship, 12, 11)
        notes.write(session, meeting, "# Where we got to\ncursor pagination", NOW)
        guide = notes.add(session, NOW - timedelta(hours=1), "Public API\nopaque cursors")[1]
        old = notes.add(session, NOW - timedelta(days=40), "Reading\nsee [[public api]]")[1]
    of_meeting = note_list.listed(plain_desk.connection, note_list.Which(), 0, 1)[0].uid
    return [of_meeting, guide, old], name


@pytest.fixture
def page(qtbot, plain_desk, theme, written):
    return shown(qtbot, NotesPage(plain_desk, theme, Place("notes")))


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1084, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def titles(page):
    model = page.column.list.notes
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def search(qtbot, page, text):
    page.column.field.setText(text)
    qtbot.waitUntil(lambda: bool(page.column.terms))


def facts(page):
    buttons = page.sheet._head.findChildren(type(page.sheet._links))
    return page.sheet._head.title.text(), [each.accessibleName() for each in buttons]


def test_newest_note_is_listed_first_and_open(page):
    assert titles(page) == ["Meeting 11", "Public API", "Reading"]
    assert page.sheet._head.title.text() == "Meeting 11"
    assert page.sheet.editor.text() == "# Where we got to\ncursor pagination"


def test_search_finds_as_one_types_and_marks_the_words(qtbot, page):
    search(qtbot, page, "opa")
    assert titles(page) == ["Public API"]
    assert page.sheet.editor.text().startswith("Public API")
    page.column.field.clear()
    assert len(titles(page)) == 3


def test_words_that_nothing_has_are_said_in_place(qtbot, page):
    search(qtbot, page, "zzz")
    assert titles(page) == []
    assert page.column._nothing.isVisible()
    assert page._stack.currentIndex() == SHEET


def test_filters_leave_out_others(page, written):
    page.column.filters._private.click()
    assert titles(page) == ["Public API", "Reading"]
    page.column.filters._on_when("month")
    assert titles(page) == ["Public API"]
    page.column.filters._private.click()
    page.column.filters._on_whose(written[1])
    assert titles(page) == ["Meeting 11"]


def test_place_of_a_mentorship_lists_its_notes(page, written):
    page.open(Place("notes", "", written[1]))
    assert titles(page) == ["Meeting 11"]
    assert page.column.filters._whose.text() == "Priya"


def test_note_that_is_filtered_out_is_shown_among_all(page, written):
    page.column.filters._on_whose(written[1])
    page.open(Place("note", written[0][2]))
    assert len(titles(page)) == 3
    assert page.column.list.currentIndex().row() == 2


def test_new_note_is_ready_to_type(qtbot, plain_desk, page):
    page.asked.connect(page.open)
    page.column.new.click()
    qtbot.waitUntil(page.sheet.editor.hasFocus)
    qtbot.keyClicks(page.sheet.editor, "Thought")
    page.sheet.editor.save()

    qtbot.waitUntil(lambda: page.sheet._head.title.text() == "Thought")
    assert titles(page)[0] == "Thought"
    assert page.column.list.currentIndex().row() == 0


def test_new_note_is_of_the_mentorship_that_is_listed(plain_desk, page, written):
    page.column.filters._on_whose(written[1])
    page.asked.connect(page.open)
    page.column.new.click()
    assert titles(page) == ["New note", "Meeting 11"]


def test_arrows_go_through_the_list_and_enter_to_the_text(qtbot, page):
    page.column.list.setFocus()
    qtbot.keyClick(page.column.list, KEY.Key_Down)
    assert page.sheet._head.title.text() == "Public API"
    qtbot.keyClick(page.column.list, KEY.Key_Return)
    qtbot.waitUntil(page.sheet.editor.hasFocus)
    qtbot.keyClick(page.sheet.editor, KEY.Key_Escape)
    qtbot.waitUntil(page.column.list.hasFocus)


def test_down_leads_from_the_words_to_the_list(qtbot, page):
    page.column.field.setFocus()
    qtbot.keyClick(page.column.field, KEY.Key_Down)
    qtbot.waitUntil(page.column.list.hasFocus)


def test_deleted_note_goes_to_the_trash_and_the_next_is_shown(qtbot, plain_desk, page):
    page.column.list.setFocus()
    qtbot.keyClick(page.column.list, KEY.Key_Down)
    qtbot.keyClick(page.column.list, KEY.Key_Delete)

    assert titles(page) == ["Meeting 11", "Reading"]
    assert page.sheet._head.title.text() == "Reading"
    assert [entry.words for entry in trash.listed(plain_desk.session)] == ["Public API"]
    plain_desk.undo()
    assert len(titles(page)) == 3


def test_note_of_a_meeting_is_not_deleted_by_itself(qtbot, page):
    page.column.list.setFocus()
    qtbot.keyClick(page.column.list, KEY.Key_Delete)
    assert len(titles(page)) == 3


def test_f2_selects_the_title(qtbot, page, written):
    page.open(Place("note", written[0][1]))
    page.column.list.setFocus()
    qtbot.keyClick(page.column.list, KEY.Key_F2)
    assert page.sheet.editor.textCursor().selectedText() == "Public API"


def test_note_is_made_shared_and_given_to_a_mentorship(plain_desk, page, written):
    page.open(Place("note", written[0][1]))
    page._actions.privacy.trigger()
    page._actions._on_owner_chosen(written[1])

    row = note_list.one(plain_desk.connection, written[0][1])
    assert (row.private, row.person) == (False, "Priya Raman")
    assert "Priya Raman" in facts(page)[1]


def test_links_lead_to_the_note_and_back(qtbot, page, written):
    page.open(Place("note", written[0][1]))
    assert page.sheet._links.accessibleName() == "linked from 1 note"
    with qtbot.waitSignal(page.asked) as asked:
        page._on_link_asked("note:public%20api")
    assert asked.args[0] == Place("note", written[0][1])


@pytest.mark.parametrize("address", ["https://evil.example/x", "mailto:a@b.c"])
def test_link_is_opened_only_when_the_person_says_so(monkeypatch, page, address):
    asked, opened = [], []
    answers = iter([False, True])
    monkeypatch.setattr(dialogs, "confirm", lambda *words: asked.append(words) or next(answers))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    for _ in range(2):
        page._on_link_asked(address)
    assert [url.toString() for url in opened] == [address]
    assert ("evil.example" in asked[0][2]) or ("a@b.c" in asked[0][2])


def test_a_link_that_no_program_opens_says_so(monkeypatch, page):
    told = []
    monkeypatch.setattr(dialogs, "confirm", lambda *words: True)
    monkeypatch.setattr(dialogs, "tell", lambda *words: told.append(words[2]))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    page._on_link_asked("https://good.example/x")
    assert told == ["No program on this computer opens https://good.example/x."]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "smb://h/x",
        "https:evil",
        "//host/x",
        "ms-msdt:x",
        "https://good.example/\u202efdp.exe",
    ],
)
def test_other_links_are_never_opened(monkeypatch, page, address):
    told, opened = [], []
    monkeypatch.setattr(dialogs, "tell", lambda *words: told.append(words))
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page._on_link_asked(address)
    assert opened == []
    assert told


def test_reading_follows_the_writing(qtbot, page, written):
    page.open(Place("note", written[0][1]))
    page.sheet._on_mode_chosen(BOTH)
    page.sheet._modes.choose(BOTH)
    page.sheet.editor.setPlainText("# Larger")
    qtbot.waitUntil(lambda: page.sheet.reading.toPlainText() == "Larger")
    page.sheet._modes.choose(READ)
    page.sheet._on_mode_chosen(READ)
    assert not page.sheet.editor.isVisible()


def test_text_that_cannot_be_saved_stays_in_sight(page, written):
    page.open(Place("note", written[0][1]))
    page.sheet.editor.insertPlainText("\x1b")
    page.column.list.selectRow(2)
    page.open(Place("note", written[0][2]))

    assert page.sheet._head.title.text() == "Public API"
    assert page.column.list.currentIndex().row() == 1
    assert page.holds_unsaved()
    assert "not saved:" in page.sheet._state.text()
    page.sheet.editor.document().setModified(False)


def test_undone_note_leaves_the_page(plain_desk, page):
    page.asked.connect(page.open)
    page.column.new.click()
    plain_desk.undo()
    assert len(titles(page)) == 3


def test_empty_desk_says_what_notes_are_for(qtbot, plain_desk, theme):
    page = shown(qtbot, NotesPage(plain_desk, theme, Place("notes")))
    assert page._stack.currentIndex() == NO_NOTES


def test_rows_are_spoken(page):
    heard = QAccessible.queryAccessibleInterface(page.column.list)
    spoken = [heard.child(at).text(QAccessible.Text.Name) for at in range(heard.childCount())]
    assert any(each.startswith("Meeting 11, Priya · 12 Nov, shared") for each in spoken)


def test_any_number_of_notes_is_read_in_pages(qtbot, plain_desk, theme):
    with plain_desk.change("Add") as session:
        for number in range(300):
            notes.add(session, NOW - timedelta(minutes=number), f"note {number}")
    page = shown(qtbot, NotesPage(plain_desk, theme, Place("notes")))
    read = page.column.list.notes._pages
    assert list(read) == [0]
    page.column.list.scrollToBottom()
    page.column.list.viewport().repaint()
    assert max(read) == 4
    assert titles(page)[-1] == "note 299"
