"""The trash: what is in it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QTableView, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import trash
from mentordesk.storage.trash_can import KEPT, TABLES

from . import words
from .page import Page
from .theme import Theme
from .widgets.buttons import button
from .widgets.empty_state import EmptyState
from .widgets.head import Head
from .widgets.labels import plain_tip
from .widgets.layout import across, down, list_card
from .widgets.looks import look

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HIGH = 40


class TrashModel(QAbstractTableModel):
    """A row for what was put in the trash: what, its kind, when, and how long it stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[trash.Trashed] = []
        self._cells: list[tuple[str, ...]] = []

    def show(self, rows: list[trash.Trashed], cells: list[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._rows, self._cells = rows, cells
        self.endResetModel()

    def at(self, index: int) -> trash.Trashed:
        return self._rows[index]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        text = self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads()[index.column()]}: {text}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[section]
        return None

    def _heads(self) -> list[str]:
        return [self.tr("What"), self.tr("Kind"), self.tr("Put here"), self.tr("Stays until")]


class TrashPage(Page):
    TABLES = frozenset(TABLES)

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._restore = button(theme, self.tr("Restore"), "rotate-ccw", "primary")
        self._restore.clicked.connect(self._on_restore_asked)
        facts = self.tr("What is here is kept for {0} days, then deleted for good.")
        head = Head(theme, self.tr("Trash"), [facts.format(KEPT.days)], self._restore)
        self._model = TrashModel(self)
        self._table = self._made_table()
        empty = EmptyState(
            theme,
            "trash-2",
            self.tr("The trash is empty"),
            self.tr("What you delete comes here first, and can be restored."),
        )
        self._shown = QStackedLayout()
        self._shown.addWidget(list_card(self._table))
        self._shown.addWidget(empty)
        self.setLayout(down(head, (across((self._shown, 1), margins=(26, 4, 26, 22)), 1)))

    def focus_first(self) -> None:
        (self._table if self._table.isVisible() else self).setFocus()

    def _made_table(self) -> QTableView:
        table = look(QTableView(self), look="rows")
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Trash"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(HIGH)
        middle = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(middle)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setFixedHeight(HIGH)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.doubleClicked.connect(self._on_restore_asked)
        table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        action = QAction(self.tr("Restore"), self)
        action.setShortcut(QKeySequence("Ctrl+R"))
        action.triggered.connect(self._on_restore_asked)
        table.addAction(action)
        self.edit_actions = [action]
        return table

    def _fill(self) -> None:
        self.show_title(self.tr("Trash"))
        rows = trash.listed(self._desk.session)
        self._model.show(rows, [self._cells(row) for row in rows])
        self._shown.setCurrentIndex(0 if rows else 1)
        for column in (1, 2, 3):
            self._table.setColumnWidth(column, 150)
        if rows:
            self._table.selectRow(0)
        self._on_selection_changed()

    def _cells(self, row: trash.Trashed) -> tuple[str, ...]:
        today, zone = self._desk.today(), self._desk.now().tzinfo
        day = row.trashed_at.astimezone(zone).date()
        name = row.words.replace("T", " ") if row.kind == "meeting" else row.words
        return (
            name or self.tr("Without a title"),
            self._kind(row.kind),
            words.month_day(day, today),
            words.month_day(day + KEPT, today),
        )

    def _kind(self, kind: str) -> str:
        names = {
            "person": self.tr("person"),
            "mentorship": self.tr("mentorship"),
            "meeting": self.tr("meeting"),
            "question": self.tr("question"),
            "agenda_template": self.tr("agenda template"),
            "agenda_item": self.tr("agenda item"),
            "action_item": self.tr("action item"),
            "decision": self.tr("decision"),
            "learning": self.tr("learning"),
            "note": self.tr("note"),
            "goal": self.tr("goal"),
            "milestone": self.tr("milestone"),
        }
        return names[kind]

    def _on_selection_changed(self) -> None:
        self._restore.setEnabled(self._table.selectionModel().hasSelection())

    def _on_restore_asked(self) -> None:
        chosen = [
            self._model.at(index.row()) for index in self._table.selectionModel().selectedRows()
        ]
        if chosen:
            with self._desk.change(self.tr("Restore")) as session:
                for one in chosen:
                    trash.restore(session, one.kind, one.uid)
