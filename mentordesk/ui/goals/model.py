"""Goals as rows below the names of persons or kinds; charts are read as rows come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentordesk.domain.burndown import BurnDown
from mentordesk.storage.goals import Facts
from mentordesk.ui import words
from mentordesk.ui.goal import words as said

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
CHART = Qt.ItemDataRole.UserRole + 1
BLOCK = 32  # charts read at once
PERSON, KIND, NONE = "person", "kind", ""


class Row(NamedTuple):
    """A goal, or without one the name of those below; `person` is said where no name is above."""

    title: str
    second: str = ""
    goal: Facts | None = None
    person: str = ""


class GoalsModel(QAbstractListModel):
    def __init__(
        self, read: Callable[[Sequence[int]], dict[int, BurnDown]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._rows: list[Row] = []
        self._charts: dict[int, BurnDown] = {}

    def show_goals(self, goals: Sequence[Facts], group: str, today: date) -> None:
        """Show goals that come by person; `group` is PERSON, KIND or NONE."""
        self._charts = {}
        rows = _grouped(goals, group, today)
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def goal(self, index: Index) -> Facts | None:
        return self._rows[index.row()].goal if index.isValid() else None

    def index_of(self, goal_id: int) -> QModelIndex:
        for number, row in enumerate(self._rows):
            if row.goal is not None and row.goal.goal_id == goal_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row())
        if role == CHART and row.goal is not None:
            return self._chart(index.row(), row.goal.goal_id)
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.goal(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, number: int) -> str:
        row = self._rows[number]
        if row.goal is None:
            return row.title
        standing = said.standing(self._chart(number, row.goal.goal_id))
        return ", ".join(part for part in (row.title, row.person, row.second, standing) if part)

    def _chart(self, number: int, goal_id: int) -> BurnDown:
        if goal_id not in self._charts:
            start = number - number % BLOCK
            near = [row.goal.goal_id for row in self._rows[start : start + BLOCK] if row.goal]
            self._charts |= self._read(near)
        return self._charts[goal_id]


def _grouped(goals: Sequence[Facts], group: str, today: date) -> list[Row]:
    if group == NONE:
        return [_row(goal, "", today) for goal in goals]
    by_kind = group == KIND
    ordered = sorted(goals, key=lambda each: each.kind) if by_kind else list(goals)
    rows = []
    for _, found in groupby(ordered, key=lambda each: each.kind if by_kind else each.person):
        below = list(found)
        name = words.initial_cap(words.kind(below[0].kind)) if by_kind else below[0].person
        rows.append(Row(name))
        rows += [_row(each, each.person if by_kind else "", today) for each in below]
    return rows


def _row(goal: Facts, person: str, today: date) -> Row:
    return Row(said.title(goal), said.row_facts(goal, today), goal, person)


def _key(row: Row) -> object:
    return row.goal.goal_id if row.goal else row.title
