"""What can be done in Agendas: to a meeting, and to the items that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.languages import AGENDA
from mentordesk.domain.meeting import is_past
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, meetings, mentorships, turning
from mentordesk.ui.capture import turn_menu
from mentordesk.ui.item_history import ItemHistory
from mentordesk.ui.meeting import note_template
from mentordesk.ui.meeting.plan import PlanDialog
from mentordesk.ui.sharing import leaving
from mentordesk.ui.sharing.dialog import ShareDialog
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.menus import list_action

from .list import AgendasList
from .row import ITEM, LOT, MEETING, PARKED, PARKING, Row
from .rows import when

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Deeds(QObject):
    """Acts on what is current in the list; every deed is one undo step."""

    asked = Signal(Place)
    told = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, rows: AgendasList) -> None:
        super().__init__(rows)
        self._desk, self._theme, self._list = desk, theme, rows
        self._add_meeting_actions()
        self._add_item_actions()
        rows.addActions([*self.of_meetings, *self.of_items])
        rows.opened.connect(self.open)
        rows.hit.connect(self._on_hit)
        rows.dropped.connect(self.drop_on)
        rows.chosen.connect(self._update)
        rows.menu_asked.connect(self._on_menu_asked)
        self._update()

    @property
    def of_meetings(self) -> list[QAction]:
        return [self._open, self._held, self._plan, self._move, self._share, self._copy, *self._off]

    @property
    def of_items(self) -> list[QAction]:
        turn = self._turn.menuAction()
        moves = [self._to.menuAction(), self._back, self._park, self._drop, turn]
        return [*moves, self._history, self._discard]

    def open(self, row: Row) -> None:
        """Open the meeting of a row, at its item if it is one; a lot opens its mentorship."""
        part = row.key if row.kind == ITEM else ""
        if row.meeting_id:
            uid = meetings.facts(self._desk.session, row.meeting_id).uid
            self.asked.emit(Place("meeting", uid, part))
            return
        today = self._desk.today()
        facts = mentorships.facts(self._desk.session, row.mentorship_id, today)
        self.asked.emit(Place("mentorship", facts.uid))

    def drop_on(self, items: Sequence[Row], target: Row) -> None:
        """Put items on a meeting's agenda, or into their parking lots."""
        if target.key == PARKING or target.lot == PARKED:
            self._park_all([row for row in items if row.lot != PARKED])
        else:
            self._place_all(items, target.meeting_id)

    def _add_meeting_actions(self) -> None:
        act = partial(list_action, self._theme, self)
        self._open = act(self.tr("&Open"), self._on_open, "arrow-right")
        self._held = act(self.tr("It was &held"), self._on_held, "calendar-check")
        self._plan = act(self.tr("Plan a meeting with this perso&n…"), self._on_plan, "plus")
        self._move = act(self.tr("&Move…"), self._on_move, "calendar-clock", "Ctrl+Shift+T")
        self._share = act(self.tr("Share &agenda…"), self._on_share, "share-2")
        self._copy = act(self.tr("&Copy agenda"), self._on_copy, "copy", "Ctrl+Shift+C")
        self._cancel = act(self.tr("Cancel meet&ing"), self._on_cancel, "calendar-x")
        self._miss = act(self.tr("It &was missed"), self._on_miss, "calendar-x")
        self._off = [self._miss, self._cancel]

    def _add_item_actions(self) -> None:
        act = partial(list_action, self._theme, self)
        self._to = QMenu(self.tr("Move to another meeting"), self._list)
        self._to.menuAction().setIcon(self._theme.icon("calendar-days"))
        self._to.aboutToShow.connect(self._on_to_about_to_show)
        self._back = act(self.tr("Put back"), self._on_back, "archive-restore", "O")
        self._park = act(self.tr("Park"), self._on_park, "circle-parking", "P")
        self._drop = act(self.tr("Drop"), self._on_drop, "circle-slash", "D")
        self._turn = turn_menu.turn_menu(self._theme, self._list, [AGENDA], self._on_turned)
        self._history = act(self.tr("History of this item…"), self._on_history, "history", "H")
        self._discard = act(self.tr("Move to trash"), self._on_discard, "trash-2", "Del")

    def _update(self) -> None:
        """Offer what can be done to all that is selected."""
        rows = self._list.acted_on()
        kind = rows[0].kind if rows else ""
        past = kind == MEETING and rows[0].past
        planned = kind == MEETING and rows[0].state == "planned"
        on_agenda = bool(rows) and kind == ITEM and all(row.meeting_id for row in rows)
        parked = kind == ITEM and all(row.lot == PARKED for row in rows)
        one = len({row.mentorship_id for row in rows}) == 1
        fits = {
            self._open: bool(rows),
            self._held: past,
            self._plan: kind == LOT,
            self._move: planned,
            self._share: kind == MEETING,
            self._copy: kind == MEETING,
            self._miss: past,
            self._cancel: kind == MEETING,
            self._to.menuAction(): kind == ITEM and one,
            self._back: parked,
            self._park: kind == ITEM and not parked,
            self._drop: kind == ITEM and (on_agenda or parked or bool(rows)),
            self._turn.menuAction(): kind == ITEM,
            self._history: kind == ITEM and len(rows) == 1,
            self._discard: kind == ITEM,
        }
        for action, able in fits.items():
            action.setEnabled(able)

    def _on_menu_asked(self, at: QPoint) -> None:
        menu = QMenu(self._list)
        for group in (self.of_meetings, self.of_items):
            menu.addSeparator()
            menu.addActions([action for action in group if action.isEnabled()])
        if not menu.isEmpty():
            menu.exec(at)
        menu.deleteLater()

    def _on_hit(self, row: Row, name: str) -> None:
        self._list.choose(row.key)
        deeds = {
            "open": self._on_open,
            "held": self._on_held,
            "miss": self._on_miss,
            "move": self._on_move,
            "plan": self._on_plan,
            "back": self._on_back,
        }
        deeds[name]()

    def _one(self) -> Row:
        return self._list.acted_on()[0]

    def _on_open(self) -> None:
        self.open(self._one())

    def _on_held(self) -> None:
        """Go through it on its page, as if it ran when it was planned."""
        row = self._one()
        note_template.start(
            self._desk, row.id, meetings.facts(self._desk.session, row.id).starts_utc
        )
        self.open(row)

    def _on_plan(self) -> None:
        window = self._window()
        PlanDialog(self._desk, self._theme, self._one().mentorship_id, parent=window).exec()

    def _on_move(self) -> None:
        meeting_id = self._one().id
        PlanDialog(self._desk, self._theme, meeting_id=meeting_id, parent=self._window()).exec()

    def _on_share(self) -> None:
        row, window = self._one(), self._window()
        dialog = ShareDialog(self._desk, self._theme, row.id, leaving.AGENDA, window)
        if dialog.exec():
            self.told.emit(dialog.told)

    def _on_copy(self) -> None:
        self.told.emit(leaving.copy(self._desk, self._one().id, leaving.AGENDA))

    def _on_cancel(self) -> None:
        row = self._one()
        with self._desk.change(self.tr("Cancel meeting")) as session:
            meetings.cancel(session, row.id)

    def _on_miss(self) -> None:
        row = self._one()
        with self._desk.change(self.tr("Miss meeting")) as session:
            meetings.miss(session, row.id)

    def _on_to_about_to_show(self) -> None:
        """Offer the other meetings of the mentorship that are to come."""
        self._to.clear()
        rows = self._list.acted_on()
        for meeting in self._others(rows):
            said = when(meeting, self._desk.now())
            action = self._to.addAction(said)
            action.triggered.connect(partial(self._place_all, rows, meeting.id))
        if self._to.isEmpty():
            self._to.addAction(self.tr("No other meeting is planned")).setEnabled(False)

    def _others(self, rows: Sequence[Row]) -> list[meetings.Facts]:
        now, on = self._desk.now(), {row.meeting_id for row in rows}
        return [
            meeting
            for meeting in meetings.coming(self._desk.session)
            if meeting.mentorship_id == rows[0].mentorship_id
            and not is_past(meeting, now)
            and {meeting.id} != on
        ]

    def _place_all(self, rows: Sequence[Row], meeting_id: int) -> None:
        with self._desk.change(self.tr("Move agenda item")) as session:
            for row in rows:
                agenda.place(session, row.id, meeting_id)

    def _park_all(self, rows: Sequence[Row]) -> None:
        self._each(self.tr("Park agenda item"), rows, agenda.park)

    def _on_back(self) -> None:
        self._each(self.tr("Put agenda item back"), self._list.acted_on(), agenda.reopen)

    def _on_park(self) -> None:
        self._park_all(self._list.acted_on())

    def _on_drop(self) -> None:
        self._each(self.tr("Drop agenda item"), self._list.acted_on(), agenda.drop)

    def _on_turned(self, into: str) -> None:
        rows, now = self._list.acted_on(), self._desk.now()
        with self._desk.change(turn_menu.undo_label(into)) as session:
            for row in rows:
                turning.turn(session, AGENDA, row.id, into, now, row.meeting_id or None)

    def _on_history(self) -> None:
        dialog = ItemHistory(self._desk, self._theme, self._one().id, self._window())
        dialog.asked.connect(self.asked)
        dialog.exec()
        dialog.deleteLater()

    def _on_discard(self) -> None:
        rows, now = self._list.acted_on(), self._desk.now()
        with self._desk.change(self.tr("Move agenda item to trash")) as session:
            for row in rows:
                agenda.discard(session, row.id, now)

    def _each(
        self, label: str, rows: Sequence[Row], verb: Callable[[Session, int], object]
    ) -> None:
        with self._desk.change(label) as session:
            for row in rows:
                verb(session, row.id)

    def _window(self) -> QWidget:
        return self._list.window()
