"""The next meetings, each on a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.domain.place import Place
from mentordesk.storage.overview import Coming, Mentorship
from mentordesk.ui import words
from mentordesk.ui.channels import ChannelLink, can_join, join
from mentordesk.ui.clocks import others
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.budget import Budget
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, chip, head_line, label
from mentordesk.ui.widgets.layout import across, clear, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.menus import entry, own_menu

from . import sentences

BAR, CHANNEL = 150, 130


class Meeting(NamedTuple):
    """What a card shows; the number is the one it will have when it is held."""

    person: Mentorship
    coming: Coming
    number: int


class Meetings(QWidget):
    asked = Signal(Place)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._cards: QVBoxLayout = down(gap=14)
        self._more = button(theme, "", kind="link")
        self._more.clicked.connect(lambda: self.asked.emit(Place("agendas")))
        more = across(self._more, None)
        self.setLayout(down(head_line(self.tr("Next meetings")), 14, self._cards, more))

    def fill(self, meetings: Sequence[Meeting], hidden: int, now: datetime) -> None:
        """Show a card for each; `hidden` is how many more there are."""
        self.setVisible(bool(meetings))
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("{count} more in Agendas").format(count=hidden))
        shown = meetings, now.date(), now.tzinfo
        if self._shown == shown:
            return
        self._shown = shown
        clear(self._cards)
        first_empty = next((each.coming.uid for each in meetings if not each.coming.items), "")
        for each in meetings:
            card = Card(self._theme, each, now, primary=each.coming.uid == first_empty)
            card.asked.connect(self.asked)
            self._cards.addWidget(card)
            card.show()  # at once, so that it can take the focus


class Card(QFrame):
    """Who and when, how full the agenda is, and the way to it."""

    asked = Signal(Place)

    def __init__(self, theme: Theme, meeting: Meeting, now: datetime, primary: bool) -> None:
        super().__init__()
        self._theme, self._person, self._coming = theme, meeting.person, meeting.coming
        self._today, self._title = now.date(), sentences.title(meeting.person, meeting.number)
        coming, zone = meeting.coming, meeting.person.zone
        clocks = others(coming.start, coming.zone, now, zone)
        own_menu(look(self, look="card"))
        said = (self._title, sentences.when(coming, self._today), clocks)
        self.setAccessibleName(", ".join(filter(None, said)))
        who = Avatar(theme, self._person.name, 30)
        lines = [self._first_line(), self._second_line()]
        lines += [across((Line(clocks, level="small", tone="muted"), 1))] if clocks else []
        text = down(None, *lines, None, gap=4)
        buttons = across(*self._buttons(primary), gap=8)
        edges = (18, 17, 18, 17)
        full = [] if self._coming.running else [self._agenda()]  # its name needs the room
        self.setLayout(across(who, (text, 1), *full, buttons, margins=edges, gap=14))

    def _first_line(self) -> QHBoxLayout:
        title = Line(self._title, strong="true")
        if not self._coming.running:
            return across((title, 1))
        return across(title, chip(self.tr("in progress"), "accent"), None, gap=8)

    def _second_line(self) -> QHBoxLayout:
        coming, when = self._coming, sentences.when(self._coming, self._today)
        if not coming.channel:
            return across((Line(when, tone="muted"), 1))
        place = ChannelLink(self._theme, coming.channel, coming.address)
        place.setMaximumWidth(CHANNEL)
        made = Line if coming.foreign else label  # a time is never cut, a zone may be
        line = made(f"{when} ·", tone="muted")
        return across(line, place, None, gap=4)

    def _agenda(self) -> QWidget:
        coming, empty = self._coming, not self._coming.items
        said = words.fullness(coming.items, coming.planned, coming.minutes)
        line = Line(said, level="small", tone="attention" if empty else "muted")
        bar = Budget(self._theme)
        bar.show_minutes(coming.planned, coming.minutes, warn=empty)
        bar.setVisible(empty or coming.planned > 0)
        result = QWidget()
        result.setFixedWidth(BAR)
        result.setLayout(down(None, line, 4, bar, None))
        return result

    def _buttons(self, primary: bool) -> Iterator[QPushButton]:
        coming = self._coming
        near = coming.running or coming.day == self._today
        if near and can_join(coming.channel, coming.address):
            yield self._button(self.tr("Join"), self._on_join_asked)
        verb = self.tr("Open") if coming.items or coming.running else self.tr("Prepare")
        yield self._button(verb, self._on_open_asked, "primary" if primary else "")

    def _button(self, verb: str, then: Callable[[], None], kind: str = "") -> QPushButton:
        result = button(self._theme, verb, kind=kind)
        result.setObjectName(f"{verb} {self._coming.uid}")
        result.setAccessibleDescription(self._title)
        result.clicked.connect(then)
        icon = "video" if then == self._on_join_asked else "arrow-right"
        entry(self._theme, self, verb, then, icon)
        return result

    def _on_join_asked(self) -> None:
        join(self, self._coming.channel, self._coming.address)

    def _on_open_asked(self) -> None:
        self.asked.emit(Place("meeting", self._coming.uid))
