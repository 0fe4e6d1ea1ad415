"""The questions that are listed, as Qt asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from mentordesk.domain.excerpt import spans
from mentordesk.domain.questions import Known
from mentordesk.ui import question_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ALL, HIDDEN = "all", "hidden"


class Questions(QAbstractListModel):
    """Holds values only."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.rows: list[Known] = []

    def show(self, rows: Sequence[Known]) -> None:
        """Show these; the same questions are patched, others reset the list."""
        same = [row.question.uid for row in rows] == [row.question.uid for row in self.rows]
        if same:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def place_of(self, uid: str) -> int | None:
        found = (at for at, row in enumerate(self.rows) if row.question.uid == uid)
        return next(found, None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.question.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self._today())
        return None


def spoken(known: Known, today: date) -> str:
    question = known.question
    hidden = question_words.tr("hidden") if question.hidden else ""
    stands = question_words.how_it_stands(known, today)
    return question_words.spoken((question.text, stands, question.category, hidden))


def of_kind(known: Sequence[Known], kind: str | None) -> list[Known]:
    """Return the questions of a kind, ALL that are not hidden, or the HIDDEN ones."""
    if kind == HIDDEN:
        return [one for one in known if one.question.hidden]
    return [one for one in known if not one.question.hidden and kind in (ALL, one.question.kind)]


def with_words(known: Sequence[Known], terms: Sequence[str]) -> list[Known]:
    """Return the questions that have all words, in them, their category or their last answer."""
    if not terms:
        return list(known)
    return [one for one in known if all(spans(_words(one), [term]) for term in terms)]


def _words(known: Known) -> str:
    answer = known.asked.answer if known.asked else ""
    return f"{known.question.text} {known.question.category} {answer}"
