"""The head of a page: who or what, one line of facts, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.labels import Line
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, clear, down

Fact: TypeAlias = str | QWidget


class Head(QWidget):
    """Title and facts can change while the page is shown."""

    def __init__(
        self, theme: Theme, title: str, facts: Sequence[Fact], *actions: QWidget, person: str = ""
    ) -> None:
        super().__init__()
        self.title = Line(title, level="title")
        self.avatar = Avatar(theme, person)
        if not person:
            self.avatar.hide()
        self._facts, self._given = across(gap=4), list[QWidget]()
        words = down(self.title, self._facts)
        edges = (PAGE_EDGE, 18, PAGE_EDGE, 12)
        row = across(self.avatar, (words, 1), *actions, margins=edges, gap=14)
        row.addStrut(46)
        self.setLayout(row)
        self.show_facts(*facts)

    def show_title(self, title: str, person: str = "") -> None:
        self.title.setText(title)
        self.avatar.show_person(person)
        self.avatar.setVisible(bool(person))

    def show_facts(self, *facts: Fact) -> None:
        """Show words, and signs or chips between them, on the line below the title."""
        clear(self._facts)
        self._facts.addStrut(20)  # with a chip and without, the title stays where it is
        self._given = [Line(f, tone="muted") if isinstance(f, str) else f for f in facts]
        for fact in self._given:
            self._facts.addWidget(fact)
        self._facts.addStretch(1)
        self._put_in_order()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _put_in_order(self) -> None:
        """Facts are reached where they stand, though they are newer than what follows them."""
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # or Qt puts nothing behind it
        reached = [self.title, *(f for f in self._given if f.focusPolicy())]
        for before, fact in pairwise(reached):
            QWidget.setTabOrder(before, fact)
        self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit(self) -> None:
        """In a narrow window the last facts are left out, and only the one before them is cut."""
        if not self.isVisible():
            return
        used, room = 0, self.title.width()
        for fact in self._given:
            fact.ensurePolished()
            fact.setVisible(used + fact.minimumSizeHint().width() <= room)
            used += fact.sizeHint().width() + self._facts.spacing()
