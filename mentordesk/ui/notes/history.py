"""What a note was before, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mentordesk.desk import Desk
from mentordesk.domain import note as texts
from mentordesk.storage import notes, revisions
from mentordesk.storage.note_list import NoteRow
from mentordesk.storage.revisions import Revision
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look

from . import words
from .model import Index
from .writing import LONGEST

SHORT = 24  # characters; the title is the same in most
ROOM = 15
Wrap = QTextOption.WrapMode


class Roomy(QStyledItemDelegate):
    """Rows with room: the sheet's height of rows counts for the current one only."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + ROOM)


class History(QDialog):
    def __init__(self, desk: Desk, theme: Theme, row: NoteRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._row = desk, row
        self._revisions = revisions.listed(desk.session, row.note_id)
        self.setWindowTitle(self.tr("What the note was before"))
        self.resize(760, 480)
        self._list = self._made_list()
        self._text = look(QPlainTextEdit(), look="field")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("The text at that time"))
        self._restore = button(theme, self.tr("Restore this text"), "rotate-ccw", "primary")
        self._restore.clicked.connect(self._on_restore_clicked)
        close = button(theme, self.tr("Close"))
        close.clicked.connect(self.reject)
        self._lay_out(close)
        self._show_first()

    def _made_list(self) -> QListView:
        result = look(QListView(), look="field")
        result.setAccessibleName(self.tr("Earlier texts"))
        result.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        result.setUniformItemSizes(True)
        result.setItemDelegate(Roomy(result))
        result.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model = QStringListModel([self._spoken(each) for each in self._revisions], result)
        result.setModel(model)
        result.selectionModel().currentChanged.connect(self._on_current_changed)
        return result

    def _lay_out(self, close: QWidget) -> None:
        hint = self.tr(
            "While a note is edited, what it was is kept every ten minutes."
            " Restoring one text loses none of the others."
        )
        middle = across((self._list, 2), (self._text, 3), gap=12)
        foot = across(None, close, self._restore, gap=8)
        title = head_line(words.title(self._row))
        parts = title, Text(hint, tone="muted"), (middle, 1), foot
        self.setLayout(down(*parts, margins=(18, 16, 18, 16), gap=10))

    def _show_first(self) -> None:
        self._restore.setEnabled(bool(self._revisions))
        if self._revisions:
            self._list.setCurrentIndex(self._list.model().index(0, 0))
            self._list.setFocus()
        else:
            self._text.setPlaceholderText(self.tr("There is nothing earlier yet."))

    def _spoken(self, revision: Revision) -> str:
        now = self._desk.now()
        at = revision.saved_at.astimezone(now.tzinfo)
        day = common.month_day(at.date(), now.date())
        start = texts.plain(texts.rest(revision.start)) or texts.title(revision.start)
        short = start if len(start) <= SHORT else start[: SHORT - 1].rstrip() + "…"
        return f"{day}, {common.time(at)} · {short}"

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        revision = self._revisions[current.row()]
        text = revisions.text(self._desk.session, self._row.uid, revision.revision_id)
        long = max(map(len, text.split("\n"))) > LONGEST
        self._text.setWordWrapMode(Wrap.WrapAnywhere if long else Wrap.WordWrap)
        self._text.setPlainText(text)

    def _on_restore_clicked(self) -> None:
        revision = self._revisions[self._list.currentIndex().row()]
        with self._desk.change(self.tr("Restore note")) as session:
            chosen = revision.revision_id
            notes.restore(session, self._row.note_id, chosen, self._desk.now())
        self.accept()
