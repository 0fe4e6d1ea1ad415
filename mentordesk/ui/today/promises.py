"""My action items over all mentorships."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout

from mentordesk.domain.place import Place
from mentordesk.storage.overview import Promise
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, Text, chip, head_line
from mentordesk.ui.widgets.layout import across, clear, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.menus import entry
from mentordesk.ui.widgets.sign import Sign
from mentordesk.ui.widgets.tick import Tick

DUE = 72
LONGEST, NAME = 160, 16  # characters; the page of the mentorship shows them whole


class Promises(QFrame):
    """A card of rows to tick."""

    asked = Signal(Place)
    more_asked = Signal()
    ticked = Signal(int, bool)  # the id of an action item, done or not

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._rows: dict[int, Row] = {}
        self._list: QVBoxLayout = down()
        self._more = button(theme, "", kind="link")
        self._more.clicked.connect(self.more_asked)
        look(self, look="card")
        head = head_line(self.tr("Your action items"))
        more = across(self._more, None)
        self.setLayout(down(head, 8, self._list, more, margins=(18, 16, 18, 14)))

    def fill(self, promises: Sequence[Promise], hidden: int, more: bool, today: date) -> None:
        """Show a row for each; `hidden` is how many there are besides, `more` if to offer them."""
        self.setVisible(bool(promises))
        self._more.setVisible(hidden > 0)
        self._more.setEnabled(more)
        elsewhere = self.tr("{count} more on the pages of the mentorships")
        text = self.tr("{count} more") if more else elsewhere
        self._more.setText(text.format(count=hidden))
        if self._shown == (promises, today):
            return
        self._shown = promises, today
        clear(self._list)
        self._rows = {each.id: self._row(each, today, not n) for n, each in enumerate(promises)}

    def show_ticked(self, row_id: int, done: bool) -> None:
        """Strike a row through where it stands; it leaves its place with the next filling."""
        self._rows[row_id].show_done(done)

    def _row(self, promise: Promise, today: date, first: bool) -> Row:
        row = Row(self._theme, promise, today, first)
        row.asked.connect(self.asked)
        row.ticked.connect(self._on_ticked)
        self._list.addWidget(row)
        row.show()  # at once, so that it can take the focus
        return row

    def _on_ticked(self, row_id: int, done: bool) -> None:
        self._shown = None  # whatever comes of it, the next filling shows the truth
        self.ticked.emit(row_id, done)


class Row(QFrame):
    """Tick, words, to whom, until when."""

    asked = Signal(Place)
    ticked = Signal(int, bool)

    def __init__(self, theme: Theme, promise: Promise, today: date, first: bool) -> None:
        super().__init__()
        self._theme, self._promise, self._today = theme, promise, today
        look(self, look="" if first else "row")
        self._tick = Tick(theme, promise.text, promise.done)
        self._tick.setObjectName(f"tick {promise.uid}")
        self._tick.toggled.connect(self._on_toggled)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_asked)
        self._words = self._tick.named(Text(_breakable(words.cut(promise.text, LONGEST))))
        self._due = Line()
        self._due.setMinimumWidth(DUE)
        self._due.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._due.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whom = chip(words.cut(words.first_name(promise.name), NAME), promise.role)
        whom.setAccessibleName(self.tr("promised to {name}").format(name=promise.name))
        parts = across(self._tick, (self._words, 1), margins=(0, 7, 0, 7), gap=10)
        if promise.private:
            parts.addWidget(Sign(theme, "lock", "muted", 13, self.tr("private")))
        parts.addWidget(whom)
        parts.addWidget(self._due)
        self.setLayout(parts)
        self.show_done(promise.done)

    def show_done(self, done: bool) -> None:
        due = self._promise.due
        late = due is not None and due < self._today and not done
        text = self.tr("done") if done else words.due(due, self._today) if due else ""
        self._due.setText(text)
        look(self._due, tone="attention" if late else "muted")
        look(self._words, done="true" if done else "false")

    def _on_toggled(self, done: bool) -> None:
        self.ticked.emit(self._promise.id, done)

    def _on_menu_asked(self, at: QPoint) -> None:
        menu, place = QMenu(self), Place("action_item", self._promise.uid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry(self._theme, menu, self.tr("Open"), lambda: self.asked.emit(place), "arrow-right")
        verb = self.tr("Not done") if self._tick.isChecked() else self.tr("Done")
        entry(self._theme, menu, verb, self._tick.click, "check")
        menu.popup(self.mapToGlobal(at))


def _breakable(text: str) -> str:
    """A word that is wider than its row, such as an address, goes on in the next line."""
    return re.sub(r"\S{24}", "\\g<0>\u200b", text)
