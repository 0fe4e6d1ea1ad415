"""The sidebar: jump field, pages, people, and the state of the file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place
from mentordesk.storage import overview

from .foot import Foot
from .people import Group, Row
from .theme import Theme
from .widgets.buttons import shown_keys
from .widgets.layout import down, scrolled
from .widgets.looks import is_rtl, look
from .widgets.search_field import SearchField

WIDTH = 236
ICONS = {
    "today": "sun",
    "mentorships": "users",
    "agendas": "calendar-days",
    "notes": "notebook-pen",
    "goals": "target",
}
LISTS = {"mentorship": "mentorships", "meeting": "agendas", "note": "notes", "goal": "goals"}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
TABLES = frozenset(
    {"person", "mentorship", "pause", "meeting", "agenda_item", "placement", "action_item"}
)


class Sidebar(QFrame):
    """Says where to go; the window goes there and tells it by `show_place`."""

    asked = Signal(Place)
    add_asked = Signal(str)  # a mentorship in this role of mine
    search_asked = Signal(str)  # with what was typed so far
    plan_asked = Signal(str)  # a meeting of the mentorship of this uid
    note_asked = Signal(str)  # likewise

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._place = Place("today")
        self._names = self._page_names()
        self._pages = {kind: self._page_row(kind) for kind in ICONS}
        self._groups = {role: self._group(role) for role in ("mentor", "mentee")}
        self._lay_out()
        desk.changed.connect(self._on_desk_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the desk as it is now; rows that stay are kept."""
        now = self._desk.now()
        known = overview.mentorships(self._desk.connection, now)
        due = overview.due_today(self._desk.connection, now, known)
        active = sum(not each.paused for each in known)
        self._count("today", due)
        self._count("mentorships", active)
        for role, group in self._groups.items():
            group.fill([each for each in known if each.role == role], now.date())
        self.foot.refresh()
        self._mark()

    def show_place(self, place: Place) -> None:
        """Mark the row that leads to where the window is."""
        self._place = place
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_side()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go from row to row; the scroll area would take them otherwise."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return isinstance(watched, QAbstractButton) and self._takes(watched, event.key())

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        look(self, look="sidebar")
        self._keep_side()
        listed = QWidget()
        listed.setLayout(down(*self._pages.values(), *self._groups.values(), None, gap=2))
        self._listed = scrolled(listed)
        jump = Jump(
            self._theme, self.tr("Search or jump to"), shown_keys("Ctrl+K").replace("+", " ")
        )
        jump.asked.connect(self.search_asked)
        self.foot = Foot(self._desk, self._theme)
        self.foot.asked.connect(self.asked)
        parts = jump, 11, (self._listed, 1), self.foot
        self.setLayout(down(*parts, margins=(10, 12, 10, 12)))

    def _page_names(self) -> dict[str, str]:
        return {
            "today": self.tr("Today"),
            "mentorships": self.tr("Mentorships"),
            "agendas": self.tr("Agendas"),
            "notes": self.tr("Notes"),
            "goals": self.tr("Goals"),
        }

    def _page_row(self, kind: str) -> Row:
        row = Row(self._theme, self._names[kind], Place(kind), ICONS[kind])
        self._adopt(row)
        return row

    def _group(self, role: str) -> Group:
        titles = {
            "mentor": (self.tr("You mentor"), self.tr("Add someone you mentor")),
            "mentee": (self.tr("Your mentors"), self.tr("Add a mentor")),
        }
        group = Group(self._theme, *titles[role], self._adopt)
        group.add_asked.connect(lambda: self.add_asked.emit(role))
        group.plan_asked.connect(self.plan_asked)
        group.note_asked.connect(self.note_asked)
        return group

    def _adopt(self, button: QAbstractButton) -> None:
        button.installEventFilter(self)
        if isinstance(button, Row):
            button.clicked.connect(lambda: self._on_row_clicked(button))

    def _keep_side(self) -> None:
        look(self, side="right" if is_rtl(self) else "left")

    def _count(self, kind: str, count: int) -> None:
        self._pages[kind].fill(self._names[kind], count=str(count or ""))

    def _rows(self) -> list[Row]:
        return [stop for stop in self._stops() if isinstance(stop, Row)]

    def _stops(self) -> list[QAbstractButton]:
        """What the arrow keys go through, from top to bottom."""
        people = [stop for group in self._groups.values() for stop in group.stops()]
        return [*self._pages.values(), *people]

    def _mark(self) -> None:
        """Show where the window is; Tab stops there, and nowhere else in the list."""
        current = self._current()
        for row in self._rows():
            row.setChecked(row is current)
        entrance = current or self._pages["today"]
        strong, weak = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for stop in self._stops():
            stop.setFocusPolicy(strong if stop is entrance else weak)

    def _current(self) -> Row | None:
        """The row of the place, of its person, or of the page that lists such places."""
        uid = overview.mentorship_of(self._desk.connection, self._place)
        for group in self._groups.values():
            for row in group.rows():
                if uid and row.place.uid == uid:
                    return row
        kind = self._place.kind
        return self._pages.get(LISTS.get(kind, kind))

    def _takes(self, stop: QAbstractButton, key: int) -> bool:
        """Follow an arrow key to another row, or go there by Return."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            stop.click()
            return True
        stops = self._stops()
        at = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(stops) - 1}.get(Qt.Key(key))
        if key in STEPS:
            at = max(0, min(stops.index(stop) + STEPS[Qt.Key(key)], len(stops) - 1))
        if at is None:
            return False
        stops[at].setFocus(Qt.FocusReason.TabFocusReason)
        self._listed.ensureWidgetVisible(stops[at], 0, 8)
        return True

    def _on_row_clicked(self, row: Row) -> None:
        self.asked.emit(row.place)
        self._mark()

    def _on_desk_changed(self, change: Change) -> None:
        if change.tables & TABLES:
            self.refresh()


class Jump(SearchField):
    """Leads to the search as soon as it is clicked or something is typed."""

    asked = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, hint: str) -> None:
        super().__init__(theme, placeholder, hint)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._on_typed)
        self.returnPressed.connect(lambda: self.asked.emit(""))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit("")

    def _on_typed(self, text: str) -> None:
        self.clear()
        self.asked.emit(text)
