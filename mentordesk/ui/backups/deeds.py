"""What is done with the chosen backup: it is looked at, restored in whole or in part, checked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage.restoring.contents import Contents
from mentordesk.ui import way_out
from mentordesk.ui.looking import Look
from mentordesk.ui.theme import Theme

from . import words
from .actions import Ways
from .drawn import RowList
from .mentorship import MentorshipDialog
from .model import Entry
from .note import NoteDialog
from .reading import Reader
from .whole import Restore, WholeDialog, protects


class Deeds(QObject):
    wished = Signal(object)
    done = Signal(str, Place)  # what was restored, and where it is
    check_asked = Signal(Entry)

    def __init__(
        self, desk: Desk, theme: Theme, reader: Reader, rows: RowList[Entry], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk, self._theme, self._reader = desk, theme, reader
        self._list, self._page = rows, page
        self.contents: Contents | None = None  # of the chosen one, once it is read
        self._is_asking = False
        self.restore_when_read = ""  # the path of the one that is to be restored then

    def ways(self) -> Ways:
        part = self._restore_part
        return Ways(
            look=self._look,
            whole=self._restore_whole,
            mentorship=partial(part, MentorshipDialog),
            note=partial(part, NoteDialog),
            check=self._check,
            show=self._show,
        )

    def go_on(self, entry: Entry) -> None:
        """Restore what was to be restored once it is read."""
        if self.restore_when_read == entry.name and self.contents is not None:
            self._restore_whole()
        self.restore_when_read = ""

    def _look(self) -> None:
        entry = self._list.chosen()
        if entry is None or self.contents is None:
            return
        backup = entry.backup
        when = words.day_and_time(backup.made_at, self._desk.now())
        name = self.tr("{desk}, {when}").format(desk=self._desk.path.stem, when=when)
        said = self.tr("A backup of {when} · only to look at").format(when=when)
        restores = Place("backups", "", entry.name) if backup.digest else None
        as_of = backup.made_at.astimezone(self._desk.now().tzinfo)
        self.wished.emit(Look(backup.path, self._key(entry), name, said, as_of, restores))

    def _restore_whole(self) -> None:
        entry, found = self._list.chosen(), self.contents
        if entry is None or found is None:  # it is being compared anew
            self.restore_when_read = "" if entry is None else entry.name
            return
        when, key = words.day_and_time(entry.backup.made_at, self._desk.now()), self._key(entry)
        said = protects(key, self._desk.key)
        if self._asks(WholeDialog(self._theme, found, when, said, self._page)):
            self.wished.emit(Restore(entry.backup, key, when))

    def _restore_part(self, kind: type[MentorshipDialog | NoteDialog]) -> None:
        entry, found = self._list.chosen(), self.contents
        if entry is None or found is None:
            return
        dialog = kind(self._desk, self._theme, self._reader, entry, self._page)
        dialog.show_all_of(found)
        if self._asks(dialog) and dialog.place is not None:
            self.done.emit(dialog.told, dialog.place)

    def _asks(self, dialog: QDialog) -> bool:
        """Ask once, whatever key is pressed again before the dialog is there."""
        asks = self._is_asking
        self._is_asking = True
        accepted = not asks and bool(dialog.exec())
        self._is_asking = asks
        dialog.deleteLater()
        return accepted

    def _check(self) -> None:
        if (entry := self._list.chosen()) is not None:
            self.check_asked.emit(entry)

    def _show(self) -> None:
        if (entry := self._list.chosen()) is not None:
            way_out.show_folder(entry.backup.path.parent)

    def _key(self, entry: Entry) -> str | None:
        return self._reader.key(entry.backup)
