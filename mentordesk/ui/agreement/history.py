"""What was agreed before: each version with its day and what it changed, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mentordesk.domain.agreement import TEXTS, Terms, abridged, changed, compared
from mentordesk.storage.agreements import Version
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Changed, Text, head_line, label
from mentordesk.ui.widgets.layout import Item, across, clear, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.menus import entry, own_menu

from . import words

MOST = 12  # more are shown when they are asked for


class History(QFrame):
    asked = Signal(str)  # to see the version of this uid
    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Sequence[Version], date] | None = None
        self._rows = down(gap=0)
        self._more = button(theme, self.tr("Show all"), "chevron-down", "flat")
        self._more.clicked.connect(self._on_more_clicked)
        look(self, look="card")
        parts = (head_line(self.tr("History")), 4, self._rows, self._more)
        self.setLayout(down(*parts, margins=(18, 16, 18, 12)))

    def show_versions(self, versions: Sequence[Version], today: date) -> None:
        if self._shown != (versions, today):
            self._shown = versions, today
            self._fill(MOST)

    def _fill(self, most: int) -> None:
        versions, today = self._shown or ((), date.min)
        clear(self._rows)
        before = [*versions[1:], None]
        for number, version in enumerate(versions[:most]):
            self._rows.addWidget(self._row(version, before[number], today, first=not number))
        self._more.setVisible(len(versions) > most)

    def _row(
        self, version: Version, before: Version | None, today: date, *, first: bool
    ) -> QWidget:
        row = look(QFrame(), look="" if first else "row")
        day = common.month_day(version.agreed_on, today)
        show = button(self._theme, day, kind="link")
        show.setAccessibleName(self.tr("Show the agreement of {day}").format(day=day))
        show.clicked.connect(lambda: self.asked.emit(version.uid))
        top = across(show, label(words.headline(version, before), tone="muted"), None, gap=6)
        said: list[Item] = [Text(version.remark)] if version.remark else []
        if before is not None:
            said += [
                change(name, before.terms, version.terms, today)
                for name in changed(before.terms, version.terms)
            ]
        row.setLayout(down(top, down(*said, margins=(4, 0, 0, 0), gap=3), margins=(0, 4, 0, 9)))
        own_menu(row)
        see, copy = self.tr("Show this version"), self.tr("Copy as text")
        entry(self._theme, row, see, lambda: self.asked.emit(version.uid), "eye")
        entry(self._theme, row, copy, lambda: self.copied.emit(version.uid), "copy")
        return row

    def _on_more_clicked(self) -> None:
        self._fill(len(self._shown[0]) if self._shown else 0)


def change(name: str, before: Terms, after: Terms, today: date) -> Text:
    """What changed of one part, in words."""
    heading = words.part(name)
    if name not in TEXTS:
        old, new = (words.value(terms, name, today) for terms in (before, after))
        return Text(f"{heading}: {old} → {new}")
    result, pieces = Changed(), compared(getattr(before, name), getattr(after, name))
    marks = {"added": words.tr("added: {0}"), "removed": words.tr("removed: {0}")}
    said = [marks[p.state].format(p.text.strip()) for p in pieces if p.state in marks]
    result.show_pieces(heading, abridged(pieces), f"{heading}: {'; '.join(said)}")
    return result
