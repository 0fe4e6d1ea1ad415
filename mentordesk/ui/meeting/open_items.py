"""The items that are still open when a meeting ends, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from mentordesk.ui.theme import Theme

from .lines import Lines
from .row import Row

CARRY, PARK, DROP = range(3)
KEYS = {Qt.Key.Key_C: CARRY, Qt.Key.Key_P: PARK, Qt.Key.Key_D: DROP}


class OpenItems(Lines):
    """C, P and D choose for the selected items and go on to the next one."""

    decided = Signal()

    def __init__(self, theme: Theme, name: str, choices: tuple[str, str, str]) -> None:
        super().__init__(theme, name)
        self._choices = choices
        self.hit.connect(self._on_hit)

    def show_items(self, rows: Sequence[Row], chosen: dict[str, int]) -> None:
        """Show open items; one that asks to be decided (`chosen` is -1) has no choice yet."""
        self.show_rows([self._chosen(row, chosen.get(row.key, row.chosen)) for row in rows])
        self.setCurrentIndex(self.rows.index(0))

    def undecided(self) -> Row | None:
        """Return the first item for which something is still to be chosen, and go there."""
        row = next((row for row in self.rows.rows if row.chosen < 0), None)
        if row is not None:
            self.choose(row.key)
            self.setFocus()
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = KEYS.get(Qt.Key(event.key()))
        if choice is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif rows := self.chosen():
            self._choose_for(rows, choice)
            following = self._place_of(rows[-1]) + 1
            if following < self.rows.rowCount():
                self.setCurrentIndex(self.rows.index(following))

    def _choose_for(self, rows: Sequence[Row], choice: int) -> None:
        keys = {row.key for row in rows}
        shown = self.rows.rows
        self.show_rows([self._chosen(r, choice) if r.key in keys else r for r in shown])
        self.decided.emit()

    def _chosen(self, row: Row, choice: int) -> Row:
        said = self._choices[choice] if choice >= 0 else row.second
        spoken = f"{row.text}: {said}"
        return replace(row, choices=self._choices, chosen=choice, spoken=spoken)

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part.startswith("choice"):
            self._choose_for([row], int(part.removeprefix("choice")))
