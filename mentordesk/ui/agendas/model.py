"""The rows of Agendas, as Qt asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from .row import HEAD, Row
from .rows import spoken

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Rows(QAbstractTableModel):
    """One column: a table lays out nothing that it does not show, a list does."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> bool:
        """Show these rows; the same ones are patched, others reset the list. Return whether so."""
        same = [_shape(row) for row in rows] == [_shape(row) for row in self.rows]
        if same:
            self._patch(rows)
        else:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
        return not same

    def at(self, index: Index) -> Row | None:
        return self.rows[index.row()] if index.isValid() else None

    def find(self, key: str) -> QModelIndex:
        """Return where the thing of this uid is, an invalid index if it is not here."""
        for number, row in enumerate(self.rows):
            if row.key == key and row.kind != HEAD:
                return self.index(number, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self.rows[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if row.kind != HEAD:
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if row.is_item else flags

    def _patch(self, rows: Sequence[Row]) -> None:
        for number, row in enumerate(rows):
            if self.rows[number] != row:
                self.rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, 0))


def _shape(row: Row) -> tuple[str, str, bool]:
    return row.kind, row.key, row.last
