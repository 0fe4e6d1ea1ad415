"""Which notes are listed: whose, only private ones, since when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mentordesk.desk import Desk
from mentordesk.storage import note_list
from mentordesk.storage.note_list import Which
from mentordesk.ui import words
from mentordesk.ui.widgets.buttons import chip_button
from mentordesk.ui.widgets.labels import plain_tip, unmarked
from mentordesk.ui.widgets.layout import across

WIDEST = 110
TIMES = ("any", "today", "week", "month", "year")


class Filters(QWidget):
    """Chips in a row; `changed` tells that others are wanted."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._mentorship, self._since = "", "any"
        self._whose, whose = self._menu_chip(self.tr("Whose notes"))
        self._private = chip_button(self.tr("Private"))
        self._private.setToolTip(self.tr("Only private notes"))
        self._private.toggled.connect(self._on_private_toggled)
        self._when, when = self._menu_chip(self.tr("Written on since"))
        whose.aboutToShow.connect(partial(self._fill_whose, whose))
        when.aboutToShow.connect(partial(self._fill_when, when))
        self.setLayout(across(self._whose, self._private, self._when, None, gap=6))
        self._show()

    def which(self) -> Which:
        return Which(self._mentorship, self._private.isChecked(), self._begin())

    def is_narrow(self) -> bool:
        return self.which() != Which()

    def show_mentorship(self, uid: str) -> None:
        """List the notes of one mentorship, or of all, and of any time."""
        self._mentorship, self._since = uid, "any"
        with QSignalBlocker(self._private):
            self._private.setChecked(False)
        self._show()

    def refresh(self) -> None:
        """A name may have changed."""
        self._show()

    def _menu_chip(self, name: str) -> tuple[QPushButton, QMenu]:
        chip = chip_button("")
        chip.setAccessibleName(name)
        menu = QMenu(chip)
        chip.setMenu(menu)
        return chip, menu

    def _fill_whose(self, menu: QMenu) -> None:
        menu.clear()
        choices = [("", self.tr("Everyone")), *self._owners()]
        for uid, name in choices:
            self._add(menu, name, uid == self._mentorship, partial(self._on_whose, uid))
            if not uid:
                menu.addSeparator()

    def _fill_when(self, menu: QMenu) -> None:
        menu.clear()
        for name in TIMES:
            self._add(menu, self._time(name), name == self._since, partial(self._on_when, name))

    def _add(self, menu: QMenu, text: str, on: bool, then: partial[None]) -> None:
        action = menu.addAction(unmarked(text))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(then)

    def _owners(self) -> list[tuple[str, str]]:
        return [(each.uid, each.name) for each in note_list.owners(self._desk.connection)]

    def _on_whose(self, uid: str, *_: object) -> None:
        self._mentorship = uid
        self._tell()

    def _on_when(self, name: str, *_: object) -> None:
        self._since = name
        self._tell()

    def _on_private_toggled(self, on: bool) -> None:
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        names = dict(self._owners()) if self._mentorship else {}
        name = names.get(self._mentorship, "")
        self._say(self._whose, words.first_name(name) or self.tr("Everyone"), bool(name))
        self._say(self._when, self._time(self._since), self._since != "any")

    def _say(self, chip: QPushButton, text: str, on: bool) -> None:
        short = chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
        chip.setText(unmarked(short))
        chip.setToolTip(plain_tip(text))
        chip.setChecked(on)

    def _begin(self) -> datetime | None:
        now = self._desk.now()
        first = begin(self._since, now.date())
        return None if first is None else datetime.combine(first, time(), now.tzinfo)

    def _time(self, name: str) -> str:
        names = {
            "any": self.tr("Any time"),
            "today": self.tr("Today"),
            "week": self.tr("This week"),
            "month": self.tr("This month"),
            "year": self.tr("This year"),
        }
        return names[name]


def begin(name: str, today: date) -> date | None:
    """Return the first day of a span of time up to today, None if it has none."""
    begins = {
        "today": today,
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }
    return begins.get(name)
