"""The milestones of a goal as rows: earlier reached ones folded, then the latest, then the open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mentordesk.storage.milestones import Entry
from mentordesk.ui import words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LATEST = 3  # so many reached ones are shown without unfolding
ROW = Qt.ItemDataRole.UserRole


class Row(NamedTuple):
    """One line; the fold has no entry. `second` is the smaller line below the title."""

    title: str
    second: str
    entry: Entry | None = None


class MilestoneModel(QAbstractListModel):
    """Keeps values; what a person does to them is told by signals."""

    ticked = Signal(int, bool)
    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._rows: list[Row] = []
        self._today = date.min
        self.unfolded = False

    def show_entries(self, entries: Sequence[Entry], today: date) -> None:
        self._entries, self._today = list(entries), today
        self._arrange()

    def unfold(self, unfolded: bool) -> None:
        self.unfolded = unfolded
        self._arrange()

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def entry(self, index: Index) -> Entry | None:
        return self._rows[index.row()].entry if index.isValid() else None

    def index_of(self, milestone_id: int) -> QModelIndex:
        for number, row in enumerate(self._rows):
            if row.entry is not None and row.entry.milestone_id == milestone_id:
                return self.index(number)
        return QModelIndex()

    def open_entries(self) -> list[Entry]:
        return [each for each in self._entries if each.state == "open"]

    def index_of_uid(self, uid: str) -> QModelIndex:
        """Where a milestone is, unfolded if it has to be."""
        found = [each for each in self._entries if each.uid == uid]
        if not found:
            return QModelIndex()
        if not self.index_of(found[0].milestone_id).isValid():
            self.unfold(True)
        return self.index_of(found[0].milestone_id)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.CheckStateRole and row.entry is not None:
            done = row.entry.state == "reached"
            return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
        return row if role == ROW else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index)
        if entry is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(entry.milestone_id, value == Qt.CheckState.Checked)
            return True
        title = str(value).strip()
        if title and title != entry.title:
            self.renamed.emit(entry.milestone_id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if entry is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
            if entry.state == "open":
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def _arrange(self) -> None:
        rows = self._new_rows()
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _new_rows(self) -> list[Row]:
        reached = [each for each in self._entries if each.state == "reached"]
        reached.sort(key=lambda each: each.since)
        dropped = [each for each in self._entries if each.state == "dropped"]
        early, latest = reached[:-LATEST], reached[-LATEST:]
        fold = [Row(self._fold_words(len(early), len(dropped)), "")] if early or dropped else []
        behind = [*early, *dropped] if self.unfolded else []
        return fold + [self._row(each) for each in (*behind, *latest, *self.open_entries())]

    def _row(self, entry: Entry) -> Row:
        return Row(entry.title, self._second(entry), entry)

    def _second(self, entry: Entry) -> str:
        if entry.state == "dropped":
            day = words.month_day(entry.since, self._today)
            return self.tr("dropped {day}").format(day=day)
        if entry.state == "reached":
            return words.month_day(entry.since, self._today)
        if entry.target is None:
            return ""
        day = words.month_day(entry.target, self._today)
        late = entry.target < self._today
        return (self.tr("was due {day}") if late else self.tr("due {day}")).format(day=day)

    def _fold_words(self, early: int, dropped: int) -> str:
        parts = []
        if early:
            parts.append(
                words.counted(
                    self.tr("1 earlier milestone reached"),
                    self.tr("%n earlier milestones reached"),
                    early,
                )
            )
        if dropped:
            parts.append(words.counted(self.tr("1 dropped"), self.tr("%n dropped"), dropped))
        return ", ".join(parts)

    def _spoken(self, row: Row) -> str:
        if row.entry is None:
            state = self.tr("unfolded") if self.unfolded else self.tr("folded")
            return f"{row.title}, {state}"
        return ", ".join(part for part in (row.title, points(row.entry), self._state(row)) if part)

    def _state(self, row: Row) -> str:
        if row.entry is not None and row.entry.state == "reached":
            return self.tr("reached {day}").format(day=row.second)
        return row.second


def points(entry: Entry) -> str:
    one = QCoreApplication.translate("MilestoneModel", "1 point")
    many = QCoreApplication.translate("MilestoneModel", "%n points")
    return words.counted(one, many, entry.points)


def _key(row: Row) -> int:
    return row.entry.milestone_id if row.entry else 0
