"""Restoring one note out of a backup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import RowGone
from mentordesk.storage.restoring import tree
from mentordesk.storage.restoring.contents import Contents, Noted
from mentordesk.storage.restoring.tree import Tree
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import text_edit

from .model import Entry, Notes
from .part import PartDialog
from .reading import Question, Reader

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlalchemy.orm import Session

SHOWN = 20_000  # characters of a note: enough to know it by, and laid out at once


class Read(NamedTuple):
    then: Tree
    text: str
    now: str | None  # None: it is gone
    in_trash: bool


class NoteDialog(PartDialog[Noted]):
    def __init__(
        self, desk: Desk, theme: Theme, reader: Reader, entry: Entry, parent: QWidget
    ) -> None:
        super().__init__(desk, theme, reader, entry, parent)
        self._preview: QPlainTextEdit = text_edit(self.tr("The text as it was"), lines=6)
        self._preview.setReadOnly(True)
        self.lay_out(self.tr("Restore a note"), Notes(desk.now), self._preview)

    def show_all_of(self, found: Contents) -> None:
        self.show_all(found.notes)

    def _text(self, row: Noted) -> str:
        return f"{row.title} {row.person}"

    def _question(self, row: Noted) -> Question[Read]:
        return partial(_read, row.uid)

    def _tell(self, answer: Read) -> None:
        self._preview.setPlainText(answer.text[:SHOWN])
        if answer.now is None:
            self._allow(answer.then, self.tr("It is gone and comes back, with its history."))
        elif answer.in_trash:
            self._allow(answer.then, self.tr("It leaves the trash and says what it said then."))
        elif answer.now == answer.text:
            self._allow(None, self.tr("It says what it said then: there is nothing to restore."))
        else:
            said = self.tr("It says what it said then. Its present text stays in its history.")
            self._allow(answer.then, said)

    def _restore(self, session: Session, then: Tree) -> None:
        from mentordesk.storage.restoring import note

        note.restore(session, then, self._desk.now())

    def _remember(self, row: Noted) -> None:
        said = self.tr("The note “{title}” says what it said on {when}.")
        self.told = said.format(title=row.title or self.tr("Without a title"), when=self._when())
        self.place = Place("note", row.uid)


def _read(uid: str, backup: Connection, desk: Connection) -> Read:
    then = tree.note(backup, uid)
    if then is None:
        raise RowGone
    text = then.rows["note"][uid]["body"]
    now = tree.present(desk, then)["note"].get(uid)
    if now is None:
        return Read(then, text, None, in_trash=False)
    return Read(then, text, now["body"], in_trash=bool(now["trashed_at"]))
