import stat

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton

from mentordesk.ui import dialogs
from mentordesk.ui.protection import sheet
from mentordesk.ui.protection.sheet_buttons import SheetButtons

WORDS = ("planet", "umbrella", "celery", "drizzle", "unfasten", "scorebook", "yo-yo")
SHEET = sheet.Sheet("Mine & yours", "23 November 2026", "/home/alex/Mine.mentordesk", WORDS)


@pytest.fixture
def buttons(qtbot, theme):
    """Prints and saves the sheet above."""
    buttons = SheetButtons(theme, lambda: SHEET, QPushButton())
    qtbot.addWidget(buttons)
    with qtbot.waitExposed(buttons):
        buttons.show()
    return buttons


def press(buttons, words):
    (button,) = [b for b in buttons.findChildren(QPushButton) if words in b.text()]
    button.click()


def test_a_sheet_says_of_which_desk_it_is_and_where_that_lives():
    said = " ".join(line.text for line in sheet.lines(SHEET))
    assert "Mine & yours" in said
    assert "23 November 2026" in said
    assert "/home/alex/Mine.mentordesk" in said


def test_the_words_stand_in_their_order():
    written = [(line.number, line.text) for line in sheet.lines(SHEET) if line.number]
    assert written[0] == ("1.", "planet")
    assert tuple(text for _, text in written) == WORDS


def test_a_passphrase_of_ones_own_is_written_by_hand():
    written = [*sheet.lines(sheet.Sheet("Mine", "today", "/x"))]
    assert [line.blank for line in written if "by hand" in line.text] == [2]


def test_a_sheet_is_one_page_that_only_its_owner_reads(qapp, tmp_path):
    sheet.save(SHEET, tmp_path / "sheet.pdf")
    content = (tmp_path / "sheet.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Count 1" in content
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600


def test_a_long_name_takes_its_lines_and_no_second_page(qapp, tmp_path):
    long = sheet.Sheet("مكتب 🌱 " + "long name " * 25, "today", f"/home/{'x' * 250}")
    sheet.save(long, tmp_path / "sheet.pdf")
    assert b"/Count 1" in (tmp_path / "sheet.pdf").read_bytes()


def test_where_it_was_saved_is_said_and_that_anybody_reads_it(buttons, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "save_path", lambda *asked: tmp_path / "sheet.pdf")
    press(buttons, "PDF")
    assert (tmp_path / "sheet.pdf").exists()
    assert "Anybody can read it" in buttons._said.plain()


@pytest.mark.parametrize("name", ["sheet", "Mine.mentordesk", "sheet.pdf"])
def test_no_desk_is_ever_overwritten_by_a_sheet(qapp, name, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "_chosen", lambda dialog: tmp_path / name)
    path = dialogs.save_path(None, "Save", tmp_path / "x.pdf", "PDF (*.pdf)", ".pdf")
    assert path.suffix == ".pdf"


def test_a_place_that_takes_nothing_is_said(buttons, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "save_path", lambda *asked: tmp_path / "gone" / "sheet.pdf")
    press(buttons, "PDF")
    assert buttons._said.plain() == "There is no folder of that name."


def test_a_computer_without_a_printer_says_so(buttons, monkeypatch):
    monkeypatch.setattr(dialogs, "has_printer", lambda: False)
    press(buttons, "Print")
    assert buttons._said.plain().startswith("No printer is set up here.")


def test_it_is_printed_where_the_user_says(buttons, tmp_path, monkeypatch):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(dialogs, "has_printer", lambda: True)
    monkeypatch.setattr(dialogs, "printer", lambda *asked: printer)
    press(buttons, "Print")
    assert b"/Count 1" in (tmp_path / "printed.pdf").read_bytes()
    assert "went to the printer" in buttons._said.plain()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_nothing_is_said(buttons, tmp_path, monkeypatch):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    monkeypatch.setattr(dialogs, "has_printer", lambda: True)
    monkeypatch.setattr(dialogs, "printer", lambda *asked: printer)
    press(buttons, "Print")
    assert "could not be printed" in buttons._said.plain()
