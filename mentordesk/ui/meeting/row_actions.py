"""What can be done to the selected rows of a meeting's page: menus and keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import agenda
from mentordesk.ui.capture.turn_menu import turn_menu
from mentordesk.ui.item_history import ItemHistory
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import unmarked
from mentordesk.ui.widgets.menus import list_action

from .agenda_list import BANK_KEY, AgendaList
from .aims import AGAIN, AIM, Aims
from .due import DueMenu
from .meeting_list import MeetingList
from .minutes import MinutesMenu
from .review_rows import can_review
from .row import ADD, Row
from .rows import can_be_timed


class RowActions(QObject):
    """Acts on the list that had the focus last; its keys work in the lists alone."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._list: MeetingList | None = None
        act = partial(list_action, theme, self)
        self.add = act(self.tr("Add agenda item"), self._on_add, "plus", "Ins", "A")
        self.edit = act(self.tr("Edit"), self._on_edit, "pencil", "F2", "Return", "Enter")
        self.tick = act(self.tr("Tick"), self._on_tick, "square-check", "Space")
        self.voice = act(self.tr("Switch voice"), self._on_voice, "users", "V")
        self.time = act(self.tr("Talk about it now"), self._on_time, "timer", "G")
        self.minutes = act(self.tr("Minutes…"), self._on_minutes, "timer", "M")
        self.due = act(self.tr("Due date…"), self._on_due, "calendar", "T")
        self.private = act(self.tr("Make private"), self._on_private, "lock", "S")
        self.up = act(self.tr("Move up"), partial(self._shift, -1), "arrow-up", "Alt+Up")
        self.down = act(self.tr("Move down"), partial(self._shift, 1), "arrow-down", "Alt+Down")
        self.park = act(self.tr("Park"), self._on_park, "circle-parking", "P")
        self.drop = act(self.tr("Drop"), self._on_drop, "circle-slash", "D")
        self.reopen = act(self.tr("Open again"), self._on_reopen, "rotate-ccw", "O")
        self.turn = act(self.tr("Turn into…"), self._on_turn, "corner-down-right", "I")
        self.met = act(self.tr("Met"), partial(self._answer, True), "check", "Y")
        self.unmet = act(self.tr("Not met"), partial(self._answer, False), "x", "N")
        self.history = act(self.tr("History of this item…"), self._on_history, "history", "H")
        self.review = act(self.tr("Review…"), self._on_review, "code", "R")
        self.copy = act(self.tr("Copy"), self._on_copy, "copy", "Ctrl+C")
        self.discard = act(self.tr("Move to trash"), self._on_discard, "trash-2", "Del")
        self.question = act(self.tr("Question bank…"), self._on_question, "library-big", BANK_KEY)
        self.answer = act(self.tr("Answer…"), self._on_answer, "message-square", "Q")
        self._update()

    def groups(self) -> list[list[QAction]]:
        return [
            [self.add, self.question, self.edit, self.tick, self.answer, self.time, self.review],
            [self.voice, self.minutes, self.due, self.private],
            [self.up, self.down],
            [self.met, self.unmet],
            [self.park, self.drop, self.reopen, self.history],
            [self.turn],
            [self.copy, self.discard],
        ]

    def all(self) -> list[QAction]:
        return [action for group in self.groups() for action in group]

    def attach(self, rows: MeetingList) -> None:
        """Make the keys work in a list, and the menu come where it is asked for."""
        rows.addActions(self.all())
        rows.shown.connect(self._update)
        rows.focused.connect(partial(self._take, rows))
        rows.hit.connect(partial(self._on_hit, rows))
        rows.menu_asked.connect(partial(self._on_menu_asked, rows))
        self._list = self._list or rows

    def take(self, rows: MeetingList) -> None:
        """Act on this list until another one gets the focus."""
        self._list = rows
        self._update()

    def _take(self, rows: MeetingList) -> None:
        self.take(rows)

    def _rows(self) -> list[Row]:
        return self._list.chosen() if self._list is not None else []

    def _target(self) -> MeetingList:
        if self._list is None:
            raise RuntimeError("There is no list to act on")
        return self._list

    def _update(self) -> None:
        """Offer what can be done to all that is selected."""
        rows, able = self._rows(), self._list is not None and self._list.isEnabled()
        editable = bool(rows) and all(row.editable for row in rows) and able
        items = editable and all(row.kind == "agenda_item" for row in rows)
        closed = items and any(row.state in ("parked", "dropped") for row in rows)
        self.add.setEnabled(able and self._list is not None and self._list.adds)
        self.question.setEnabled(able and isinstance(self._list, AgendaList) and self._list.adds)
        self.answer.setEnabled(able and len(rows) == 1 and rows[0].answer is not None)
        self.edit.setEnabled((editable and len(rows) == 1) or self._on_add_row())
        self.tick.setEnabled(bool(rows) and all(row.tick is not None for row in rows))
        self.time.setEnabled(items and len(rows) == 1 and can_be_timed(rows[0]))
        self.voice.setEnabled(editable and all(row.voice for row in rows))
        self.minutes.setEnabled(items)
        self.due.setEnabled(editable and all(row.kind == "action_item" for row in rows))
        self.private.setEnabled(editable)
        for action in (self.up, self.down):
            action.setEnabled(items and all(row.grip or row.tick is not None for row in rows))
        self.park.setEnabled(items and all(row.state != "parked" for row in rows))
        self.drop.setEnabled(items and all(row.state != "dropped" for row in rows))
        aims = able and bool(rows) and all(row.kind == AIM and row.choices for row in rows)
        self.turn.setEnabled(bool(rows) and able and all(row.kind != AIM for row in rows))
        self.met.setEnabled(aims)
        self.unmet.setEnabled(aims)
        self.reopen.setEnabled(closed or (aims and all(len(row.choices) > AGAIN for row in rows)))
        self.history.setEnabled(len(rows) == 1 and rows[0].kind in ("agenda_item", AIM))
        self.review.setEnabled(len(rows) == 1 and can_review(rows[0]) and able)
        self.copy.setEnabled(bool(rows))
        self.discard.setEnabled(editable)
        self._update_words(rows)

    def _update_words(self, rows: list[Row]) -> None:
        shared = not (rows and all(row.private for row in rows))
        self.private.setText(self.tr("Make private") if shared else self.tr("Make shared"))
        if self._list is None or not rows:
            return
        voices = self._list.voices
        mine = all(row.voice == voices.role for row in rows)
        other = unmarked(voices.name(voices.other))  # a name is no mnemonic
        theirs = self.tr("Switch to {name}").format(name=other)
        self.voice.setText(theirs if mine else self.tr("Switch to you"))
        done = all(row.tick for row in rows)
        self.tick.setText(self.tr("Untick") if done else self.tr("Tick"))
        runs = rows[0].running
        self.time.setText(self.tr("Pause its time") if runs else self.tr("Talk about it now"))

    def _on_add_row(self) -> bool:
        row = self._list.current() if self._list is not None else None
        adds = self._list is not None and self._list.adds
        return adds and row is not None and (row.kind == ADD or row.adds_to)

    def _on_menu_asked(self, rows: MeetingList, at: QPoint) -> None:
        self.take(rows)
        menu = QMenu(rows)
        for group in self.groups():
            menu.addSeparator()
            if self.turn in group and self.turn.isEnabled():
                menu.addMenu(self._turn_menu(rows, menu))
            else:
                menu.addActions([action for action in group if action.isEnabled()])
        menu.exec(at)
        menu.deleteLater()

    def _on_hit(self, rows: MeetingList, row: Row, part: str, below: QPoint) -> None:
        self.take(rows)
        if part == "end" and row.grip:
            self._minutes_menu(rows).popup(below)
        elif part == "end" and can_be_timed(row):
            rows.timed.emit(row)
        elif part == "chip" and row.editable and row.voice and not row.pill:
            self._voice_menu(rows, row).popup(below)
        elif part == "review":
            self._on_review()

    def _on_add(self) -> None:
        self._target().add_item()

    def _on_question(self) -> None:
        if isinstance(rows := self._target(), AgendaList) and rows.adds:
            row = rows.current()
            rows.pick_question(row.section if row is not None else "")

    def _on_answer(self) -> None:
        if isinstance(rows := self._target(), AgendaList) and len(self._rows()) == 1:
            rows.write_answer(self._rows()[0])

    def _on_edit(self) -> None:
        row = self._target().current()
        if row is not None and row.is_thing:
            self._target().rename(row)
        elif self._on_add_row() and row is not None:
            self._target().add_item(row.section)

    def _on_tick(self) -> None:
        self._target().tick(self._rows())

    def _on_time(self) -> None:
        self._target().timed.emit(self._rows()[0])

    def _on_voice(self) -> None:
        voices = self._target().voices
        mine = all(row.voice == voices.role for row in self._rows())
        self._target().set_voice(self._rows(), voices.other if mine else voices.role)

    def _on_minutes(self) -> None:
        rows = self._target()
        self._minutes_menu(rows).popup(_below_current(rows))

    def _on_due(self) -> None:
        rows, chosen = self._target(), self._rows()
        menu = DueMenu(self._theme, self._desk.today(), rows)
        menu.chosen.connect(partial(rows.set_due, chosen))
        menu.popup(_below_current(rows))

    def _on_private(self) -> None:
        rows = self._rows()
        self._target().set_private(rows, not all(row.private for row in rows))

    def _shift(self, step: int) -> None:
        self._target().shift(self._rows(), step)

    def _on_park(self) -> None:
        self._target().park(self._rows())

    def _on_drop(self) -> None:
        self._target().drop(self._rows())

    def _on_reopen(self) -> None:
        self._target().reopen(self._rows())

    def _on_turn(self) -> None:
        rows = self._target()
        menu = self._turn_menu(rows)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(_below_current(rows))

    def _answer(self, met: bool) -> None:
        rows = self._target()
        if isinstance(rows, Aims):
            rows.answer(self._rows(), met)

    def _on_history(self) -> None:
        item_id = agenda.by_uid(self._desk.session, self._rows()[0].key)
        dialog = ItemHistory(self._desk, self._theme, item_id, self._target())
        dialog.asked.connect(self.asked)
        dialog.exec()
        dialog.deleteLater()

    def _on_review(self) -> None:
        from .code_review import show_review  # which acts on rows itself

        rows, chosen = self._target(), self._rows()
        item_id, where = chosen[0].id, rows.meeting_id
        show_review(self._desk, self._theme, item_id, where, rows.voices, rows)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(row.text for row in self._rows()))

    def _on_discard(self) -> None:
        self._target().discard(self._rows())

    def _turn_menu(self, rows: MeetingList, parent: QWidget | None = None) -> QMenu:
        chosen = self._rows()
        kinds = [row.kind for row in chosen]
        return turn_menu(self._theme, parent or rows, kinds, partial(rows.turn, chosen))

    def _minutes_menu(self, rows: MeetingList) -> QMenu:
        menu = MinutesMenu(rows)
        menu.chosen.connect(partial(rows.set_minutes, self._rows()))
        return menu

    def _voice_menu(self, rows: MeetingList, row: Row) -> QMenu:
        menu = QMenu(rows)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for voice in (rows.voices.role, rows.voices.other):
            action = menu.addAction(unmarked(rows.voices.name(voice)))
            action.setCheckable(True)
            action.setChecked(voice == row.voice)
            action.triggered.connect(partial(rows.set_voice, [row], voice))
        return menu


def _below_current(rows: MeetingList) -> QPoint:
    box = rows.visualRect(rows.currentIndex())
    return rows.viewport().mapToGlobal(box.bottomLeft() + QPoint(40, 0))
