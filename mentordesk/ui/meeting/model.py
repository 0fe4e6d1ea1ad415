"""The rows of a list, as Qt asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from .row import Row

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Rows(QAbstractListModel):
    """Holds values only; what is ticked is told, and shown once it is saved."""

    ticked = Signal(object, bool)  # a Row

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> bool:
        """Show these rows; the same ones are patched, others reset the list. Return whether so."""
        same = [(r.kind, r.key) for r in rows] == [(r.kind, r.key) for r in self.rows]
        if same:
            self._patch(rows)
        else:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
        return not same

    def insert(self, at: int, row: Row) -> QModelIndex:
        self.beginInsertRows(NOWHERE, at, at)
        self.rows.insert(at, row)
        self.endInsertRows()
        return self.index(at)

    def remove(self, at: int) -> None:
        self.beginRemoveRows(NOWHERE, at, at)
        del self.rows[at]
        self.endRemoveRows()

    def at(self, index: Index) -> Row:
        return self.rows[index.row()]

    def find(self, key: str) -> QModelIndex:
        """Return where the thing of this uid is, an invalid index if it is not here."""
        for at, row in enumerate(self.rows):
            if row.key == key and row.is_thing:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "\n\n".join(filter(None, (row.tip, row.history))) or None
        if role == Qt.ItemDataRole.CheckStateRole and row.tick is not None:
            return Qt.CheckState.Checked if row.tick else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A screen reader ticks a box this way."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self.at(index), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between rows, not on them
        row = self.at(index)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.grip:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if row.tick is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def patch(self, row: Row) -> None:
        """Show another state of a row that is here."""
        at = self.find(row.key).row()
        if self.rows[at] != row:
            self.rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))

    def _patch(self, rows: Sequence[Row]) -> None:
        for at, row in enumerate(rows):
            if self.rows[at] != row:
                self.rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))
