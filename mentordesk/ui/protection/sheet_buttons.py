"""The two ways to have a passphrase on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mentordesk.errors import MentorDeskError
from mentordesk.ui import dialogs, this_computer
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look

from . import sheet


class SheetButtons(QWidget):
    """Prints the sheet or saves it as PDF, and says what came of it; `beside` stands with them."""

    def __init__(self, theme: Theme, made: Callable[[], sheet.Sheet], beside: QWidget) -> None:
        super().__init__()
        self._made = made
        to_print = button(theme, self.tr("Print sheet…"), "printer")
        to_print.clicked.connect(self._on_print_asked)
        to_save = button(theme, self.tr("Save sheet as PDF…"), "download")
        to_save.clicked.connect(self._on_save_asked)
        self._said = Text(level="small", tone="muted")
        self._said.hide()
        buttons = across(to_print, to_save, None, beside, gap=10)
        self.setLayout(down(buttons, self._said, gap=6))

    def _on_print_asked(self) -> None:
        made = self._made()
        if not dialogs.has_printer():
            said = self.tr("No printer is set up here. Save the sheet as PDF, or write by hand.")
            self._say(said, failed=True)
            return
        printer = dialogs.printer(self, self.tr("Print sheet"), "MentorDesk")
        if printer is None:
            return
        if sheet.draw(made, printer):
            self._say(self.tr("The sheet went to the printer."), failed=False)
        else:
            said = self.tr("The sheet could not be printed. Save it as PDF, or write by hand.")
            self._say(said, failed=True)

    def _on_save_asked(self) -> None:
        made = self._made()
        name = self.tr("Passphrase of {desk}.pdf").format(desk=made.desk)
        proposed = this_computer.documents() / name
        title, kinds = self.tr("Save sheet as PDF"), self.tr("PDF") + " (*.pdf)"
        path = dialogs.save_path(self, title, proposed, kinds, ".pdf")
        if path is None:
            return
        try:
            sheet.save(made, path)
        except MentorDeskError as error:
            self._say(common.sentence(error), failed=True)
        else:
            said = self.tr("Saved as {path}. Anybody can read it: print it, then delete it.")
            self._say(said.format(path=path), failed=False)

    def _say(self, sentence: str, *, failed: bool) -> None:
        look(self._said, tone="attention" if failed else "muted")
        self._said.setText(sentence)
        self._said.show()
        announce(self._said)
