"""The notes that are listed, read in pages as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mentordesk.storage.note_list import NoteRow
from mentordesk.ui.widgets.marked import plain

from . import words

Index = QModelIndex | QPersistentModelIndex
PAGE = 60
PAGES_KEPT = 12
NOWHERE = QModelIndex()


class Notes(QAbstractTableModel):
    """One column of notes; `read(start, most)` gets some of them."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._count = 0
        self._read: Callable[[int, int], Sequence[NoteRow]] = _none
        self._pages: OrderedDict[int, Sequence[NoteRow]] = OrderedDict()

    def show(self, count: int, read: Callable[[int, int], Sequence[NoteRow]]) -> None:
        self.beginResetModel()
        self._count, self._read = count, read
        self._pages.clear()
        self.endResetModel()

    def show_rows(self, rows: Sequence[NoteRow]) -> None:
        self.show(len(rows), lambda start, most: rows[start : start + most])

    def row(self, number: int) -> NoteRow | None:
        """Return a note, None if it went away meanwhile."""
        page, at = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._read(page * PAGE, PAGE)
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        rows = self._pages[page]
        return rows[at] if 0 <= at < len(rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return words.title(row) if row else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            return self._spoken(row) if row else ""
        return None

    def _spoken(self, row: NoteRow) -> str:
        private = words.tr("private") if row.private else words.tr("shared")
        parts = words.title(row), words.origin(row, self._now()), private, plain(row.excerpt)
        return ", ".join(part for part in parts if part)


def _none(start: int, most: int) -> Sequence[NoteRow]:
    return ()
