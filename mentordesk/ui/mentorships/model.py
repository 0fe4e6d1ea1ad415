"""The mentorships as a table: words to show, to speak, to sort and to filter by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from mentordesk.storage.mentorship_list import Row

from .cells import Cell, columns, turn, usual_key

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TONE = Qt.ItemDataRole.UserRole


class Mentorships(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.cells: list[list[Cell]] = []
        self._columns = columns()

    def show(self, rows: list[Row], now: datetime) -> None:
        self.beginResetModel()
        self.rows = sorted(rows, key=usual_key)
        self.cells = [[column.cell(row, now) for column in self._columns] for row in self.rows]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns[index.column()].name}: {cell.text}"
        if role == TONE:
            return cell.tone if self.rows[index.row()].state == "active" else "muted"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].name
        return None


class Sifted(QSortFilterProxyModel):
    """The mentorships that are wanted, in the order that was clicked."""

    def __init__(self, source: Mentorships) -> None:
        super().__init__()
        self._source = source
        self._words: list[str] = []
        self._active = True
        self._turn = ""
        self.setSourceModel(source)

    def sift(self, words: str, active: bool, turn: str = "") -> None:
        """Show those with each of the words in any column; perhaps only active ones or a turn."""
        self._words, self._active, self._turn = words.casefold().split(), active, turn
        self.invalidate()

    def row(self, index: Index) -> Row:
        return self._source.rows[self.mapToSource(index).row()]

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if self._active and self._source.rows[row].state != "active":
            return False
        if self._turn and turn(self._source.rows[row]) != self._turn:
            return False
        said = " ".join(cell.text for cell in self._source.cells[row]).casefold()
        return all(word in said for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        cells = self._source.cells
        return cells[left.row()][left.column()].key < cells[right.row()][right.column()].key
