"""Restoring one mentorship out of a backup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import RowGone
from mentordesk.storage.restoring import difference, tree
from mentordesk.storage.restoring.contents import Contents, Someone
from mentordesk.storage.restoring.difference import Difference
from mentordesk.storage.restoring.tree import Tree
from mentordesk.ui.theme import Theme

from . import words
from .model import Entry, People
from .part import PartDialog
from .reading import Question, Reader

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlalchemy.orm import Session

Read = tuple[Tree, Difference]


class MentorshipDialog(PartDialog[Someone]):
    def __init__(
        self, desk: Desk, theme: Theme, reader: Reader, entry: Entry, parent: QWidget
    ) -> None:
        super().__init__(desk, theme, reader, entry, parent)
        self.lay_out(self.tr("Restore a mentorship"), People())

    def show_all_of(self, found: Contents) -> None:
        self.show_all(found.mentorships)

    def _text(self, row: Someone) -> str:
        return row.name

    def _question(self, row: Someone) -> Question[Read]:
        return partial(_read, row.uid)

    def _tell(self, answer: Read) -> None:
        then, found = answer
        if found.is_none():
            self._allow(None, self.tr("It is as it was then: there is nothing to restore."))
            return
        lines = (
            (self.tr("Comes back: {things}."), found.back),
            (self.tr("Becomes what it was: {things}."), found.changed),
            (self.tr("Was added since and stays: {things}."), found.later),
        )
        said = [line.format(things=words.listed(things)) for line, things in lines if things]
        if found.changed:
            said.append(
                self.tr(
                    "The present texts of notes stay in their histories, and what was made"
                    " private since stays private."
                )
            )
        self._allow(then, "\n".join(said))

    def _restore(self, session: Session, then: Tree) -> None:
        from mentordesk.storage.restoring import mentorship

        mentorship.restore(session, then, self._desk.now())

    def _remember(self, row: Someone) -> None:
        said = self.tr("The mentorship with {name} is as it was on {when}.")
        self.told = said.format(name=row.name, when=self._when())
        self.place = Place("mentorship", row.uid)


def _read(uid: str, backup: Connection, desk: Connection) -> Read:
    then = tree.mentorship(backup, uid)
    if then is None:
        raise RowGone
    return then, difference.of(desk, then)
