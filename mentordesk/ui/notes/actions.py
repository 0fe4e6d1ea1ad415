"""What can be done with a note, from its menu, by keys and from the Edit menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.desk import Desk
from mentordesk.storage import mentorships, note_list, notes
from mentordesk.storage.note_list import NoteRow
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import plain_tip, unmarked


class NoteActions(QObject):
    """Knows which note they are about: the one that is shown."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._parent = desk, theme, parent
        self._row: NoteRow | None = None
        self.privacy = self._action(self.tr("Make it shared"), "eye")
        self.history = self._action(self.tr("What the note was before…"), "history")
        self.trash = self._action(self.tr("Move to trash"), "trash-2", "Del")
        self.privacy.triggered.connect(self._on_privacy_asked)
        self.history.triggered.connect(self._on_history_asked)
        self.trash.triggered.connect(self._on_trash_asked)
        self.show_note(None)

    def all(self) -> list[QAction]:
        return [self.privacy, self.history, self.trash]

    def show_note(self, row: NoteRow | None) -> None:
        self._row = row
        for action in self.all():
            action.setEnabled(row is not None)
        private = row is not None and row.private
        self.privacy.setText(self.tr("Make it shared") if private else self.tr("Make it private"))
        self.privacy.setIcon(self._theme.icon("eye" if private else "lock"))
        of_meeting = row is not None and row.of_meeting
        self.trash.setEnabled(row is not None and not of_meeting)
        hint = self.tr("The note of a meeting stays with its meeting") if of_meeting else ""
        self.trash.setToolTip(plain_tip(hint))

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of all of them; whose the note is comes first."""
        result = QMenu(parent)
        result.setToolTipsVisible(True)
        owners = QMenu(self.tr("Mentorship"), result)
        owners.setIcon(self._theme.icon("users"))
        owners.aboutToShow.connect(partial(self._fill_owners, owners))
        result.addMenu(owners)
        result.addActions(self.all()[:-1])
        result.addSeparator()
        result.addAction(self.trash)
        return result

    def owners(self, parent: QWidget) -> QMenu:
        """A menu of the mentorships that the note can be of."""
        result = QMenu(parent)
        result.aboutToShow.connect(partial(self._fill_owners, result))
        return result

    def _action(self, text: str, icon: str, keys: str = "") -> QAction:
        result = QAction(self._theme.icon(icon), text, self)
        if keys:
            result.setShortcut(QKeySequence(keys))
            result.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return result

    def _fill_owners(self, menu: QMenu) -> None:
        menu.clear()
        known = [(each.uid, each.name) for each in note_list.owners(self._desk.connection)]
        for uid, name in [("", self.tr("None, only mine")), *known]:
            action = menu.addAction(unmarked(name))
            action.setCheckable(True)
            action.setChecked(self._row is not None and uid == self._row.mentorship)
            action.setEnabled(self._row is not None and not self._row.of_meeting)
            action.triggered.connect(partial(self._on_owner_chosen, uid))
            if not uid:
                menu.addSeparator()

    def _on_owner_chosen(self, uid: str, *_: object) -> None:
        if self._row is None:
            return
        with self._desk.change(self.tr("Assign note")) as session:
            owner = mentorships.by_uid(session, uid) if uid else None
            notes.assign(session, self._row.note_id, owner)

    def _on_privacy_asked(self) -> None:
        if (row := self._row) is None:
            return
        label = self.tr("Make note shared") if row.private else self.tr("Make note private")
        with self._desk.change(label) as session:
            notes.set_private(session, row.note_id, not row.private)

    def _on_trash_asked(self) -> None:
        if (row := self._row) is None:
            return
        self._desk.settle()
        with self._desk.change(self.tr("Move note to trash")) as session:
            notes.discard(session, row.note_id, self._desk.now())

    def _on_history_asked(self) -> None:
        from .history import History

        if (row := self._row) is not None:
            self._desk.settle()
            History(self._desk, self._theme, row, self._parent).exec()
