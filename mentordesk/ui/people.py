"""The people in the sidebar: those I mentor, and my mentors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from mentordesk.domain.place import Place
from mentordesk.storage.overview import Mentorship

from . import channels, words
from .theme import Theme
from .widgets.buttons import icon_button
from .widgets.labels import caption, plain_tip
from .widgets.layout import across, down
from .widgets.menus import entry
from .widgets.nav_row import NavRow

MOST = 12  # the page Mentorships shows them all
WEEK = timedelta(days=7)


class Row(NavRow):
    """A row that leads to a place; what is marked follows the window, not the click."""

    def __init__(self, theme: Theme, name: str, place: Place, icon: str = "") -> None:
        super().__init__(theme, name, icon=icon, person=not icon)
        self.setAutoExclusive(False)
        self.place = place
        self.channel: tuple[str | None, str] = (None, "")  # of the next meeting

    def show_channel(self, channel: str | None, address: str) -> None:
        """Tell where the next meeting is."""
        self.channel = channel, address
        where = words.channel(channel, address)
        self.setToolTip(plain_tip(" · ".join(filter(None, (self.name(), where)))))
        self.setAccessibleDescription(where)


class Group(QWidget):
    """The people I am in one role with, the most pressing first; hidden while there are none.

    `adopt` is given each button: the sidebar takes care of its clicks and keys.
    """

    add_asked = Signal()
    plan_asked = Signal(str)  # a meeting of the mentorship of this uid
    note_asked = Signal(str)  # likewise

    def __init__(
        self, theme: Theme, title: str, add: str, adopt: Callable[[QAbstractButton], None]
    ) -> None:
        super().__init__()
        self._theme, self._adopt = theme, adopt
        self._add = icon_button(theme, "plus", add, side=14)
        self._add.clicked.connect(self.add_asked)
        self._more = Row(theme, "", Place("mentorships"), icon="ellipsis")
        self._people: list[Row] = []
        self._list = down(gap=2)
        head = across(caption(title), None, self._add, margins=(10, 8, 6, 0))
        self.setLayout(down(head, self._list, self._more, gap=2))
        for button in (self._add, self._more):
            adopt(button)

    def fill(self, people: list[Mentorship], today: date) -> None:
        """Show them on the rows there are; only the difference in number is made or hidden."""
        shown = people[:MOST]
        while len(self._people) < len(shown):
            self._append()
        for number, row in enumerate(self._people):
            row.setVisible(number < len(shown))
            if number >= len(shown):
                row.fill("")  # a hidden row tells no name either
        for row, person in zip(self._people, shown, strict=False):
            row.place = Place("mentorship", person.uid)
            row.fill(person.name, second_line(person, today))
            row.show_channel(*where(person))
        hidden = len(people) - len(shown)
        self._more.fill(self.tr("and {count} more").format(count=hidden))
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(people))

    def rows(self) -> list[Row]:
        return [row for row in self._people if not row.isHidden()]

    def stops(self) -> list[QAbstractButton]:
        """What the arrow keys go through, from top to bottom."""
        if self.isHidden():
            return []
        more = [self._more] if not self._more.isHidden() else []
        return [self._add, *self.rows(), *more]

    def _append(self) -> None:
        row = Row(self._theme, "", Place("mentorships"))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(lambda at: self._on_menu_asked(row, at))
        self._adopt(row)
        self._people.append(row)
        self._list.addWidget(row)

    def _on_menu_asked(self, row: Row, at: QPoint) -> None:
        uid, menu = row.place.uid, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry(self._theme, menu, self.tr("Open"), row.click, "arrow-right")
        if channels.can_join(*row.channel):
            self._offer_to_join(menu, row.channel)
        plan, note = self.tr("Plan a meeting…"), self.tr("New note")
        entry(self._theme, menu, plan, lambda: self.plan_asked.emit(uid), "calendar-plus")
        entry(self._theme, menu, note, lambda: self.note_asked.emit(uid), "square-pen")
        menu.popup(row.mapToGlobal(at))

    def _offer_to_join(self, menu: QMenu, channel: tuple[str | None, str]) -> None:
        verb = self.tr("Join {where}").format(where=words.channel(*channel))
        sign = words.channel_icon(*channel)
        entry(self._theme, menu, verb, lambda: channels.join(self, *channel), sign)


def where(person: Mentorship) -> tuple[str | None, str]:
    """Return where the next meeting is, or where the two usually meet."""
    meeting = person.next
    if meeting is None:
        return person.channel, person.address
    return meeting.channel, meeting.address


def second_line(person: Mentorship, today: date) -> str:
    """What is next with someone, what is late, or how they meet."""
    if person.rest is not None:
        return words.rest(person.rest, today)
    rhythm, meeting = words.cadence(person.cadence), person.next
    if meeting is None and person.overdue:
        return f"{tr('overdue')} · {rhythm}"
    if meeting is None:
        return words.rest(person.next_rest, today) if person.next_rest else rhythm
    if meeting.running:
        return tr("in progress")
    if meeting.day < today:
        return f"{words.month_day(meeting.day, today)} · {tr('not held yet')}"
    rest = person.next_rest
    if rest is not None and meeting.day >= max(today + WEEK, rest.starts_on):
        return words.rest(rest, today)
    if meeting.day >= today + WEEK:
        return f"{words.month_day(meeting.day, today)} · {rhythm}"
    items = words.items(meeting.items) if meeting.items else tr("agenda empty")
    day = tr("today") if meeting.day == today else words.short_day(meeting.day)
    return f"{day} {words.time(meeting.here)} · {items}"


def tr(text: str) -> str:
    return QCoreApplication.translate("people", text)
