"""A list of a meeting's things that writes to the desk what is done to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent

from mentordesk.desk import Desk
from mentordesk.domain.order import between
from mentordesk.domain.typed import split_minutes
from mentordesk.storage import actions, agenda, decisions, learnings, timers, turning
from mentordesk.ui.capture import turn_menu
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.menus import asked_at

from .inline_draft import InlineDraft
from .row import ADD, Row
from .rows import can_be_timed, new_row
from .sortable import Sortable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOUNS: dict[str, ModuleType] = {
    "agenda_item": agenda,
    "action_item": actions,
    "decision": decisions,
    "learning": learnings,
}


class MeetingList(Sortable):
    """Every change is one undo step; what is shown follows from what the desk then says."""

    menu_asked = Signal(QPoint)
    focused = Signal()
    timed = Signal(object)  # a Row that is to be talked about now, or no more

    def __init__(self, desk: Desk, theme: Theme, name: str, grows: bool = False) -> None:
        super().__init__(theme, name, grows)
        self._desk = desk
        self.meeting_id = 0
        self.voices = Voices("mentor", "")
        self.adds = False  # whether agenda items can be added here
        self.drafted_as = ""  # what is typed here is kept under this name; "" for not at all
        self._draft = InlineDraft(desk, self)
        self.ticked.connect(self._on_ticked)
        self.dropped.connect(self.put)
        self.hit.connect(self._on_hit)
        self.opened.connect(self.rename)
        self.inline.shifted.connect(self._on_shifted)
        desk.settling.connect(self._on_settling)

    def show_rows(self, rows: Sequence[Row]) -> None:
        super().show_rows(rows)
        if self.drafted_as:
            self._draft.open(f"{self.drafted_as} {self.meeting_id}")

    def save_words(self, row: Row, words: str) -> None:
        if row.is_thing:
            self._rename(row, words)
        else:
            self._add(row.section, words)

    def add_item(self, section: str = "") -> None:
        """Start a new item in this section, in that of the current row, or in the first one."""
        row = self.current()
        chosen = section or (row.section if row and row.kind != ADD else "") or self._usual()
        name = self._section_name(chosen)
        words = self.tr("Add to “{section}”").format(section=name) if name else self.tr("Add")
        self.start_new(new_row(chosen, self.voices, grip=bool(name)), words)

    def rename(self, row: Row) -> None:
        if row.editable:
            self.edit_row(row, row.text, self.tr("Edit"))

    def tick(self, rows: Sequence[Row]) -> None:
        done = not all(row.tick for row in rows)
        with self._desk.change(self._tick_label(rows[0], done), by=self) as session:
            for row in rows:
                self._tick(session, row, done)

    def set_minutes(self, rows: Sequence[Row], minutes: int | None) -> None:
        self._edit(self.tr("Set minutes"), rows, minutes=minutes)

    def set_voice(self, rows: Sequence[Row], voice: str) -> None:
        self._edit(self.tr("Switch voice"), rows, voice=voice)

    def set_private(self, rows: Sequence[Row], private: bool) -> None:
        label = self.tr("Make private") if private else self.tr("Make shared")
        self._edit(label, rows, private=private)

    def set_due(self, rows: Sequence[Row], due: object) -> None:
        self._edit(self.tr("Set due date"), rows, due=due)

    def park(self, rows: Sequence[Row]) -> None:
        self._each(self.tr("Park agenda item"), rows, agenda.park)

    def drop(self, rows: Sequence[Row]) -> None:
        self._each(self.tr("Drop agenda item"), rows, agenda.drop)

    def reopen(self, rows: Sequence[Row]) -> None:
        self._each(self.tr("Open agenda item again"), rows, agenda.reopen)

    def place(self, rows: Sequence[Row]) -> None:
        """Put parked items back on the agenda."""
        with self._desk.change(self.tr("Put on agenda"), by=self) as session:
            for row in rows:
                agenda.place(session, row.id, self.meeting_id)

    def discard(self, rows: Sequence[Row]) -> None:
        """Put things into the trash and select what comes after them."""
        following = self._after(rows)
        with self._desk.change(self._discard_label(rows[0]), by=self) as session:
            for row in rows:
                NOUNS[row.kind].discard(session, row.id, self._desk.now())
        self.choose(following)

    def turn(self, rows: Sequence[Row], into: str) -> None:
        """Turn things into another kind, and select what the last became, or what follows."""
        self._desk.settle()  # what is typed in the note comes before a line that is added
        following, made = self._after(rows), 0
        with self._desk.change(turn_menu.undo_label(into), by=self) as session:
            for row in rows:
                if row.kind != into:
                    now, meeting = self._desk.now(), self.meeting_id
                    made = turning.turn(session, row.kind, row.id, into, now, meeting)
        shown = [row.key for row in self.rows.rows if (row.kind, row.id) == (into, made)]
        self.choose(next(iter([*shown, following])))

    def put(self, rows: Sequence[Row], at: int) -> None:
        """Put agenda items before the row at a place of this list."""
        moving = [row for row in rows if row.kind == "agenda_item"]
        if (gap := self.gap(moving, at)) is None:
            return
        section, low, high = gap
        with self._desk.change(self.tr("Move agenda item"), by=self) as session:
            for row in moving:
                agenda.move(session, row.id, self.meeting_id, section, low, high)
                low = between(low, high)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(asked_at(self, event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def tip(self, row: Row, at: QPoint) -> str:
        if can_be_timed(row) and self._parts(row)["end"].contains(at):
            does = (
                self.tr("Pause its time (G)") if row.running else self.tr("Talk about it now (G)")
            )
            return f"{does}\n{row.spoken}" if row.running else does
        return super().tip(row, at)

    def _add(self, section: str, words: str) -> None:
        title, minutes = split_minutes(words)
        with self._desk.change(self.tr("Add agenda item"), by=self) as session:
            agenda.add(session, self.meeting_id, title, section, self.voices.role, minutes)

    def _rename(self, row: Row, words: str) -> None:
        if row.kind != "agenda_item":
            self._edit(self.tr("Edit text"), [row], text=words)
            return
        title, minutes = split_minutes(words)
        fields = {"title": title} | ({"minutes": minutes} if minutes else {})
        self._edit(self.tr("Edit agenda item"), [row], **fields)

    def _edit(self, label: str, rows: Sequence[Row], **fields: object) -> None:
        with self._desk.change(label, by=self) as session:
            for row in rows:
                NOUNS[row.kind].edit(session, row.id, **fields)

    def _each(
        self, label: str, rows: Sequence[Row], verb: Callable[[Session, int], object]
    ) -> None:
        following = self._after(rows)
        with self._desk.change(label, by=self) as session:
            for row in rows:
                timers.stop_item(session, row.key, self._desk.now())
                verb(session, row.id)
        if not any(self.rows.find(row.key).isValid() for row in rows):
            self.choose(following)

    def _tick(self, session: Session, row: Row, done: bool) -> None:
        if row.kind == "action_item":
            actions.tick(session, row.id, done, self._desk.now())
        else:
            timers.stop_item(session, row.key, self._desk.now())
            agenda.tick(session, row.id, done)

    def _tick_label(self, row: Row, done: bool) -> str:
        if row.kind == "action_item":
            return self.tr("Tick action item") if done else self.tr("Untick action item")
        return self.tr("Tick agenda item") if done else self.tr("Untick agenda item")

    def _discard_label(self, row: Row) -> str:
        labels = {
            "agenda_item": self.tr("Move agenda item to trash"),
            "action_item": self.tr("Move action item to trash"),
            "decision": self.tr("Move decision to trash"),
            "learning": self.tr("Move learning to trash"),
        }
        return labels[row.kind]

    def _usual(self) -> str:
        """Return the first section, or without headings that of the last item."""
        heads = [row.section for row in self.rows.rows if row.adds_to]
        items = [row.section for row in self.rows.rows if row.kind == "agenda_item"]
        return heads[0] if heads else items[-1] if items else "accomplish"

    def _section_name(self, section: str) -> str:
        rows = self.rows.rows
        return next((r.text for r in rows if r.adds_to and r.section == section), "")

    def _on_ticked(self, row: Row, done: bool) -> None:
        with self._desk.change(self._tick_label(row, done), by=self) as session:
            self._tick(session, row, done)

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if self.adds and (row.kind == ADD or row.adds_to):
            self.add_item(row.section)

    def _on_shifted(self, step: int) -> None:
        """Take the item that is being typed to another section."""
        new = self.inline.row
        heads = [row.section for row in self.rows.rows if row.adds_to]
        if new is None or new.is_thing or new.section not in heads:
            return
        at = heads.index(new.section) + step
        if 0 <= at < len(heads):
            words = self.inline.text()
            self.inline.close_unsaved()
            self.start_new(replace(new, section=heads[at]), self._section_name(heads[at]))
            self.inline.setText(words)

    def _on_settling(self) -> None:
        self.inline.settle()
