"""The text of a note, saved as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain import voice
from mentordesk.domain.languages import NOTE
from mentordesk.domain.note import LONGEST, plain
from mentordesk.errors import MentorDeskError, TextTooLong
from mentordesk.storage import note_list, notes, turning
from mentordesk.ui import rescue
from mentordesk.ui.capture import turn_menu
from mentordesk.ui.rescue import Texts
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.visit import Pace, Visit

from .highlighter import Highlighter, Voices, units
from .writing import Writing


class NoteEditor(Writing):
    """Shows one note; what is typed is saved after a pause, and before anything else happens."""

    refused = Signal(MentorDeskError)  # the text stays here, still modified
    saved = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        note_uid: str = "",
        parent: QWidget | None = None,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._desk = desk
        self._is_owned = False  # it is of a mentorship, so that things can be made of it
        self._saved = ""  # the text as the desk has it
        self._note_uid = ""
        self._is_rescued = False  # it could not be saved before, and waits in a draft
        self._visit = Visit(self, self.save, self.leave, pace)
        self._note_id: int | None = None
        self._highlighter = Highlighter(theme, self.document())
        self.setAccessibleName(self.tr("Text of the note"))
        self.setPlaceholderText(self.tr("The first line becomes the title"))
        self.show_note(note_uid)
        self.textChanged.connect(self._on_text_changed)
        desk.changed.connect(self._on_desk_changed)
        desk.settling.connect(self.save)

    def show_note(self, note_uid: str) -> None:
        """Show another note, or none; what is typed is saved before."""
        self.leave()
        session = self._desk.session
        self._note_id = notes.by_uid(session, note_uid) if note_uid else None
        text = None if self._note_id is None else notes.text(session, self._note_id)
        self._highlighter.show_voices(self._voices(note_uid))
        self._saved = text or ""
        self.load(self._saved)
        self.setReadOnly(text is None or self._desk.looking)
        self._visit.rest()
        self._note_uid = note_uid
        if text is not None:
            self._go_on_with(rescue.kept(self._desk, self._name()).get("text", ""))

    def show_found(self, terms: Sequence[str]) -> None:
        """Highlight the words that were searched for."""
        self._highlighter.show_found(terms)

    def holds_unsaved(self) -> bool:
        return self.document().isModified()

    def unsaved(self) -> Texts:
        return {self._name(): {"text": self.text()}} if self.holds_unsaved() else {}

    def save(self) -> None:
        self._visit.note_saved()
        if self._note_id is None or not self.document().isModified():
            return
        text = self.text()
        try:
            label, step = self.tr("Edit note"), self._visit.step
            with self._desk.change(label, by=self, merge=step) as session:
                notes.write(session, self._note_id, text, self._desk.now())
        except MentorDeskError as error:
            self.refused.emit(error)
        else:
            self._saved = text
            self.document().setModified(False)
            self._let_go()
            self.saved.emit()

    def leave(self) -> None:
        """End the visit: what is typed from now on is another undo step."""
        self.save()
        self._visit.end()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Refuse what a note has no room for before it is laid out."""
        length = self.document().characterCount() - 1  # Qt counts an end
        if len(source.text()) + length > LONGEST:
            self.refused.emit(TextTooLong())
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.leave()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What the system offers, and to make something else of the line."""
        menu = self.createStandardContextMenu(event.pos())
        if (turning := self._turn_menu(self.cursorForPosition(event.pos()), menu)) is not None:
            menu.addSeparator()
            menu.addMenu(turning)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _name(self) -> str:
        return f"note {self._note_uid}"

    def _go_on_with(self, text: str) -> None:
        """Show what could not be saved before; why that is so is said again."""
        self._is_rescued = bool(text)
        if text:
            self.make_room(text)
            self.setPlainText(text)
            self.document().setModified(True)
            self.save()

    def _let_go(self) -> None:
        if self._is_rescued:
            self._is_rescued = False
            rescue.let_go(self._desk, self._name())

    def _turn_menu(self, at: QTextCursor, parent: QWidget) -> QMenu | None:
        """Return what a line can be turned into: nothing if the note is of no mentorship."""
        line, number = at.block().text(), at.blockNumber()
        if self._note_id is None or self.isReadOnly() or not plain(line) or not self._is_owned:
            return None
        return turn_menu.turn_menu(self._theme, parent, [NOTE], partial(self._turn, number, line))

    def _turn(self, number: int, line: str, into: str) -> None:
        self.leave()
        if self._note_id is None or self.holds_unsaved():
            return
        try:
            with self._desk.change(turn_menu.undo_label(into)) as session:
                turning.turn_line(session, self._note_id, number, line, into, self._desk.now())
        except MentorDeskError as error:
            self.refused.emit(error)

    def _voices(self, note_uid: str) -> Voices | None:
        row = note_list.one(self._desk.connection, note_uid) if note_uid else None
        self._is_owned = row is not None and bool(row.mentorship)
        if row is None or not row.person:
            return None
        other = voice.other(row.role)
        return Voices(row.person, other, row.role)

    def _on_text_changed(self) -> None:
        if not self.document().isModified():  # only its colours changed
            return
        self._visit.go_on()

    def _on_desk_changed(self, change: Change) -> None:
        if self._note_id is None or change.by is self:
            return
        if not change.touches("note", self._note_id):
            return
        text = notes.text(self._desk.session, self._note_id)
        if text is None:
            return
        if not self.document().isModified():
            self._show(text)
        elif text != self._saved and text.startswith(self._saved):
            self._follow_with(text[len(self._saved) :].removeprefix("\n"))
        self._saved = text

    def _follow_with(self, line: str) -> None:
        """Put a line that was added to the note behind what is typed and not saved yet."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"\n{line}")

    def _show(self, text: str) -> None:
        """Turn the shown text into `text` by the smallest edit, which keeps cursor and scroll."""
        if (shown := self.text()) == text:
            return
        start, end, new = _difference(shown, text)
        before = self.textCursor()
        stays = not before.hasSelection() and before.position() == start == end
        stays = stays and self.window().focusWidget() is self
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.make_room(new)
        cursor.insertText(new)
        if stays:  # who was typing at the end goes on there, and not behind what was added
            cursor.setPosition(start)
            self.setTextCursor(cursor)
        self.document().setModified(False)
        self._visit.rest()


def _difference(old: str, new: str) -> tuple[int, int, str]:
    """Return what to replace, counted as Qt counts, and by what."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    most -= start
    same = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return units(old[:start]), units(old[: len(old) - same]), new[start : len(new) - same]
